namespace Disclosure.TestKit;

/// <summary>The same numbers for the same seed, on every machine and runtime (SplitMix64).</summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 up to <paramref name="end"/>, which is excluded and above 0.</summary>
    public int Next(int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        return (int)(NextBits() % (ulong)end);
    }

    /// <summary>From <paramref name="start"/>, included, up to <paramref name="end"/>, excluded.</summary>
    public int Next(int start, int end) => start + Next(end - start);

    /// <summary>One of these.</summary>
    public T Pick<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[Next(choices.Count)];
    }

    private ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
