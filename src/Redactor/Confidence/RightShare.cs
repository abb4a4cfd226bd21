namespace Disclosure.Redactor.Confidence;

/// <summary>How many of how many were right.</summary>
/// <param name="Right">Those that are right.</param>
/// <param name="Found">All.</param>
public readonly record struct RightShare(int Right, int Found)
{
    // The normal quantile of a two-sided interval of 95 %.
    private const double Quantile = 1.959964;

    /// <summary>The interval that holds the true share in 95 of 100 samples (Wilson 1927), 0 to 1; all of it when there is none.</summary>
    public (double Low, double High) Interval()
    {
        if (Found == 0)
        {
            return (0, 1);
        }

        var (share, z2) = ((double)Right / Found, Quantile * Quantile);
        var width = Quantile * Math.Sqrt((share * (1 - share) / Found) + (z2 / (4.0 * Found * Found)));
        var centre = share + (z2 / (2 * Found));
        return (Math.Max(0, (centre - width) / (1 + (z2 / Found))), Math.Min(1, (centre + width) / (1 + (z2 / Found))));
    }
}
