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
public sealed class CorrectionService(CaseActRunner runner, NondisclosurePolicy policy)
{
    /// <summary>A missed value has at most so many characters.</summary>
    public const int LongestValue = 100;

    private const int ShortestValue = 2;
    private const int MostCorrections = 500;

    /// <summary>Kinds as which a value can be hidden.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        FindingKinds.Person, FindingKinds.Address, FindingKinds.Phone, FindingKinds.CitizenId, FindingKinds.OtherId, FindingKinds.BankAccount,
        FindingKinds.Email, FindingKinds.InstantMessaging, FindingKinds.Plate, FindingKinds.VehicleId, FindingKinds.PropertyCertificate, FindingKinds.PropertyStatus,
    ];

    /// <summary>Records that a hidden finding is wrong. What is published does not change by it; the same place again takes the earlier one's place.</summary>
    public Task<ReviewOutcome> RejectAsync(DeskUser user, string caseId, int start, int end, RejectionReason reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Correct, ReasonErrors(reason), async (desk, row, key) =>
        {
            if (row.State is not CaseState.InReview)
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            if (await OpenAsync(desk, key, caseId) is not { } open
                || open.Redaction.Findings.FirstOrDefault(finding => finding.Start == start && finding.End == end && finding.Action != FindingAction.Keep) is not { } wrong)
            {
                return Invalid("finding", "known", "这一处已经不在发现之中，请刷新页面后再办理。");
            }

            var rejected = new RejectedFinding(start, end, wrong.Kind, reason, user.Name, desk.AtMilliseconds);
            var corrections = open.Corrections with { Rejected = [.. open.Corrections.Rejected.Where(other => other.Start != start || other.End != end), rejected] };
            return await WriteAsync(desk, row, key, user, corrections, AuditActs.FindingRejected, wrong.Kind);
        }, cancellationToken);

    /// <summary>Takes a rejection back.</summary>
    public Task<ReviewOutcome> AcceptAsync(DeskUser user, string caseId, int start, int end, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Correct, [], async (desk, row, key) =>
        {
            if (row.State is not CaseState.InReview)
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            if (await OpenAsync(desk, key, caseId) is not { } open
                || open.Corrections.Rejected.FirstOrDefault(other => other.Start == start && other.End == end) is not { } rejected)
            {
                return Invalid("finding", "known", "这条意见已经撤销。");
            }

            var corrections = open.Corrections with { Rejected = [.. open.Corrections.Rejected.Where(other => other != rejected)] };
            return await WriteAsync(desk, row, key, user, corrections, AuditActs.FindingAccepted, rejected.Kind);
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

            var places = ReviewCorrections.PlacesOf(open.Text, text);
            if (places.Count == 0)
            {
                return Invalid("value", "in-text", "送达文本中没有这段文字。请从送达文本中原样选取，包括其中的空格。");
            }

            var missed = Readable(open, places, text.Length);
            if (missed.Count == 0)
            {
                return Invalid("value", "hidden", "这段文字在送达文本中都已经隐去。");
            }

            var added = new MissedValue(text, kind!, missed, user.Name, desk.AtMilliseconds);
            var corrections = open.Corrections with { Missed = [.. open.Corrections.Missed.Where(other => !string.Equals(other.Value, text, StringComparison.Ordinal)), added] };
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
            if (await CaseParts.ReadJsonAsync<ReviewCorrections>(desk.Connection, key, caseId, CasePart.Corrections, desk.Transaction) is not { } known
                || known.Missed.FirstOrDefault(other => string.Equals(other.Value, value, StringComparison.Ordinal)) is not { } missed)
            {
                return Invalid("value", "known", "这项补充已经撤销。");
            }

            var corrections = known with { Missed = [.. known.Missed.Where(other => other != missed)] };
            return await RedactAnewAsync(desk, row, key, user, corrections, AuditActs.ValueTakenBack, missed.Kind);
        }, cancellationToken);

    /// <summary>Whether something that a reviewer added can still be read in what would be published.</summary>
    internal static bool IsOpen(ReviewCorrections? corrections, RedactionResult? redaction) =>
        corrections is { Missed.Count: > 0 } && redaction?.Evidence is { } evidence
        && corrections.Against(evidence.ServedText) is var valid
        && valid.Missed.Any(missed => Readable(new Opened(redaction, evidence.ServedText, valid), ReviewCorrections.PlacesOf(evidence.ServedText, missed.Value), missed.Value.Length).Count > 0);

    private static IReadOnlyList<int> Readable(Opened open, IReadOnlyList<int> places, int length) =>
        [.. places.Where(place => Enumerable.Range(place, length).Any(i => char.IsLetterOrDigit(open.Text[i]) && !open.IsHidden(i)))];

    private static async Task<Opened?> OpenAsync(DeskTransaction desk, CaseKey key, string caseId)
    {
        if (await CaseParts.ReadJsonAsync<RedactionResult>(desk.Connection, key, caseId, CasePart.Redaction, desk.Transaction) is not { Evidence.ServedText: { } text } redaction)
        {
            return null;
        }

        var corrections = await CaseParts.ReadJsonAsync<ReviewCorrections>(desk.Connection, key, caseId, CasePart.Corrections, desk.Transaction);
        return new Opened(redaction, text, corrections?.Against(text) ?? ReviewCorrections.Of(text));
    }

    private static async Task<ReviewOutcome> WriteAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, ReviewCorrections corrections, string act, string? kind)
    {
        if (IsTooMuch(corrections))
        {
            return TooMuch();
        }

        await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.Corrections, corrections);
        await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, act, kind);
        return new ReviewOutcome.Done(row.State);
    }

    private async Task<ReviewOutcome> RedactAnewAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, ReviewCorrections corrections, string act, string? kind)
    {
        if (IsTooMuch(corrections))
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

    private static bool IsTooMuch(ReviewCorrections corrections) => corrections.Rejected.Count + corrections.Missed.Count > MostCorrections;

    private static ReviewOutcome.Invalid TooMuch() => Invalid("finding", "many", "更正太多，请退回报送人核对文书。");

    private static IReadOnlyList<CaseMessage> ReasonErrors(RejectionReason reason) =>
        Enum.IsDefined(reason) ? [] : [new CaseMessage("reason", "known", "请选择哪里不对。")];

    private static IReadOnlyList<CaseMessage> ValueErrors(string value, string? kind)
    {
        var errors = new List<CaseMessage>();
        if (value.Length is < ShortestValue or > LongestValue || value.Count(char.IsLetterOrDigit) < ShortestValue || (kind is FindingKinds.Person && value.Count(char.IsLetter) < ShortestValue))
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

    private sealed class Opened
    {
        private readonly bool[] _hidden;

        public Opened(RedactionResult redaction, string text, ReviewCorrections corrections)
        {
            (Redaction, Text, Corrections) = (redaction, text, corrections);
            _hidden = new bool[text.Length];
            foreach (var mask in redaction.Evidence!.Masks)
            {
                _hidden.AsSpan(mask.Start, mask.End - mask.Start).Fill(true);
            }
        }

        public RedactionResult Redaction { get; }

        public string Text { get; }

        public ReviewCorrections Corrections { get; }

        public bool IsHidden(int index) => _hidden[index];
    }
}
