using System.Globalization;

namespace Disclosure.TestKit.Gold;

/// <summary>How many of how many.</summary>
/// <param name="Right">Those that are right.</param>
/// <param name="Total">All.</param>
public readonly record struct Share(int Right, int Total)
{
    // The normal quantile of a two-sided interval of 95 %.
    private const double Quantile = 1.959964;

    /// <summary>The share, 0 to 1; 1 of nothing.</summary>
    public double Value => Total == 0 ? 1 : (double)Right / Total;

    /// <summary>One more.</summary>
    public Share With(bool right) => new(Right + (right ? 1 : 0), Total + 1);

    /// <summary>The interval that holds the true share in 95 of 100 samples (Wilson, 1927).</summary>
    public (double Low, double High) Interval()
    {
        if (Total == 0)
        {
            return (0, 1);
        }

        var z2 = Quantile * Quantile;
        var centre = Value + (z2 / (2 * Total));
        var width = Quantile * Math.Sqrt((Value * (1 - Value) / Total) + (z2 / (4.0 * Total * Total)));
        return (Math.Max(0, (centre - width) / (1 + (z2 / Total))), Math.Min(1, (centre + width) / (1 + (z2 / Total))));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var (low, high) = Interval();
        return string.Create(CultureInfo.InvariantCulture, $"{Right,5}/{Total,-5} {Value:0.000} [{low:0.000}, {high:0.000}]");
    }
}
