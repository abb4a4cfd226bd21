namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Findings as they are listed: those of one person together.</summary>
public sealed class FindingList
{
    private readonly string? _correct;

    /// <summary>Takes findings in the order of the list.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="isGrouped">Whether mentions of one person stand together; otherwise each stands alone.</param>
    /// <param name="correct">Address of the page on which a finding is corrected; null when that is not open.</param>
    public FindingList(IEnumerable<MarkedFinding> findings, bool isGrouped, string? correct)
    {
        Groups = [.. findings.GroupBy(finding => isGrouped ? finding.Group : finding.Anchor, StringComparer.Ordinal).Select(group => group.ToList())];
        Count = Groups.Sum(group => group.Count);
        _correct = correct;
    }

    /// <summary>Each group in the order of its first finding.</summary>
    public IReadOnlyList<IReadOnlyList<MarkedFinding>> Groups { get; }

    /// <summary>Findings in all.</summary>
    public int Count { get; }

    /// <summary>Where a finding is corrected; null when that is not open, or the finding stays as served. It names places, nothing of the text.</summary>
    public string? CorrectAddress(MarkedFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return _correct is null || finding.IsKept ? null : $"{_correct}?place={finding.Place}";
    }
}
