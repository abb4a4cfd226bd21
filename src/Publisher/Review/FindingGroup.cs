using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Publisher.Review;

/// <summary>Findings that may be accepted together. What is doubtful belongs to none.</summary>
public enum FindingGroup
{
    /// <summary>Hidden, 较有把握</summary>
    Likely = 1,

    /// <summary>Hidden, 很有把握</summary>
    Certain,

    /// <summary>Kept, and not doubtful.</summary>
    Kept,
}

/// <summary>Which findings belong together.</summary>
public static class FindingGroups
{
    /// <summary>The word in the store and in forms; never renamed.</summary>
    public static string Wire(this FindingGroup group) => group switch
    {
        FindingGroup.Likely => "likely",
        FindingGroup.Certain => "certain",
        FindingGroup.Kept => "kept",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not a defined group."),
    };

    /// <summary>The group of a word; null for any other word.</summary>
    public static FindingGroup? Parse(string? word) => Enum.GetValues<FindingGroup>().Cast<FindingGroup?>().FirstOrDefault(group => string.Equals(group!.Value.Wire(), word, StringComparison.Ordinal));

    /// <summary>The group of a finding; null for one that is looked at by itself.</summary>
    public static FindingGroup? Of(JudgedFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding switch
        {
            { IsDoubtful: true } => null,
            { IsKept: true } => FindingGroup.Kept,
            { Band: ConfidenceBand.Certain } => FindingGroup.Certain,
            _ => FindingGroup.Likely,
        };
    }

    /// <summary>What a group is known by as it stands: with one finding more, less or otherwise it is another.</summary>
    public static string MarkOf(IEnumerable<JudgedFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', findings.Select(finding => finding.Mark)))).AsSpan(0, 16));
    }
}
