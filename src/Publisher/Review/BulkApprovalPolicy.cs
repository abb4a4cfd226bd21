using Disclosure.Records;

namespace Disclosure.Publisher.Review;

/// <summary>
/// Which cases a reviewer may approve together; <c>bulkApproval</c> of <c>config/review.json</c>. What the law asks of every approval holds all
/// the same, and no setting lets a decision on a natural person be approved so.
/// </summary>
public sealed record BulkApprovalPolicy
{
    /// <summary>Cases of one request at most, whatever the file says.</summary>
    public const int Most = 50;

    /// <summary>Whether any are; off by default.</summary>
    public bool Enabled { get; init; }

    /// <summary>Kinds of act; none by default.</summary>
    public IReadOnlyList<ActType> Acts { get; init; } = [];

    /// <summary>Cases of one request at most, 1 to <see cref="Most"/>.</summary>
    public int AtMost { get; init; } = 20;

    /// <summary>Whether decisions on 个体工商户 are among them: their trade name is public, their owner is a natural person. Off by default.</summary>
    public bool Proprietorships { get; init; }

    /// <summary>Codes of the agencies whose reviewers may; empty for every agency.</summary>
    public IReadOnlyList<string> Agencies { get; init; } = [];

    /// <summary>Whether the reviewers of an agency may approve anything together.</summary>
    public bool IsOpenTo(string agencyCode) => Enabled && (Agencies.Count == 0 || Agencies.Contains(agencyCode, StringComparer.Ordinal));

    /// <summary>What is wrong with it, each with its key; empty when nothing is.</summary>
    internal IEnumerable<string> Errors()
    {
        if (AtMost is < 1 or > Most)
        {
            yield return $"bulkApproval.atMost: 1 to {Most} is required.";
        }

        if (Enabled && Acts.Count == 0)
        {
            yield return "bulkApproval.acts: at least one kind of act is required when bulk approval is enabled.";
        }

        if (Acts.Distinct().Count() != Acts.Count || Acts.Any(act => !Enum.IsDefined(act)))
        {
            yield return "bulkApproval.acts: each kind of act once, by its name.";
        }

        if (Agencies.Any(string.IsNullOrWhiteSpace))
        {
            yield return "bulkApproval.agencies: codes of agencies are required.";
        }
    }
}
