using Disclosure.Publisher.Policies;

namespace Disclosure.Publisher.Review;

/// <summary>How sure the redactor is of a finding, as a reviewer is told.</summary>
public enum ConfidenceBand
{
    /// <summary>请核对: a person must look at each.</summary>
    Doubtful = 1,

    /// <summary>较有把握</summary>
    Likely,

    /// <summary>很有把握</summary>
    Certain,
}

/// <summary>Names of <see cref="ConfidenceBand"/>.</summary>
public static class ConfidenceBandNames
{
    /// <summary>The word on screen.</summary>
    public static string Chinese(this ConfidenceBand band) => band switch
    {
        ConfidenceBand.Doubtful => "请核对",
        ConfidenceBand.Likely => "较有把握",
        ConfidenceBand.Certain => "很有把握",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Not a defined band."),
    };

    /// <summary>The word in the store; never renamed.</summary>
    public static string Wire(this ConfidenceBand band) => band switch
    {
        ConfidenceBand.Doubtful => "doubtful",
        ConfidenceBand.Likely => "likely",
        ConfidenceBand.Certain => "certain",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Not a defined band."),
    };

    /// <summary>The band of a word of the store; null for any other word.</summary>
    public static ConfidenceBand? Parse(string word) => word switch
    {
        "doubtful" => ConfidenceBand.Doubtful,
        "likely" => ConfidenceBand.Likely,
        "certain" => ConfidenceBand.Certain,
        _ => null,
    };
}

/// <summary>From which probability a finding is in which band, inclusive.</summary>
/// <param name="DoubtfulBelow">What is less probable must be looked at one by one; 0 to 1.</param>
/// <param name="CertainFrom">What is as probable as this or more is certain; 0 to 1, not below the other.</param>
public sealed record ConfidenceBands(double DoubtfulBelow, double CertainFrom)
{
    /// <summary>The band of a probability.</summary>
    public ConfidenceBand Of(double probability) =>
        probability < DoubtfulBelow ? ConfidenceBand.Doubtful : probability < CertainFrom ? ConfidenceBand.Likely : ConfidenceBand.Certain;
}

/// <summary>What reviewers are shown; <c>config/review.json</c>.</summary>
public sealed record ReviewPolicy
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "review.json";

    /// <summary>Bands of confidence.</summary>
    public required ConfidenceBands Confidence { get; init; }

    /// <summary>Which cases may be approved together; none, unless the file says otherwise.</summary>
    public BulkApprovalPolicy BulkApproval { get; init; } = new();

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a policy.</exception>
    public static ReviewPolicy Read(string path) => PolicyFile.Read<ReviewPolicy>(path, "无法读取审核页配置 (cannot read the policy of the review page)", static policy => policy.Errors());

    private IReadOnlyList<string> Errors()
    {
        var isBand = Confidence.DoubtfulBelow >= 0 && Confidence.DoubtfulBelow <= Confidence.CertainFrom && Confidence.CertainFrom <= 1;
        return [.. isBand ? Array.Empty<string>() : ["confidence: 0 <= doubtfulBelow <= certainFrom <= 1 is required."], .. BulkApproval.Errors()];
    }
}
