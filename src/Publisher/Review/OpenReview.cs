using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Redactor;

namespace Disclosure.Publisher.Review;

/// <summary>The findings of a case in review as they stand in a transaction, with what was said of them.</summary>
internal sealed record OpenReview
{
    /// <summary>The findings in the order of the text.</summary>
    public required IReadOnlyList<JudgedFinding> Findings { get; init; }

    /// <summary>What was corrected of this text.</summary>
    public required ReviewCorrections Corrections { get; init; }

    /// <summary>What was accepted of this text.</summary>
    public required ReviewAcceptances Acceptances { get; init; }

    /// <summary>Reads it; null when the case has no redacted text.</summary>
    public static async Task<OpenReview?> ReadAsync(DeskTransaction desk, CaseKey key, string caseId, ConfidenceBands bands)
    {
        if (await CaseParts.ReadJsonAsync<RedactionResult>(desk.Connection, key, caseId, CasePart.Redaction, desk.Transaction) is not { Evidence.ServedText: var text } redaction)
        {
            return null;
        }

        var corrections = await CaseParts.ReadJsonAsync<ReviewCorrections>(desk.Connection, key, caseId, CasePart.Corrections, desk.Transaction);
        var acceptances = await CaseParts.ReadJsonAsync<ReviewAcceptances>(desk.Connection, key, caseId, CasePart.Acceptances, desk.Transaction);
        return new OpenReview
        {
            Findings = JudgedFinding.Of(caseId, redaction, bands, corrections, acceptances),
            Corrections = corrections?.Against(text) ?? ReviewCorrections.Of(text),
            Acceptances = acceptances?.Against(text) ?? ReviewAcceptances.Of(text),
        };
    }

    /// <summary>Writes beside the case how many questions are open now, for lists to be narrowed by.</summary>
    public static async Task NoteCountAsync(DeskTransaction desk, CaseKey key, string caseId, ConfidenceBands bands) =>
        await CaseTraits.WriteOpenAsync(desk, caseId, (await ReadAsync(desk, key, caseId, bands))?.Findings.Count(finding => finding.IsOpen));

    /// <summary>The finding of a mark; null when there is none.</summary>
    public JudgedFinding? Find(string? mark) => Findings.FirstOrDefault(finding => string.Equals(finding.Mark, mark, StringComparison.Ordinal));

    /// <summary>The findings of a group; null when it is not what the mark says.</summary>
    public IReadOnlyList<JudgedFinding>? Find(FindingGroup group, string mark)
    {
        IReadOnlyList<JudgedFinding> findings = [.. Findings.Where(finding => FindingGroups.Of(finding) == group)];
        return string.Equals(FindingGroups.MarkOf(findings), mark, StringComparison.Ordinal) ? findings : null;
    }
}
