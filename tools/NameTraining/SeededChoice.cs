using Disclosure.TestKit;

namespace Disclosure.NameTraining;

/// <summary>Chance that comes out the same each time, so that the same data make the same model.</summary>
internal sealed class SeededChoice(ulong seed)
{
    private const int Fractions = 1 << 24;
    private readonly SeededRandom _random = new(seed);

    /// <summary>A number from 0 to below a limit.</summary>
    public int Next(int limit) => _random.Next(limit);

    /// <summary>True as often as told, between 0 and 1.</summary>
    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>A number from 0 to below a limit, the small ones far more often.</summary>
    public int Skewed(int limit) => (int)(limit * Math.Pow(Fraction(), 2.2));

    /// <summary>One of some.</summary>
    public T Of<T>(IReadOnlyList<T> items) => _random.Pick(items);

    private double Fraction() => (double)_random.Next(Fractions) / Fractions;
}
