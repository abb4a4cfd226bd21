using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Settings;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Api;

/// <summary>The agency's interface: push a decision, follow a case.</summary>
internal static class DecisionEndpoints
{
    public const string IdempotencyHeader = "Idempotency-Key";
    private const int MaximumIdempotencyKey = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var decisions = routes.MapGroup("/api/v1/decisions")
            .RequireRateLimiting(PushLimits.Policy)
            .WithTags("decisions");
        decisions.MapPost("/", PushAsync)
            .RequireAuthorization(ApiKeyAuthentication.Policy(ApiScopes.Push))
            .WithName("pushDecision")
            .WithSummary("推送一份行政执法决定")
            .Produces<PushAccepted>(StatusCodes.Status202Accepted)
            .Produces<Problem>(400, Problems.ContentType)
            .Produces<Problem>(401, Problems.ContentType)
            .Produces<Problem>(403, Problems.ContentType)
            .Produces<Problem>(409, Problems.ContentType)
            .Produces<Problem>(413, Problems.ContentType)
            .Produces<Problem>(422, Problems.ContentType)
            .Produces<Problem>(429, Problems.ContentType);
        decisions.MapGet("/{caseId}", ReadAsync)
            .RequireAuthorization(ApiKeyAuthentication.Policy(ApiScopes.Status))
            .WithName("readCase")
            .WithSummary("查询一个案件的状态")
            .Produces<CaseStatus>()
            .Produces<Problem>(401, Problems.ContentType)
            .Produces<Problem>(403, Problems.ContentType)
            .Produces<Problem>(404, Problems.ContentType)
            .Produces<Problem>(429, Problems.ContentType);
    }

    private static async Task<IResult> PushAsync(HttpContext context, PushReader reader, IntakeService intake, CancellationToken cancellationToken)
    {
        var idempotencyKey = context.Request.Headers[IdempotencyHeader];
        if (idempotencyKey.Count != 1 || idempotencyKey[0] is not { Length: > 0 and <= MaximumIdempotencyKey } key)
        {
            return Problems.Invalid([new CaseMessage(IdempotencyHeader, "required", $"须提供 1 至 {MaximumIdempotencyKey} 个字符的幂等键。")]);
        }

        var read = await reader.ReadAsync(context.Request, cancellationToken);
        if (read is PushReadOutcome.Rejected rejected)
        {
            return rejected.TooLarge ? Problems.TooLarge(rejected.Errors) : Problems.Invalid(rejected.Errors);
        }

        var client = ApiKeyAuthentication.Client(context.User);
        return await intake.SubmitAsync(client, key, ((PushReadOutcome.Read)read).Files, cancellationToken) switch
        {
            SubmitOutcome.Accepted accepted => Accepted(accepted.CaseId),
            SubmitOutcome.Invalid invalid => Problems.Invalid(invalid.Errors),
            SubmitOutcome.SecrecyMarked => Problems.SecrecyMarked(),
            SubmitOutcome.DuplicateNumber duplicate => Problems.DuplicateNumber(duplicate.CaseId, duplicate.State),
            SubmitOutcome.NothingToAmend => Problems.NothingToAmend(),
            SubmitOutcome.AmendmentUnderWay amendment => Problems.AmendmentUnderWay(amendment.CaseId),
            SubmitOutcome.KeyReused => Problems.KeyReused(),
            _ => throw new InvalidOperationException("An unknown outcome of intake."),
        };
    }

    private static async Task<IResult> ReadAsync(
        string caseId, HttpContext context, CaseStatusReader reader, IOptions<DeskOptions> options, CancellationToken cancellationToken)
    {
        var client = ApiKeyAuthentication.Client(context.User);
        if (await reader.ReadAsync(client.AgencyCode, caseId, cancellationToken) is not { } standing)
        {
            return Problems.NotFound();
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
