using System.Globalization;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Review;

/// <summary>
/// A reviewer answers what the rules are unsure of: this finding is right. What is doubtful is accepted one by one, the rest may be accepted
/// as it stands together (公示办法 Art. 12: 谁录入谁负责, looked at by a second person). An acceptance names the finding by its mark and is
/// refused as stale where the case holds no such finding now.
/// </summary>
public sealed class AcceptanceService(CaseActRunner runner, ReviewPolicy policy)
{
    /// <summary>Accepts one finding. What was held against it is taken back by it; accepted already, nothing is written.</summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="mark"><see cref="JudgedFinding.Mark"/> of the finding that was seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> AcceptAsync(DeskUser user, string caseId, string mark, CancellationToken cancellationToken) =>
        RunAsync(user, caseId, async (desk, row, key, open) =>
        {
            if (open.Find(mark) is not { } finding)
            {
                return new ReviewOutcome.Stale();
            }

            if (finding is { Accepted.IsGrouped: false, Rejected: null })
            {
                return new ReviewOutcome.Done(row.State);
            }

            if (finding.Rejected is { } rejected)
            {
                await CaseParts.WriteJsonAsync(
                    desk, key, caseId, CasePart.Corrections, open.Corrections with { Rejected = [.. open.Corrections.Rejected.Where(other => other != rejected)] });
            }

            return await WriteAsync(desk, row, key, user, open.Acceptances.With([Accepted(finding, user, desk, isGrouped: false)]), AuditActs.FindingConfirmed, finding.Finding.Kind);
        }, cancellationToken);

    /// <summary>Takes an acceptance back, whoever gave it; a doubtful finding is a question again.</summary>
    public Task<ReviewOutcome> TakeBackAsync(DeskUser user, string caseId, string mark, CancellationToken cancellationToken) =>
        RunAsync(user, caseId, async (desk, row, key, open) =>
            open.Find(mark) is not { } finding ? new ReviewOutcome.Stale()
            : finding.Accepted is null ? new ReviewOutcome.Done(row.State)
            : await WriteAsync(desk, row, key, user, open.Acceptances.Without(new HashSet<string>(StringComparer.Ordinal) { mark }), AuditActs.ConfirmationTakenBack, finding.Finding.Kind), cancellationToken);

    /// <summary>Accepts together what of a group is neither accepted nor rejected.</summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="group">The group.</param>
    /// <param name="mark"><see cref="FindingGroups.MarkOf"/> of the group that was seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> AcceptGroupAsync(DeskUser user, string caseId, FindingGroup group, string mark, CancellationToken cancellationToken) =>
        RunAsync(user, caseId, async (desk, row, key, open) =>
        {
            if (open.Find(group, mark) is not { } findings)
            {
                return new ReviewOutcome.Stale();
            }

            IReadOnlyList<AcceptedFinding> accepted = [.. findings.Where(finding => finding is { Accepted: null, Rejected: null }).Select(finding => Accepted(finding, user, desk, isGrouped: true))];
            return accepted.Count == 0
                ? new ReviewOutcome.Done(row.State)
                : await WriteAsync(desk, row, key, user, open.Acceptances.With(accepted), AuditActs.FindingsConfirmed, GroupCode(group, accepted.Count));
        }, cancellationToken);

    /// <summary>Takes back what was accepted together, whoever did; what was accepted by itself stays accepted.</summary>
    public Task<ReviewOutcome> TakeBackGroupAsync(DeskUser user, string caseId, FindingGroup group, string mark, CancellationToken cancellationToken) =>
        RunAsync(user, caseId, async (desk, row, key, open) =>
        {
            if (open.Find(group, mark) is not { } findings)
            {
                return new ReviewOutcome.Stale();
            }

            var marks = findings.Where(finding => finding.Accepted is { IsGrouped: true }).Select(finding => finding.Mark).ToHashSet(StringComparer.Ordinal);
            return marks.Count == 0
                ? new ReviewOutcome.Done(row.State)
                : await WriteAsync(desk, row, key, user, open.Acceptances.Without(marks), AuditActs.ConfirmationTakenBack, GroupCode(group, marks.Count));
        }, cancellationToken);

    private static string GroupCode(FindingGroup group, int count) => string.Create(CultureInfo.InvariantCulture, $"{group.Wire()}/{count}");

    private static AcceptedFinding Accepted(JudgedFinding finding, DeskUser user, DeskTransaction desk, bool isGrouped) =>
        new(finding.Mark, finding.Finding.Start, finding.Finding.End, finding.Finding.Kind, finding.Finding.Action, user.Name, desk.AtMilliseconds, isGrouped);

    // Whoever has the page open and is about to approve has not seen this yet.
    private async Task<ReviewOutcome> WriteAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, ReviewAcceptances acceptances, string act, string code)
    {
        await CaseJournal.TouchAsync(desk, row);
        await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.Acceptances, acceptances);
        await OpenReview.NoteCountAsync(desk, key, row.CaseId, policy.Confidence);
        await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, act, code);
        return new ReviewOutcome.Done(row.State);
    }

    private Task<ReviewOutcome> RunAsync(
        DeskUser user, string caseId, Func<DeskTransaction, CaseRow, CaseKey, OpenReview, Task<ReviewOutcome>> decide, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.Correct, [], async (desk, row, key) =>
            row.State is CaseState.InReview && await OpenReview.ReadAsync(desk, key, caseId, policy.Confidence) is { } open
                ? await decide(desk, row, key, open)
                : new ReviewOutcome.Conflict(row.State), cancellationToken);
}
