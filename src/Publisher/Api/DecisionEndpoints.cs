using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Disclosure.Publisher.Api;

/// <summary>The agency's interface: push a decision, follow a case.</summary>
internal static class DecisionEndpoints
{
    public const string IdempotencyHeader = "Idempotency-Key";
    public const string PushOperation = "pushDecision";
    public const string ReadOperation = "readCase";
    public const int MaximumIdempotencyKey = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var decisions = routes.MapGroup("/api/v1/decisions")
            .RequireRateLimiting(PushLimits.Policy)
            .WithTags("decisions");
        decisions.MapPost("/", PushAsync)
            .RequireAuthorization(ApiKeyAuthentication.Policy(ApiScopes.Push))
            .WithName(PushOperation)
            .Produces<PushAccepted>(StatusCodes.Status202Accepted);
        decisions.MapGet("/{caseId}", ReadAsync)
            .RequireAuthorization(ApiKeyAuthentication.Policy(ApiScopes.Status))
            .WithName(ReadOperation)
            .Produces<CaseStatus>();
    }

    private static async Task<IResult> PushAsync(HttpContext context, PushReader reader, IntakeService intake, CancellationToken cancellationToken)
    {
        if (KeyError(context.Request.Headers[IdempotencyHeader]) is { } error)
        {
            return Problems.Invalid([error]).Answer();
        }

        switch (await reader.ReadAsync(context.Request, cancellationToken))
        {
            case PushReadOutcome.Read read:
                var key = context.Request.Headers[IdempotencyHeader].ToString();
                return Answer(await intake.SubmitAsync(DecisionSender.Of(ApiKeyAuthentication.Client(context.User)), key, read.Files, cancellationToken));
            case PushReadOutcome.WrongType:
                return Problems.WrongType.Answer();
            case PushReadOutcome.Malformed malformed:
                return Problems.Invalid(malformed.Errors).Answer();
            case PushReadOutcome.BodyTooLarge tooLarge:
                return Problems.TooLarge(tooLarge.Errors).Answer();
            case PushReadOutcome.BodyTooSlow:
                context.Response.Headers.Connection = "close";
                return Problems.TooSlow.Answer();
            default:
                throw new InvalidOperationException("An unknown outcome of reading.");
        }
    }

    private static IResult Answer(SubmitOutcome outcome) => outcome switch
    {
        SubmitOutcome.Accepted accepted => Accepted(accepted.CaseId),
        SubmitOutcome.Invalid invalid => Problems.Invalid(invalid.Errors).Answer(),
        SubmitOutcome.SecrecyMarked => Problems.SecrecyMarked.Answer(),
        SubmitOutcome.DuplicateNumber duplicate => Problems.DuplicateNumber(duplicate.CaseId, duplicate.State).Answer(),
        SubmitOutcome.NothingToAmend => Problems.NothingToAmend.Answer(),
        SubmitOutcome.NumberIsBeingAmended amendment => Problems.AmendmentUnderWay(amendment.CaseId).Answer(),
        SubmitOutcome.KeyReused => Problems.KeyReused.Answer(),
        _ => throw new InvalidOperationException("An unknown outcome of intake."),
    };

    private static CaseMessage? KeyError(StringValues values) => values switch
    {
        [] or [null or ""] => new CaseMessage(IdempotencyHeader, "required", "必填。"),
        [{ } key] when key.Length <= MaximumIdempotencyKey && key.All(symbol => symbol is > ' ' and <= '~') => null,
        _ => new CaseMessage(IdempotencyHeader, "format", $"须为 1 至 {MaximumIdempotencyKey} 个可见的 ASCII 字符，只出现一次。"),
    };

    private static async Task<IResult> ReadAsync(
        string caseId, HttpContext context, CaseStatusReader reader, IOptions<DeskOptions> options, CancellationToken cancellationToken)
    {
        var client = ApiKeyAuthentication.Client(context.User);
        if (await reader.ReadAsync(client, caseId, cancellationToken) is not { } standing)
        {
            return Problems.NoCase.Answer();
        }

        var published = standing.Case.PublishedAt is not null;
        var site = options.Value.PublicUrl.TrimEnd('/');
        return Results.Json(new CaseStatus
        {
            CaseId = caseId,
            State = standing.Case.State.Wire(),
            RecordId = published ? standing.Case.RecordId.Value : null,
            PublicUrl = published && site.Length > 0 ? $"{site}/decisions/{standing.Case.RecordId}" : null,
            Findings = [.. standing.Findings.Select(count => new KindCount(count.Key, count.Value))],
            SupersededBy = standing.Case.SupersededBy,
            Grounds = standing.Clauses,
            Messages = standing.Messages,
        });
    }

    private static IResult Accepted(string caseId)
    {
        var url = $"/api/v1/decisions/{caseId}";
        return Results.Accepted(url, new PushAccepted { CaseId = caseId, State = CaseState.Received.Wire(), StatusUrl = url });
    }
}
