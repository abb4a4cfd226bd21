namespace Disclosure.Search.Correcting;

/// <summary>A word in place of the units [Start, End) of a folded query, and how unlikely the mistake is.</summary>
internal sealed record Replacement(int Start, int End, string Word, int Cost, int DocumentFrequency)
{
    public bool Overlaps(Replacement other) => Start < other.End && other.Start < End;
}
