namespace Disclosure.Redactor.Names.Tagging;

/// <summary>What a character is to a name. A name has at least two characters.</summary>
internal static class NameLabel
{
    /// <summary>No part of a name.</summary>
    public const int Outside = 0;

    /// <summary>The first character of a name.</summary>
    public const int Begin = 1;

    /// <summary>A character inside a name.</summary>
    public const int Middle = 2;

    /// <summary>The last character of a name.</summary>
    public const int End = 3;

    /// <summary>Number of labels.</summary>
    public const int Count = 4;

    /// <summary>Pairs of labels that may follow each other, as (from, to).</summary>
    public static readonly (int From, int To)[] Steps =
    [
        (Outside, Outside), (Outside, Begin), (Begin, Middle), (Begin, End), (Middle, Middle), (Middle, End), (End, Outside), (End, Begin),
    ];
}
