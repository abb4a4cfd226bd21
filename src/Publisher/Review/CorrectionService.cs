using System.Text;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Review;

/// <summary>
/// What a reviewer corrects of what was found: a finding held to be wrong, a value that was missed. Both stay with the case, under its key.
/// A missed value is hidden at once: the case is redacted anew with it and comes back to review.
/// </summary>
public sealed class CorrectionService(CaseActRunner runner, NondisclosurePolicy policy, ReviewPolicy review)
{
    /// <summary>A missed value has at most so many characters.</summary>
    public const int LongestValue = 100;

    private const int ShortestValue = 2;

    /// <summary>Kinds as which a value can be hidden.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        FindingKinds.Person, FindingKinds.Address, FindingKinds.Phone, FindingKinds.CitizenId, FindingKinds.OtherId, FindingKinds.BankAccount,
        FindingKinds.Email, FindingKinds.InstantMessaging, FindingKinds.Plate, FindingKinds.VehicleId, FindingKinds.PropertyCertificate, FindingKinds.PropertyStatus,
    ];

    /// <summary>Records that a hidden finding is wrong. What is published does not change by it; the same place again takes the earlier one's place, and an acceptance of it falls.</summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="mark"><see cref="JudgedFinding.Mark"/> of the finding that was seen.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> RejectAsync(DeskUser user, string caseId, string? mark, RejectionReason reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Correct, ReasonErrors(reason), async (desk, row, key) =>
        {
            if (row.State is not CaseState.InReview)
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            if (await OpenReview.ReadAsync(desk, key, caseId, review.Confidence) is not { } open || open.Find(mark) is not { IsKept: false } wrong)
            {
                return Invalid("finding", "known", "这一处已经不在发现之中，请刷新页面后再办理。");
            }

            var (start, end) = (wrong.Finding.Start, wrong.Finding.End);
            var rejected = new RejectedFinding(start, end, wrong.Finding.Kind, reason, user.Name, desk.AtMilliseconds);
            var corrections = open.Corrections with { Rejected = [.. open.Corrections.Rejected.Where(other => other.Start != start || other.End != end), rejected] };
            if (wrong.Accepted is not null && !corrections.IsTooMuch)
            {
                await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Acceptances, open.Acceptances.Without(new HashSet<string>(StringComparer.Ordinal) { wrong.Mark }));
            }

            return await NoteAsync(desk, row, key, user, corrections, AuditActs.FindingRejected, wrong.Finding.Kind);
        }, cancellationToken);

    /// <summary>Takes a rejection back; a doubtful finding is a question again.</summary>
    public Task<ReviewOutcome> TakeBackRejectionAsync(DeskUser user, string caseId, string? mark, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Correct, [], async (desk, row, key) =>
        {
            if (row.State is not CaseState.InReview)
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            if (await OpenReview.ReadAsync(desk, key, caseId, review.Confidence) is not { } open || open.Find(mark)?.Rejected is not { } rejected)
            {
                return Invalid("finding", "known", "这条意见已经撤销。");
            }

            var corrections = open.Corrections with { Rejected = [.. open.Corrections.Rejected.Where(other => other != rejected)] };
            return await NoteAsync(desk, row, key, user, corrections, AuditActs.FindingAccepted, rejected.Kind);
        }, cancellationToken);

    /// <summary>Adds a value that was missed: the case goes back to be redacted with it hidden everywhere.</summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="value">The value as it stands in the served text, 2 to 100 characters; blanks around it do not count.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> AddAsync(DeskUser user, string caseId, string? value, string? kind, CancellationToken cancellationToken)
    {
        var text = value?.Trim() ?? string.Empty;
        return runner.RunAsync(user, caseId, CaseAct.Correct, ValueErrors(text, kind), async (desk, row, key) =>
        {
            if (row.State is not CaseState.InReview || await OpenAsync(desk, key, caseId) is not { } open)
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            var forms = ServedForms.Of(open.Text, text);
            if (forms.Count == 0 && !open.IsInFields(text, kind!))
            {
                return Invalid("value", "in-text", "送达文本里没有这段文字，案件名称和摘要里也没有。请原样选取，或者按顺序照抄。");
            }

            IReadOnlyList<MissedValue> added =
            [
                .. (forms.Count == 0 ? [text] : forms)
                    .Select(form => new MissedValue(form, kind!, open.PlacesMeant(form, kind!), user.Name, desk.AtMilliseconds))
                    .Where(value => value.Missed.Count > 0 || open.IsInFields(value.Value, kind!)),
            ];
            if (added.Count == 0)
            {
                return Invalid("value", "hidden", "这段文字已经全部隐去。");
            }

            var corrections = added.Aggregate(open.Corrections, (known, value) => known.With(value));
            return await RedactAnewAsync(desk, row, key, user, corrections, AuditActs.ValueAdded, kind);
        }, cancellationToken);
    }

    /// <summary>
    /// Takes a value back that was added by mistake: the case goes back to be redacted without it. Out of quarantine too, for what was added
    /// may have led there: then it is looked at anew from its document on.
    /// </summary>
    public Task<ReviewOutcome> TakeBackAsync(DeskUser user, string caseId, string? value, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Correct, [], async (desk, row, key) =>
        {
            // A form sends the line ends of a value in its own way.
            if (await CaseParts.ReadJsonAsync<ReviewCorrections>(desk.Connection, key, caseId, CasePart.Corrections, desk.Transaction) is not { } known
                || known.Missed.FirstOrDefault(other => string.Equals(other.Value.ReplaceLineEndings(), value?.ReplaceLineEndings(), StringComparison.Ordinal)) is not { } missed)
            {
                return Invalid("value", "known", "这项补充已经撤销。");
            }

            var taken = new TakenBackValue(missed.Value, missed.Reviewer, user.Name, user.IsDeputyOnly ? user.StandsInFor : [], desk.AtMilliseconds);
            var corrections = known with { Missed = [.. known.Missed.Where(other => other != missed)], TakenBack = [.. known.TakenBack, taken] };
            return await RedactAnewAsync(desk, row, key, user, corrections, AuditActs.ValueTakenBack, missed.Kind);
        }, cancellationToken);

    private static async Task<ReviewedText?> OpenAsync(DeskTransaction desk, CaseKey key, string caseId) => ReviewedText.Of(
        await CaseParts.ReadJsonAsync<RedactionResult>(desk.Connection, key, caseId, CasePart.Redaction, desk.Transaction),
        await CaseParts.ReadJsonAsync<ReviewCorrections>(desk.Connection, key, caseId, CasePart.Corrections, desk.Transaction));

    // Whoever has the page open and is about to approve has not seen this yet.
    private async Task<ReviewOutcome> NoteAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, ReviewCorrections corrections, string act, string kind)
    {
        if (corrections.IsTooMuch)
        {
            return TooMuch();
        }

        await CaseJournal.TouchAsync(desk, row);
        await WriteAsync(desk, row, key, user, corrections, act, kind);
        await OpenReview.NoteCountAsync(desk, key, row.CaseId, review.Confidence);
        return new ReviewOutcome.Done(row.State);
    }

    private static async Task WriteAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, ReviewCorrections corrections, string act, string? kind)
    {
        await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.Corrections, corrections);
        await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, act, kind);
    }

    private async Task<ReviewOutcome> RedactAnewAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, ReviewCorrections corrections, string act, string? kind)
    {
        if (corrections.IsTooMuch)
        {
            return TooMuch();
        }

        var to = row.State is CaseState.Quarantined ? CaseState.Received : CaseState.Assessed;
        return await CaseActRunner.MoveAsync(desk, row, key, new CaseMove { To = to, Actor = user.Actor, Reviewer = user.Name }, async () =>
        {
            if (to is CaseState.Received)
            {
                await DerivedParts.RemoveAsync(desk, key, row.CaseId, policy);
            }

            await WriteAsync(desk, row, key, user, corrections, act, kind);
        });
    }

    private static ReviewOutcome.Invalid TooMuch() => Invalid("finding", "many", "更正太多，请退回报送人核对文书。");

    private static IReadOnlyList<CaseMessage> ReasonErrors(RejectionReason reason) =>
        Enum.IsDefined(reason) ? [] : [new CaseMessage("reason", "known", "请选择哪里不对。")];

    private static IReadOnlyList<CaseMessage> ValueErrors(string value, string? kind)
    {
        var errors = new List<CaseMessage>();
        if (value.Length is < ShortestValue or > LongestValue || value.EnumerateRunes().Count(kind is FindingKinds.Person ? Rune.IsLetter : Rune.IsLetterOrDigit) < ShortestValue)
        {
            errors.Add(new CaseMessage("value", "length", $"请填写漏掉的文字，{ShortestValue} 至 {LongestValue} 字。"));
        }

        if (kind is null || !Kinds.Contains(kind, StringComparer.Ordinal))
        {
            errors.Add(new CaseMessage("kind", "known", "请选择它是什么。"));
        }

        return errors;
    }

    private static ReviewOutcome.Invalid Invalid(string field, string rule, string message) => new([new CaseMessage(field, rule, message)]);
}
