using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Review;

/// <summary>
/// What came of a review, as counts by kind and band of confidence: the only part of it that leaves the seal. A case counts once, with its
/// last review, and no more once it is erased.
/// </summary>
internal static class ReviewTally
{
    /// <summary>Stands for the band of what was missed: nobody had stated any confidence.</summary>
    public const string Missed = "missed";

    /// <summary>
    /// The counts of a case that a reviewer lets be published: what was hidden and not held to be wrong, was right; how much of it a person
    /// looked at is counted beside it.
    /// </summary>
    public static IReadOnlyList<TallyLine> Of(RedactionResult redaction, ReviewCorrections? corrections, IReadOnlyList<JudgedFinding> judged)
    {
        ArgumentNullException.ThrowIfNull(redaction);
        ArgumentNullException.ThrowIfNull(judged);
        var valid = redaction.Evidence is { ServedText: var text } ? corrections?.Against(text) : null;
        var own = OwnFindings(redaction.Findings, valid).ToHashSet();
        var found = judged.Where(finding => own.Contains(finding.Finding)).GroupBy(finding => (finding.Finding.Kind, finding.Band)).Select(of => new TallyLine(
            of.Key.Kind,
            of.Key.Band.Wire(),
            of.Count(),
            of.Count(finding => IsRejected(finding.Finding, valid)),
            0,
            of.Count(finding => finding.Accepted is { IsGrouped: false }),
            of.Count(finding => finding.Accepted is { IsGrouped: true })));
        var missed = (valid?.Missed ?? []).GroupBy(value => value.Kind, StringComparer.Ordinal)
            .Select(of => new TallyLine(of.Key, Missed, 0, 0, of.Sum(value => value.Missed.Count))).Where(line => line.Missed > 0);
        return [.. found, .. missed];
    }

    /// <summary>What the rules hid by themselves: the places that a reviewer had to add are not theirs.</summary>
    public static IEnumerable<Finding> OwnFindings(IReadOnlyList<Finding> findings, ReviewCorrections? corrections) => findings.Where(finding =>
        finding.Action != FindingAction.Keep
        && corrections?.Missed.Any(missed => missed.Missed.Any(place => place < finding.End && finding.Start < place + missed.Value.Length)) is not true);

    /// <summary>Whether a reviewer holds a finding to be wrong: found as another kind since, it is another finding.</summary>
    public static bool IsRejected(Finding finding, ReviewCorrections? corrections) =>
        corrections?.Rejected.Any(rejected => rejected.Start == finding.Start && rejected.End == finding.End && string.Equals(rejected.Kind, finding.Kind, StringComparison.Ordinal)) is true;

    /// <summary>Writes the counts of a case in the place of earlier ones.</summary>
    public static async Task WriteAsync(DeskTransaction desk, string caseId, IReadOnlyList<TallyLine> lines)
    {
        await RemoveAsync(desk, caseId);
        foreach (var line in lines)
        {
            await desk.Connection.ExecuteAsync(
                """
                INSERT INTO review_tally (case_id, kind, band, found, rejected, missed, accepted, grouped) VALUES (@caseId, @Kind, @Band, @Found, @Rejected, @Missed, @Accepted, @Grouped)
                """,
                new { caseId, line.Kind, line.Band, line.Found, line.Rejected, line.Missed, line.Accepted, line.Grouped },
                desk.Transaction);
        }
    }

    /// <summary>Forgets the counts of a case.</summary>
    public static Task RemoveAsync(DeskTransaction desk, string caseId) =>
        desk.Connection.ExecuteAsync("DELETE FROM review_tally WHERE case_id = @caseId", new { caseId }, desk.Transaction);
}

/// <summary>Counts of one case.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Band">A word of <see cref="ConfidenceBandNames"/>, or <see cref="ReviewTally.Missed"/>.</param>
/// <param name="Found">Places hidden.</param>
/// <param name="Rejected">Of these, places that the reviewer held to be wrong.</param>
/// <param name="Missed">Places that the reviewer had to add.</param>
/// <param name="Accepted">Of those found, places that a reviewer looked at one by one and held to be right.</param>
/// <param name="Grouped">Of those found, places that a reviewer held to be right together with others.</param>
internal sealed record TallyLine(string Kind, string Band, int Found, int Rejected, int Missed, int Accepted = 0, int Grouped = 0);
