using System.Data.Common;
using System.Globalization;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.BulkApproval;

/// <summary>
/// Approves several cases of which nothing is in doubt: each in a transaction of its own, on the revision that was seen, under the rules of every
/// approval and <see cref="BulkRules"/>, asked anew as it is approved. What fails leaves the others as they are.
/// </summary>
public sealed class BulkApprovalService(DeskStore store, CaseVault vault, ReviewService review, ReviewPolicy policy, PublicationPolicy publication)
{
    /// <summary>Cases of one request at most.</summary>
    public int Most => policy.BulkApproval.AtMost;

    /// <summary>Whether a person can approve anything so.</summary>
    public bool IsOpenTo(DeskUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.MayReview && policy.BulkApproval.IsOpenTo(user.AgencyCode);
    }

    /// <summary>What would be published of some cases, and which of them cannot be approved so; that they were opened is written down.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="caseIds">At most <see cref="Most"/> ids; one that is chosen twice counts once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">There are more.</exception>
    public async Task<BulkPreview> PreviewAsync(DeskUser user, IReadOnlyList<string> caseIds, CancellationToken cancellationToken)
    {
        var chosen = Within(user, caseIds);
        var cases = new List<BulkCase>();
        foreach (var caseId in user.MayReview ? chosen : [])
        {
            if (await store.ReadSnapshotAsync(connection => OpenAsync(connection, user, caseId), cancellationToken) is { } found)
            {
                cases.Add(found);
            }
        }

        if (cases.Count > 0)
        {
            await store.WriteAsync(
                desk => AuditTrail.AppendAsync(desk, new AuditEntry
                {
                    Actor = user.Actor.Id,
                    AgencyCode = user.AgencyCode,
                    Act = AuditActs.ListRead,
                    Code = string.Create(CultureInfo.InvariantCulture, $"{ReadingPurpose.Bulk}/{cases.Count}"),
                }),
                cancellationToken);
        }

        await NoteUnknownAsync(user, cases.Count, chosen.Count, cancellationToken);
        return new BulkPreview(cases, chosen.Count - cases.Count);
    }

    /// <summary>Approves what may be approved, one by one; sent twice, nothing happens twice.</summary>
    /// <param name="user">The reviewer.</param>
    /// <param name="picks">At most <see cref="Most"/> cases, as they were seen; one that is chosen twice counts once.</param>
    /// <param name="cancellationToken">Gives up between two cases: those approved by then stay approved.</param>
    /// <exception cref="ArgumentException">There are more.</exception>
    public async Task<BulkOutcome> ApproveAsync(DeskUser user, IReadOnlyList<BulkPick> picks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(picks);
        var chosen = Within(user, [.. picks.Select(pick => pick.CaseId)]);
        var results = new List<BulkResult>();
        foreach (var caseId in chosen)
        {
            var revision = picks.First(pick => string.Equals(pick.CaseId, caseId, StringComparison.Ordinal)).Revision;
            string? broken = null;
            var rule = new ApprovalRule(BulkRules.Approved, async (desk, row, key) =>
                broken = BulkRules.Forbidding(await ReviewFacts.ReadAsync(desk.Connection, desk.Transaction, key, row), user, policy, publication) is [var first, ..] ? first : null);
            var outcome = await review.ApproveAsync(user, caseId, revision, rule, cancellationToken);
            if (outcome is not ReviewOutcome.NotFound)
            {
                var caption = await store.ReadAsync(async connection => await CaseRow.FindAsync(connection, user.AgencyCode, caseId) is { } row ? CaseParts.OpenCaption(vault, row) : null, cancellationToken);
                var (isApproved, words) = Words(outcome, broken);
                results.Add(new BulkResult(caseId, caption?.Title, caption?.DocumentNumber, isApproved, words));
            }
        }

        await NoteUnknownAsync(user, results.Count, chosen.Count, cancellationToken);
        return new BulkOutcome(results, chosen.Count - results.Count);
    }

    // Ids of others among one's own were made up by someone; where all are, the page answers like one that is not there, and that is noted.
    private Task NoteUnknownAsync(DeskUser user, int known, int chosen, CancellationToken cancellationToken) => known == 0 || known == chosen
        ? Task.CompletedTask
        : store.WriteAsync(
            desk => AuditTrail.AppendAsync(desk, new AuditEntry { Actor = user.Actor.Id, AgencyCode = user.AgencyCode, Act = AuditActs.Refused, Code = BulkRules.Approved }),
            cancellationToken);

    private async Task<BulkCase?> OpenAsync(DbConnection connection, DeskUser user, string caseId)
    {
        var row = await CaseRow.FindAsync(connection, user.AgencyCode, caseId);
        if (row?.WrappedKey is null)
        {
            return row is null ? null : new BulkCase { CaseId = caseId, Revision = row.Revision, Reasons = [BulkRules.Chinese(BulkRules.State)] };
        }

        using var key = vault.Unwrap(caseId, row.WrappedKey);
        var facts = await ReviewFacts.ReadAsync(connection, transaction: null, key, row);
        var caption = CaseParts.OpenCaption(vault, row);
        return new BulkCase
        {
            CaseId = caseId,
            Revision = row.Revision,
            Title = caption?.Title,
            DocumentNumber = caption?.DocumentNumber,
            Parties = [.. (facts.Fields?.Parties ?? []).Select(party => party.Name)],
            Mode = facts.Candidate?.Mode,
            HiddenCount = facts.Redaction?.Findings.Count(finding => finding.Action != FindingAction.Keep) ?? 0,
            Reasons = [.. BulkRules.Forbidding(facts, user, policy, publication).Select(BulkRules.Chinese)],
        };
    }

    private List<string> Within(DeskUser user, IReadOnlyList<string> caseIds)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(caseIds);
        var chosen = caseIds.Distinct(StringComparer.Ordinal).ToList();
        return chosen.Count <= Most ? chosen : throw new ArgumentException($"At most {Most} cases can be approved together.", nameof(caseIds));
    }

    private static (bool IsApproved, string Words) Words(ReviewOutcome outcome, string? broken) => outcome switch
    {
        ReviewOutcome.Done => (true, "已批准，片刻后即可在公示网查到。"),
        ReviewOutcome.Conflict { State: CaseState.Approved or CaseState.Published or CaseState.Amended } => (true, "此前已经批准，没有重复批准。"),
        ReviewOutcome.Conflict conflict => (false, $"现在的状态是“{conflict.State.Chinese()}”，没有批准。"),
        ReviewOutcome.Stale => (false, "打开确认页以后案件有了变化，没有批准。请重新核对。"),
        ReviewOutcome.Busy => (false, "上一项变更正在写入公示簿，没有批准。请稍后再试。"),
        ReviewOutcome.NotAllowed when broken is not null => (false, BulkRules.Chinese(broken)),
        ReviewOutcome.NotAllowed refused => (false, refused.Message),
        _ => (false, "没有批准，请打开案件逐件审核。"),
    };
}
