namespace Disclosure.Publisher.Cases;

/// <summary>What the metadata of a decision may be at most, however they come: pushed, typed, or amended on screen. Lengths are in UTF-16 code units.</summary>
internal static class FieldLimits
{
    /// <summary>案件名称</summary>
    public const int Title = 300;

    /// <summary>领域</summary>
    public const int Sector = 50;

    /// <summary>Name of a person or an organisation.</summary>
    public const int Name = 200;

    /// <summary>A field of a 摘要.</summary>
    public const int Summary = 20_000;

    /// <summary>The public note of a correction.</summary>
    public const int Note = 300;

    /// <summary>Parties, and as many other people.</summary>
    public const int People = 500;

    /// <summary>Kinds of penalty.</summary>
    public const int PenaltyKinds = 20;

    /// <summary>Name of a kind of penalty.</summary>
    public const int PenaltyKind = 50;

    /// <summary>A fine, in yuan.</summary>
    public const decimal Fine = 1_000_000_000_000m;

    /// <summary>The first day on which a decision can have been made.</summary>
    public static readonly DateOnly Earliest = new(1949, 10, 1);

    /// <summary>Whether an amount can be a fine: zero or more, in whole cents.</summary>
    public static bool IsFine(decimal amount) => amount is >= 0 and <= Fine && decimal.Round(amount, 2) == amount;
}
