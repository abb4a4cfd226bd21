using System.Numerics;

namespace Disclosure.Search.Correcting;

/// <summary>What is wrong with the units of a query, if a word was meant by them.</summary>
/// <param name="Cost">How unlikely the mistake is: 1 for each character that sounds the same, 2 for one that nearly does or looks alike, more for others.</param>
/// <param name="Changed">Units that were not meant as they stand, counted from the first, lowest bit first.</param>
/// <param name="IsEdit">True for a character wrong, missing, too many or out of order, whatever it sounds or looks like.</param>
/// <param name="Missing">The unit before which one is missing; -1 if none is.</param>
internal readonly record struct Mistake(int Cost, ulong Changed, bool IsEdit, int Missing)
{
    public static readonly Mistake None = new(0, 0, IsEdit: false, Missing: -1);

    public Mistake Sound(int at, int cost) => this with { Cost = Cost + cost, Changed = Changed | (1UL << at) };

    public static Mistake Edit(ulong changed, int cost, int missing = -1) => new(cost, changed, IsEdit: true, missing);

    /// <summary>False if so much of a word is changed that it could be anything: all of it may sound the same, and half of it nearly so.</summary>
    public bool IsLikelyIn(int length) =>
        IsEdit ? length > 2 : BitOperations.PopCount(Changed) is var changed && (Cost == changed || changed * 2 <= length);
}

/// <summary>The units [Start, End) of a folded query, and a word that may have been meant by them.</summary>
internal readonly record struct Misspelling(int Start, int End, string Word, Mistake Mistake)
{
    /// <summary>True if all that is wrong is among these units of the query.</summary>
    public bool IsWithin(ReadOnlySpan<bool> units)
    {
        for (var i = 0; i < End - Start; i++)
            if (((Mistake.Changed >> i) & 1) != 0 && !units[Start + i])
                return false;
        return Mistake.Missing < 0 || units[Start + Mistake.Missing - 1] || (Start + Mistake.Missing < units.Length && units[Start + Mistake.Missing]);
    }
}
