using System.Globalization;

namespace Disclosure.Publisher.Numbering;

/// <summary>Numbers of a sequence that follow each other, both ends included.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last; not before the first.</param>
public readonly record struct SerialRange(int First, int Last)
{
    /// <summary>How many numbers it holds.</summary>
    public int Count => Last - First + 1;

    /// <summary>Whether both hold a number.</summary>
    public bool Meets(SerialRange other) => First <= other.Last && other.First <= Last;

    /// <summary>12, or 12–15.</summary>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}–{Last}");
}
