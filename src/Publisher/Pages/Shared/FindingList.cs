using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>A part of the findings as it is listed: mentions of one person stand together, the least sure first.</summary>
public sealed class FindingList
{
    private readonly string? _correct;

    private FindingList(FindingGroup? group, IReadOnlyList<IReadOnlyList<MarkedFinding>> persons, string? correct)
    {
        (Group, Persons, _correct) = (group, persons, correct);
        Findings = [.. persons.SelectMany(person => person)];
    }

    /// <summary>What may be accepted together; null for what is doubtful and looked at one by one.</summary>
    public FindingGroup? Group { get; }

    /// <summary>Each person, and each other finding by itself.</summary>
    public IReadOnlyList<IReadOnlyList<MarkedFinding>> Persons { get; }

    /// <summary>All of it in the order of the list.</summary>
    public IReadOnlyList<MarkedFinding> Findings { get; }

    /// <summary>Findings in all.</summary>
    public int Count => Findings.Count;

    /// <summary>How many nobody has answered.</summary>
    public int OpenCount => Findings.Count(finding => finding.IsOpen);

    /// <summary>Whether anything can be said of them now.</summary>
    public bool IsJudged => _correct is not null;

    /// <summary>How a form names the group as it stands.</summary>
    public string GroupHandle => $"{Group?.Wire()}-{FindingGroups.MarkOf(Findings.OrderBy(finding => finding.Number).Select(finding => finding.Judged))}";

    /// <summary>Whether people have looked at all of it: nothing of it is left to accept together.</summary>
    public bool IsAccepted => Count > 0 && Findings.All(finding => finding.Accepted is not null || finding.Rejected is not null);

    /// <summary>
    /// The lists of the page in their order: what is doubtful, then what is hidden, then what is kept.
    /// </summary>
    /// <param name="findings">All findings of a case.</param>
    /// <param name="correct">Address of the page on which a finding is corrected; null when nothing can be said of them.</param>
    public static IReadOnlyList<FindingList> Of(IReadOnlyList<MarkedFinding> findings, string? correct)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var parts = findings.ToLookup(finding => FindingGroups.Of(finding.Judged));
        return [.. new FindingGroup?[] { null, FindingGroup.Likely, FindingGroup.Certain, FindingGroup.Kept }.Select(group => new FindingList(group, PersonsOf(parts[group], isSorted: group is null), correct))];
    }

    /// <summary>
    /// Where the eye goes after a decision: the finding of this number if it is open, else the next open one after it in the order of the
    /// lists, else the first open one; null when none is open.
    /// </summary>
    public static MarkedFinding? Next(IReadOnlyList<FindingList> lists, int number)
    {
        ArgumentNullException.ThrowIfNull(lists);
        IReadOnlyList<MarkedFinding> order = [.. lists.SelectMany(list => list.Findings)];
        return order.SkipWhile(finding => finding.Number != number).FirstOrDefault(finding => finding.IsOpen) ?? order.FirstOrDefault(finding => finding.IsOpen);
    }

    /// <summary>Where a finding is rejected; null when that is not open, or the finding stays as served. It names places, nothing of the text.</summary>
    public string? CorrectAddress(MarkedFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return _correct is null || finding.IsKept ? null : $"{_correct}?place={finding.Place}";
    }

    /// <summary>Where a finding is extended, or what is kept is hidden; null when that is not open.</summary>
    public string? ExtendAddress(MarkedFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return _correct is null ? null : $"{_correct}?extend={finding.Place}#add-title";
    }

    private static IReadOnlyList<IReadOnlyList<MarkedFinding>> PersonsOf(IEnumerable<MarkedFinding> findings, bool isSorted)
    {
        var persons = findings.GroupBy(finding => (finding.Group, finding.IsKept)).Select(person => (IReadOnlyList<MarkedFinding>)[.. person]);
        return isSorted ? [.. persons.OrderBy(person => person.Min(finding => finding.Finding.Confidence))] : [.. persons];
    }
}
