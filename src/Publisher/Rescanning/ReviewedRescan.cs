using System.Globalization;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Redactor;
using Disclosure.Redactor.Confidence;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Rescanning;

/// <summary>
/// Runs the rules of today over the cases that people have reviewed and holds them against what the reviews said. What reviewers added is
/// kept from the rules: it is by that they are measured. Nothing but counts comes out; beginning and end are audited.
/// </summary>
public sealed class ReviewedRescan(DeskStore store, RescanOriginals originals, DecisionRedactor redactor, RuleStamp rules)
{
    private const int PageSize = 64;

    // How sure the rules were then is not asked.
    private static readonly ConfidenceBands AnyBands = new(0, 1);

    /// <summary>Measures every reviewed case, or those of one agency.</summary>
    public async Task<ReviewedTotals> RunAsync(string? agencyCode, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var totals = new ReviewedTotals();
        await NoteAsync(actor, AuditActs.RescanBegun, $"{rules.Hash} reviewed", cancellationToken);
        try
        {
            var last = string.Empty;
            while (await PageAsync(agencyCode, last, cancellationToken) is { Count: > 0 } page)
            {
                foreach (var caseId in page)
                {
                    await LookAsync(caseId, totals, cancellationToken);
                }

                last = page[^1];
            }
        }
        finally
        {
            var counts = string.Create(CultureInfo.InvariantCulture, $"{rules.Hash} reviewed {totals.Cases} changed {totals.Changed} unreadable {totals.Unreadable}");
            await NoteAsync(actor, AuditActs.Rescanned, counts, CancellationToken.None);
        }

        return totals;
    }

    private async Task LookAsync(string caseId, ReviewedTotals totals, CancellationToken cancellationToken)
    {
        var original = await originals.OfReviewAsync(caseId, cancellationToken);
        if (original is RescanOriginal.Destroyed)
        {
            // Erased since the page was read: there is nothing to measure by any more.
            return;
        }

        if (original is not RescanOriginal.Readable { Then.Evidence.ServedText: var text, Corrections: var corrections } opened)
        {
            totals.Unreadable++;
            return;
        }

        if (!string.Equals(opened.Document.Text, text, StringComparison.Ordinal) || corrections?.IsOf(text) is false)
        {
            totals.Changed++;
            return;
        }

        var now = redactor.Redact(opened.Document, opened.Facts);
        if (now.Outcome is Outcome.Refuse or Outcome.Quarantine)
        {
            totals.Unreadable++;
            return;
        }

        totals.Cases++;
        Compare(JudgedFinding.Of(caseId, opened.Then, AnyBands, corrections, opened.Acceptances), corrections, now, text, totals);
    }

    private static void Compare(IReadOnlyList<JudgedFinding> then, ReviewCorrections? corrections, RedactionResult now, string text, ReviewedTotals totals)
    {
        var hidden = new bool[text.Length];
        var judged = new bool[text.Length];
        foreach (var finding in now.Findings.Where(IsHidden))
        {
            Array.Fill(hidden, true, finding.Start, finding.End - finding.Start);
        }

        foreach (var kept in then.Where(finding => finding is { IsKept: true, Accepted: not null }).Select(finding => finding.Finding))
        {
            var isKept = !Enumerable.Range(kept.Start, kept.End - kept.Start).Any(at => hidden[at]);
            totals.Add(kept.Kind, kind => kind with { Kept = One(kind.Kept, isKept) });
        }

        var accepted = then.Where(finding => finding.Accepted is not null).Select(finding => finding.Finding).ToHashSet();
        foreach (var finding in ReviewTally.OwnFindings([.. then.Select(judgement => judgement.Finding)], corrections))
        {
            Array.Fill(judged, true, finding.Start, finding.End - finding.Start);
            if (ReviewTally.IsRejected(finding, corrections))
            {
                var isMended = !now.Findings.Any(other => IsHidden(other) && other.Start == finding.Start && other.End == finding.End && string.Equals(other.Kind, finding.Kind, StringComparison.Ordinal));
                totals.Add(finding.Kind, kind => kind with { Rejected = One(kind.Rejected, isMended) });
            }
            else
            {
                var isWhole = IsWhole(text, hidden, finding.Start, finding.End);
                totals.Add(finding.Kind, kind => kind with
                {
                    Hidden = One(kind.Hidden, isWhole),
                    Accepted = accepted.Contains(finding) ? One(kind.Accepted, isWhole) : kind.Accepted,
                });
            }
        }

        foreach (var missed in corrections?.Missed ?? [])
        {
            foreach (var place in missed.Missed)
            {
                Array.Fill(judged, true, place, missed.Value.Length);
                var isWhole = IsWhole(text, hidden, place, place + missed.Value.Length);
                totals.Add(missed.Kind, kind => kind with { Missed = One(kind.Missed, isWhole) });
            }
        }

        foreach (var finding in now.Findings.Where(finding => IsHidden(finding) && !Enumerable.Range(finding.Start, finding.End - finding.Start).Any(i => judged[i])))
        {
            totals.Add(finding.Kind, kind => kind with { Unjudged = kind.Unjudged + 1 });
        }
    }

    private static bool IsHidden(Finding finding) => finding.Action != FindingAction.Keep;

    private static bool IsWhole(string text, bool[] hidden, int start, int end) =>
        Enumerable.Range(start, end - start).All(i => hidden[i] || !(char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i])));

    private static RightShare One(RightShare share, bool isRight) => new(share.Right + (isRight ? 1 : 0), share.Found + 1);

    private async Task<List<string>> PageAsync(string? agencyCode, string after, CancellationToken cancellationToken) => await store.ReadAsync(
        async connection => (await connection.QueryAsync<string>(
            $"""
            SELECT DISTINCT t.case_id FROM review_tally t JOIN decision_case c ON c.case_id = t.case_id
            WHERE t.case_id > @after AND c.published_at IS NOT NULL AND (CAST(@agencyCode AS TEXT) IS NULL OR c.agency_code = @agencyCode) ORDER BY t.case_id LIMIT {PageSize}
            """,
            new { after, agencyCode })).ToList(),
        cancellationToken);

    private Task NoteAsync(Actor actor, string act, string code, CancellationToken cancellationToken) => store.WriteAsync(
        desk => AuditTrail.AppendAsync(desk, new AuditEntry { Actor = actor.Id, AgencyCode = actor.AgencyCode, Act = act, Code = code }), cancellationToken);
}
