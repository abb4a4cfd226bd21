using System.Buffers;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Tells what is seen at each place of one text, as keys of observations. Reads the compact shadow: blanks are no characters but are told as
/// gaps. Borrowed memory, given back by disposing.
/// </summary>
internal sealed class ObservationReader : IDisposable
{
    private const int Padding = 8;
    private const int KindBits = 58;
    private const byte Begins = 1;
    private const byte Inside = 2;
    private const byte Ends = 3;
    private const byte Title = 4;
    private readonly NameLexicon _lexicon;
    private readonly string _value;
    private readonly int _length;
    private readonly RepeatedGrams _pairs;
    private readonly RepeatedGrams _triples;

    // All with padding at both ends, so that a place beyond the text is asked like any other.
    private readonly char[] _characters;
    private readonly byte[] _classes;
    private readonly byte[] _gaps;
    private readonly byte[] _roles;
    private readonly byte[] _following;
    private readonly byte[] _places;
    private readonly byte[] _guards;
    private readonly byte[] _words;
    private readonly byte[] _runs;
    private readonly byte[] _syllables;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lexicon">Lists of words.</param>
    /// <param name="levels">Classes of characters.</param>
    /// <param name="organisations">Names of organisations in the compact shadow, in order, ends exclusive.</param>
    public ObservationReader(ScannedText text, NameLexicon lexicon, CharacterLevels levels, IReadOnlyList<(int Start, int End)> organisations)
    {
        _lexicon = lexicon;
        _value = text.Compact.Value;
        _length = _value.Length;
        _pairs = new RepeatedGrams(_value, 2);
        _triples = new RepeatedGrams(_value, 3);
        _characters = Rent<char>();
        _classes = Rent<byte>();
        _gaps = Rent<byte>();
        _roles = Rent<byte>();
        _following = Rent<byte>();
        _places = Rent<byte>();
        _guards = Rent<byte>();
        _words = Rent<byte>();
        _runs = Rent<byte>();
        _syllables = Rent<byte>();
        ReadCharacters(text, levels);
        ReadWords();
        ReadRuns();
        foreach (var (start, end) in organisations)
        {
            Mark(_guards, start, end);
        }

        ReadTitles();
    }

    /// <summary>Number of places: those of the compact shadow.</summary>
    public int Length => _length;

    /// <summary>Writes the keys of what is seen at a place, one for each sort of observation; 0 where there is nothing to say.</summary>
    /// <param name="position">The place.</param>
    /// <param name="keys">Takes them.</param>
    /// <param name="stride">How far behind each other they are written.</param>
    public void Read(int position, Span<ulong> keys, int stride = 1)
    {
        var at = position + Padding;
        ulong c0 = _characters[at], c1 = _characters[at + 1], c2 = _characters[at + 2], c3 = _characters[at + 3];
        uint k0 = _classes[at], k1 = _classes[at + 1], k2 = _classes[at + 2], k3 = _classes[at + 3];
        var s0 = (uint)CharacterLevels.Start((int)k0);
        uint i1 = (uint)CharacterLevels.Inside((int)k1), i2 = (uint)CharacterLevels.Inside((int)k2), i3 = (uint)CharacterLevels.Inside((int)k3);
        var gaps = (uint)_gaps[at] | ((uint)_gaps[at + 1] << 1) | ((uint)_gaps[at + 2] << 2);
        var han0 = CharacterLevels.IsHan((int)k0);
        var han1 = CharacterLevels.IsHan((int)k1);
        Put(keys, stride, Observation.Character, c0);
        Put(keys, stride, Observation.Pair, (c0 << 16) | c1);
        Put(keys, stride, Observation.Triple, (c0 << 32) | (c1 << 16) | c2);
        Put(keys, stride, Observation.SkippedPair, (c0 << 16) | c2);
        Put(keys, stride, Observation.Class, (k0 << 1) | (gaps & 1));
        Put(keys, stride, Observation.ClassPair, (k0 << 8) | (k1 << 1) | ((gaps >> 1) & 1));
        Put(keys, stride, Observation.ClassTriple, ((ulong)k0 << 24) | (k1 << 16) | (k2 << 8) | gaps);
        Put(keys, stride, Observation.ClassFour, ((ulong)k0 << 24) | (k1 << 16) | (k2 << 8) | k3);
        Put(keys, stride, Observation.BeforeClasses, (c0 << 24) | ((ulong)k1 << 16) | (i2 << 8) | i3);
        Put(keys, stride, Observation.PairBeforeClasses, (c0 << 32) | (c1 << 16) | (k2 << 8) | i3);
        Put(keys, stride, Observation.BehindTwo, han0 && han1 ? (c2 << 16) | (s0 << 8) | i1 : 0);
        Put(keys, stride, Observation.BehindThree, han0 && han1 ? (c3 << 24) | ((ulong)s0 << 16) | (i1 << 8) | i2 : 0);
        Put(keys, stride, Observation.RepeatedPair, han0 && han1 ? ((uint)_pairs.LevelAt(position) << 16) | (k0 << 8) | (_words[at] & 1u) : 0);
        Put(keys, stride, Observation.RepeatedTriple, han0 && han1 ? ((uint)_triples.LevelAt(position) << 16) | (s0 << 8) | i1 : 0);
        Put(keys, stride, Observation.BehindRole, _roles[at] > 0 ? ((uint)_roles[at] << 16) | (s0 << 8) | i1 : 0);
        Put(keys, stride, Observation.Following, _following[at]);
        Put(keys, stride, Observation.Gap, (gaps & 1) != 0 ? 1 | (uint)((_classes[at - 1] << 16) | (int)(k0 << 8) | (int)gaps) : 0);
        Put(keys, stride, Observation.Place, _places[at]);
        Put(keys, stride, Observation.Words, (((uint)_words[at] | ((_words[at - 1] & 3u) << 2) | ((_words[at - 2] & 2u) << 3)) << 8) | (uint)CharacterLevels.Start((int)k0));
        Put(keys, stride, Observation.Guard, _guards[at]);
        Put(keys, stride, Observation.Run, _runs[at] > 0 ? ((uint)_runs[at] << 16) | ((uint)_classes[at - 1] << 8) | _classes[at + _runs[at]] : 0);
        Put(keys, stride, Observation.Syllable, _syllables[at]);
        if (han0 && han1)
        {
            var left = Left(at);
            Put(keys, stride, Observation.FrameOfTwo, Frame(left, at + 2) | (s0 << 8) | i1);
            Put(keys, stride, Observation.FrameOfThree, Frame(left, at + 3) | ((ulong)s0 << 16) | (i1 << 8) | i2);
            Put(keys, stride, Observation.FrameOfFour, Frame(left, at + 4) | ((ulong)s0 << 24) | (i1 << 16) | (i2 << 8) | i3);
        }
        else
        {
            Put(keys, stride, Observation.FrameOfTwo, 0);
            Put(keys, stride, Observation.FrameOfThree, 0);
            Put(keys, stride, Observation.FrameOfFour, 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pairs.Dispose();
        _triples.Dispose();
        _characters.AsSpan(0, _length + (2 * Padding)).Clear();
        ArrayPool<char>.Shared.Return(_characters);
        foreach (var bytes in (byte[][])[_classes, _gaps, _roles, _following, _places, _guards, _words, _runs, _syllables])
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static void Put(Span<ulong> keys, int stride, Observation kind, ulong payload) => keys[(int)kind * stride] = payload == 0 ? 0 : ((ulong)(kind + 1) << KindBits) | payload;

    // What stands before a name that would begin here: a role word, a mark, the end of a common word, or neither.
    private uint Left(int at) =>
        _roles[at] > 0 ? 1u + _roles[at] : !CharacterLevels.IsHan(_classes[at - 1]) ? 8u + (uint)CharacterLevels.Start(_classes[at - 1]) : _gaps[at] != 0 ? 6u
        : (_words[at - 2] & 1) != 0 || (_words[at - 3] & 2) != 0 ? 7u : 0;

    private ulong Frame(uint left, int behind)
    {
        var next = _classes[behind];
        var right = !CharacterLevels.IsHan(next) ? 8u + (uint)CharacterLevels.Start(next) : _following[behind] > 0 ? 1u + Math.Min(2u, _following[behind]) : _gaps[behind] != 0 ? 4u : (_words[behind] & 1) != 0 ? 5u : 0;
        return ((ulong)left << 40) | ((ulong)right << 32);
    }

    private void ReadCharacters(ScannedText text, CharacterLevels levels)
    {
        var atEnd = levels.ClassOf('\0');
        _classes.AsSpan(0, Padding).Fill((byte)atEnd);
        _classes.AsSpan(Padding + _length, Padding).Fill((byte)atEnd);
        for (var i = 0; i < _length; i++)
        {
            var character = _value[i];
            _characters[i + Padding] = char.IsAsciiDigit(character) ? '0' : char.IsAsciiLetterLower(character) ? 'a' : char.IsAsciiLetterUpper(character) ? 'A' : character;
            _classes[i + Padding] = (byte)levels.ClassOf(character);
        }

        foreach (var run in text.Compact.Runs)
        {
            if (run.AfterGap && !text.IsSpacedOut && run.Shadow < _length)
            {
                _gaps[run.Shadow + Padding] = 1;
            }
        }
    }

    private void ReadWords()
    {
        for (var i = 0; i < _length; i++)
        {
            if (!HanText.IsHan(_value[i]))
            {
                continue;
            }

            var at = i + Padding;
            if (_lexicon.RoleWords.LongestAt(_value, i) is var role and > 0)
            {
                var behind = i + role;
                var colon = behind < _length && _value[behind] == ':';
                var bracket = behind < _length && _value[behind] == '(';
                _roles[behind + Padding] = Math.Max(_roles[behind + Padding], (byte)(colon || bracket ? 1 : 2));
                if (colon || bracket)
                {
                    _roles[behind + 1 + Padding] = (byte)(colon ? 3 : 4);
                }
            }

            _following[at] = (byte)Math.Min(2, _lexicon.FollowingWords.LongestAt(_value, i));
            if (_places[at] == 0 && _lexicon.PlaceNames.LongestAt(_value, i) is var place and > 1)
            {
                Mark(_places, i, i + place);
            }

            _words[at] = (byte)((i + 2 <= _length && _lexicon.IsWord(_value.AsSpan(i, 2)) ? 1 : 0) | (i + 3 <= _length && _lexicon.IsWord(_value.AsSpan(i, 3)) ? 2 : 0));
            _syllables[at] = (byte)(i + 2 <= _length && _lexicon.IsSyllable(_value.AsSpan(i, 2)) ? 1 : i + 3 <= _length && _lexicon.IsSyllable(_value.AsSpan(i, 3)) ? 2 : 0);
        }
    }

    private void ReadRuns()
    {
        const int Longest = 6;
        for (var start = 0; start < _length;)
        {
            var end = start;
            while (end < _length && HanText.IsHan(_value[end]))
            {
                end++;
            }

            if (end - start is > 0 and <= Longest)
            {
                _runs[start + Padding] = (byte)(end - start);
            }

            start = Math.Max(end, start + 1);
        }
    }

    private void ReadTitles()
    {
        const int Longest = 60;
        for (var open = _value.IndexOf('《', StringComparison.Ordinal); open >= 0; open = _value.IndexOf('《', open + 1))
        {
            var close = _value.AsSpan(open, Math.Min(Longest, _length - open)).IndexOf('》');
            if (close > 1)
            {
                _guards.AsSpan(open + Padding + 1, close - 1).Fill(Title);
            }
        }
    }

    private static void Mark(byte[] marks, int start, int end)
    {
        marks.AsSpan(start + Padding, end - start).Fill(Inside);
        marks[start + Padding] = Begins;
        marks[end - 1 + Padding] = Ends;
    }

    private T[] Rent<T>()
    {
        var rented = ArrayPool<T>.Shared.Rent(_length + (2 * Padding) + 8);
        rented.AsSpan(0, _length + (2 * Padding) + 8).Clear();
        return rented;
    }
}
