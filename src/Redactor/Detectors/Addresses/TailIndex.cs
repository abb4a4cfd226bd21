using System.Buffers;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>Tails of known homes, asked by place. A question costs at most the number of different lengths, not of tails.</summary>
internal sealed class TailIndex
{
    private const int LongestTail = 63;

    private readonly Tails _literals = new();
    private readonly Dictionary<string, Tails> _hamlets = new(StringComparer.Ordinal);
    private readonly Dictionary<char, ulong> _hamletLengths = [];

    /// <summary>Adds a tail: literal when <paramref name="rest"/> is null, else the name of a hamlet and what follows its word.</summary>
    public void Add(string core, string? rest, string[] earlier)
    {
        if (core.Length is < 2 or > LongestTail || rest is { Length: > LongestTail })
        {
            return;
        }

        if (rest is null)
        {
            _literals.Add(core, earlier);
            return;
        }

        if (!_hamlets.TryGetValue(core, out var rests))
        {
            _hamlets.Add(core, rests = new Tails());
            _hamletLengths[core[0]] = _hamletLengths.GetValueOrDefault(core[0]) | (1UL << core.Length);
        }

        rests.Add(rest, earlier);
    }

    /// <summary>What tails start with.</summary>
    public SearchValues<char> FirstCharacters() => SearchValues.Create([.. _literals.FirstCharacters, .. _hamletLengths.Keys]);

    /// <summary>The longest literal tail at a position; null when there is none.</summary>
    public (int Length, string[] Earlier)? Longest(string value, int at) => _literals.LongestAt(value, at) is { Length: > 0 } found ? found : null;

    /// <summary>The hamlets whose name starts at a position, with what may follow.</summary>
    public IEnumerable<(int Length, Tails Rests)> HamletsAt(string value, int at)
    {
        for (var lengths = _hamletLengths.GetValueOrDefault(value[at]); lengths != 0;)
        {
            var length = 63 - System.Numerics.BitOperations.LeadingZeroCount(lengths);
            lengths &= ~(1UL << length);
            if (at + length <= value.Length && _hamlets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(value.AsSpan(at, length), out var rests))
            {
                yield return (length, rests);
            }
        }
    }

    /// <summary>Texts with the units that stand before them in their home.</summary>
    internal sealed class Tails
    {
        private readonly Dictionary<string, string[]> _texts = new(StringComparer.Ordinal);
        private readonly Dictionary<char, ulong> _lengths = [];
        private string[]? _empty;

        /// <summary>First characters of the texts.</summary>
        public IEnumerable<char> FirstCharacters => _lengths.Keys;

        /// <summary>Adds a text; the first home to have it gives the units before.</summary>
        public void Add(string text, string[] earlier)
        {
            if (text.Length == 0)
            {
                _empty ??= earlier;
            }
            else if (_texts.TryAdd(text, earlier))
            {
                _lengths[text[0]] = _lengths.GetValueOrDefault(text[0]) | (1UL << text.Length);
            }
        }

        /// <summary>The longest text at a position, 0 long where the empty one is known; null when there is none.</summary>
        public (int Length, string[] Earlier)? LongestAt(string value, int at)
        {
            for (var lengths = at < value.Length ? _lengths.GetValueOrDefault(value[at]) : 0; lengths != 0;)
            {
                var length = 63 - System.Numerics.BitOperations.LeadingZeroCount(lengths);
                lengths &= ~(1UL << length);
                if (at + length <= value.Length && _texts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(value.AsSpan(at, length), out var earlier))
                {
                    return (length, earlier);
                }
            }

            return _empty is null ? null : (0, _empty);
        }
    }
}
