namespace Disclosure.TestKit.Gold;

/// <summary>A labelled value: where it stands in UTF-16 code units, end exclusive, and what must become of it.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Kind">A kind of finding, or one of <c>law</c>, <c>amount</c>, <c>premises</c>, <c>public_phone</c>.</param>
/// <param name="Demand">What must become of it.</param>
public sealed record GoldMark(int Start, int End, string Kind, GoldDemand Demand)
{
    /// <summary>For a person, whose way of naming the name follows; empty when the label does not say.</summary>
    public string Group { get; init; } = string.Empty;
}

/// <summary>What must become of a labelled value.</summary>
public enum GoldDemand
{
    /// <summary>Must be hidden.</summary>
    Hide,

    /// <summary>Must stay.</summary>
    Keep,

    /// <summary>May be either.</summary>
    Free,
}
