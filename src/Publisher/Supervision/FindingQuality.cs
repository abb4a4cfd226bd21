using Disclosure.Publisher.Review;
using Disclosure.Redactor.Confidence;

namespace Disclosure.Publisher.Supervision;

/// <summary>How right the rules were where people reviewed, by kind of value: counts alone.</summary>
/// <param name="Cases">Cases that were reviewed and let be published.</param>
/// <param name="Kinds">Each kind of which anything was found or missed, the most frequent first.</param>
public sealed record FindingQuality(int Cases, IReadOnlyList<KindQuality> Kinds);

/// <summary>One kind of value.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Bands">Of each band of confidence: places hidden, and those of them that were right. Bands of which nothing was found are missing.</param>
/// <param name="Missed">Places that reviewers had to add.</param>
/// <param name="Looked">Of each band: places that a person looked at one by one, and those of them that were right. Of the rest nobody said more than that the whole could be published.</param>
public sealed record KindQuality(
    string Kind, IReadOnlyDictionary<ConfidenceBand, RightShare> Bands, int Missed, IReadOnlyDictionary<ConfidenceBand, RightShare> Looked)
{
    /// <summary>Of the places that a person looked at one by one, those that were right: the share that rests on nothing but people's word.</summary>
    public RightShare LookedAt => new(Looked.Values.Sum(band => band.Right), Looked.Values.Sum(band => band.Found));

    /// <summary>Of all places hidden, those that were right: precision.</summary>
    public RightShare Precision => new(Bands.Values.Sum(band => band.Right), Bands.Values.Sum(band => band.Found));

    /// <summary>Of all places that had to be hidden, those that the rules hid: recall, as far as reviewers noticed.</summary>
    public RightShare Recall => new(Precision.Right, Precision.Right + Missed);
}
