namespace Disclosure.Publisher.Review;

/// <summary>What the review screen draws attention to.</summary>
public sealed record ReviewOptions
{
    /// <summary>Findings less certain than this must be looked at one by one; from 0 to 1, 0.8 by default.</summary>
    public double DoubtfulBelow { get; init; } = 0.8;
}
