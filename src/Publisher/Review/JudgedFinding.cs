using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Disclosure.Publisher.Cases;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Review;

/// <summary>A finding with what reviewers have said of it.</summary>
public sealed record JudgedFinding
{
    /// <summary>What was found.</summary>
    public required Finding Finding { get; init; }

    /// <summary>
    /// What it is known by: the case, the whole served text, its place, and all that decides what becomes of it. How sure the rules are and
    /// which of them spoke is no part of it: the same place hidden in the same words for the same clause is the same finding.
    /// </summary>
    public required string Mark { get; init; }

    /// <summary>How sure the redactor is.</summary>
    public required ConfidenceBand Band { get; init; }

    /// <summary>Who holds it to be right; null when no one has said so.</summary>
    public AcceptedFinding? Accepted { get; init; }

    /// <summary>What a reviewer holds against it; null when nothing.</summary>
    public RejectedFinding? Rejected { get; init; }

    /// <summary>Whether a person must look at it by itself.</summary>
    public bool IsDoubtful => Band == ConfidenceBand.Doubtful;

    /// <summary>Whether it stays as served.</summary>
    public bool IsKept => Finding.Action == FindingAction.Keep;

    /// <summary>Whether it hides the very words that a reviewer added as missed: a person has said so already.</summary>
    public bool IsAdded { get; init; }

    /// <summary>
    /// Whether it is a question that nobody has answered. What is doubtful is answered one by one: accepted with others, while it was not
    /// doubtful, is no answer; and what stays readable is answered by nothing but an acceptance.
    /// </summary>
    public bool IsOpen => IsDoubtful && !(IsAdded && !IsKept) && Accepted is not { IsGrouped: false } && (IsKept || Rejected is null);

    /// <summary>The findings of a case in the order of its text, with what was said of each.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="findings">Its findings.</param>
    /// <param name="textMark">Fingerprint of the served text in which they stand.</param>
    /// <param name="bands">Bands of confidence.</param>
    /// <param name="corrections">What reviewers corrected of this very text; null when nothing.</param>
    /// <param name="acceptances">What reviewers accepted of this very text; null when nothing.</param>
    public static IReadOnlyList<JudgedFinding> Of(
        string caseId, IReadOnlyList<Finding> findings, string textMark, ConfidenceBands bands, ReviewCorrections? corrections, ReviewAcceptances? acceptances)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(bands);
        var accepted = (acceptances?.Accepted ?? []).ToDictionary(finding => finding.Mark, StringComparer.Ordinal);
        var added = (corrections?.Missed ?? []).Select(missed => missed.Value).ToHashSet(StringComparer.Ordinal);
        var rejected = (corrections?.Rejected ?? []).ToLookup(finding => (finding.Start, finding.End, finding.Kind));
        return
        [
            .. findings.OrderBy(finding => finding.Start).Select(finding =>
            {
                var mark = MarkOf(caseId, textMark, finding);
                return new JudgedFinding
                {
                    Finding = finding,
                    Mark = mark,
                    Band = bands.Of(finding.Confidence),
                    IsAdded = added.Contains(finding.Text),
                    Accepted = accepted.GetValueOrDefault(mark),
                    Rejected = rejected[(finding.Start, finding.End, finding.Kind)].FirstOrDefault(),
                };
            }),
        ];
    }

    /// <summary>As the other overload, of what the redactor made of a case; of a result without a text nothing was ever said.</summary>
    internal static IReadOnlyList<JudgedFinding> Of(
        string caseId, RedactionResult redaction, ConfidenceBands bands, ReviewCorrections? corrections, ReviewAcceptances? acceptances) =>
        redaction.Evidence is { ServedText: var text }
            ? Of(caseId, redaction.Findings, ReviewCorrections.MarkOf(text), bands, corrections?.Against(text), acceptances?.Against(text))
            : Of(caseId, redaction.Findings, string.Empty, bands, corrections: null, acceptances: null);

    private static string MarkOf(string caseId, string textMark, Finding finding)
    {
        var parts = string.Create(
            CultureInfo.InvariantCulture,
            $"{caseId}\0{textMark}\0{finding.Start}\0{finding.End}\0{finding.Kind}\0{finding.Matter}\0{finding.Role}\0{finding.Action}\0{finding.Clause}\0{finding.Text}\0{finding.Replacement}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 16));
    }
}
