using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Tells what is seen at each place of one text, as keys of observations. Reads the compact shadow: blanks are no characters but are told as
/// gaps. Borrowed memory, given back by disposing.
/// </summary>
internal sealed class ObservationReader : IDisposable
{
    /// <summary>Places that are read at once.</summary>
    public const int Places = EightAtOnce.Lanes;

    // As far as anything looks before the first place and behind the last; and what a vector may touch beside it.
    private const int Padding = 8;
    private const int Farthest = 4;
    private const int Slack = 64;
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
    private readonly uint[] _runs;
    private readonly byte[] _syllables;
    private readonly byte[] _lefts;
    private readonly byte[] _rights;

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
        _runs = Rent<uint>();
        _syllables = Rent<byte>();
        _lefts = Rent<byte>();
        _rights = Rent<byte>();
        ReadCharacters(text, levels);
        ReadWords();
        ReadRuns();
        foreach (var (start, end) in organisations)
        {
            Mark(_guards, start, end);
        }

        ReadTitles();
        ReadSides();
    }

    /// <summary>Number of places: those of the compact shadow.</summary>
    public int Length => _length;

    /// <summary>
    /// Writes the keys of what is seen at <see cref="Places"/> places side by side, one for each sort of observation and place; 0 where there is
    /// nothing to say, and behind the end of the text.
    /// </summary>
    /// <param name="position">The first of the places, one of the text.</param>
    /// <param name="keys">Takes them, the places of one sort together.</param>
    /// <param name="stride">How far behind each other the sorts are written.</param>
    public void Read(int position, Span<ulong> keys, int stride)
    {
        var at = position + Padding;
        var (c0, c1, c2, c3) = (Eight(_characters, at), Eight(_characters, at + 1), Eight(_characters, at + 2), Eight(_characters, at + 3));
        var (k0, k1, k2, k3) = (Eight(_classes, at), Eight(_classes, at + 1), Eight(_classes, at + 2), Eight(_classes, at + 3));
        var (s0, i1, i2, i3) = (CharacterLevels.Start(k0), CharacterLevels.Inside(k1), CharacterLevels.Inside(k2), CharacterLevels.Inside(k3));
        var gap = Eight(_gaps, at);
        var nextGap = Eight(_gaps, at + 1);
        var gaps = gap | (nextGap << 1) | (Eight(_gaps, at + 2) << 2);
        var words = Eight(_words, at);
        var role = Eight(_roles, at);
        var left = Eight(_lefts, at) << 40;
        var ofText = Vector512.LessThan(Vector512<ulong>.Indices, Vector512.Create((ulong)(_length - position)));
        var ofHan = ofText & CharacterLevels.IsHan(k0) & CharacterLevels.IsHan(k1);
        Put(keys, stride, Observation.Character, ofText, c0);
        Put(keys, stride, Observation.Pair, ofText, (c0 << 16) | c1);
        Put(keys, stride, Observation.Triple, ofText, (c0 << 32) | (c1 << 16) | c2);
        Put(keys, stride, Observation.SkippedPair, ofText, (c0 << 16) | c2);
        Put(keys, stride, Observation.Class, ofText, (k0 << 1) | gap);
        Put(keys, stride, Observation.ClassPair, ofText, (k0 << 8) | (k1 << 1) | nextGap);
        Put(keys, stride, Observation.ClassTriple, ofText, (k0 << 24) | (k1 << 16) | (k2 << 8) | gaps);
        Put(keys, stride, Observation.ClassFour, ofText, (k0 << 24) | (k1 << 16) | (k2 << 8) | k3);
        Put(keys, stride, Observation.BeforeClasses, ofText, (c0 << 24) | (k1 << 16) | (i2 << 8) | i3);
        Put(keys, stride, Observation.PairBeforeClasses, ofText, (c0 << 32) | (c1 << 16) | (k2 << 8) | i3);
        Put(keys, stride, Observation.BehindTwo, ofHan, (c2 << 16) | (s0 << 8) | i1);
        Put(keys, stride, Observation.BehindThree, ofHan, (c3 << 24) | (s0 << 16) | (i1 << 8) | i2);
        Put(keys, stride, Observation.RepeatedPair, ofHan, (Eight(_pairs.Levels, position) << 16) | (k0 << 8) | (words & Vector512<ulong>.One));
        Put(keys, stride, Observation.RepeatedTriple, ofHan, (Eight(_triples.Levels, position) << 16) | (s0 << 8) | i1);
        Put(keys, stride, Observation.BehindRole, ofText & IsSome(role), (role << 16) | (s0 << 8) | i1);
        Put(keys, stride, Observation.Following, ofText, Eight(_following, at));
        Put(keys, stride, Observation.Gap, ofText & IsSome(gap), (Eight(_classes, at - 1) << 16) | (k0 << 8) | gaps);
        Put(keys, stride, Observation.Place, ofText, Eight(_places, at));
        Put(keys, stride, Observation.Words, ofText, ((words | ((Eight(_words, at - 1) & Vector512.Create(3UL)) << 2) | ((Eight(_words, at - 2) & Vector512.Create(2UL)) << 3)) << 8) | s0);
        Put(keys, stride, Observation.Guard, ofText, Eight(_guards, at));
        Put(keys, stride, Observation.Run, ofText, Eight(_runs, at));
        Put(keys, stride, Observation.Syllable, ofText, Eight(_syllables, at));
        Put(keys, stride, Observation.FrameOfTwo, ofHan, left | (Eight(_rights, at + 2) << 32) | (s0 << 8) | i1);
        Put(keys, stride, Observation.FrameOfThree, ofHan, left | (Eight(_rights, at + 3) << 32) | (s0 << 16) | (i1 << 8) | i2);
        Put(keys, stride, Observation.FrameOfFour, ofHan, left | (Eight(_rights, at + 4) << 32) | (s0 << 24) | (i1 << 16) | (i2 << 8) | i3);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pairs.Dispose();
        _triples.Dispose();
        _characters.AsSpan(0, _length + (2 * Padding)).Clear();
        ArrayPool<char>.Shared.Return(_characters);
        ArrayPool<uint>.Shared.Return(_runs);
        foreach (var bytes in (byte[][])[_classes, _gaps, _roles, _following, _places, _guards, _words, _syllables, _lefts, _rights])
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Span<ulong> keys, int stride, Observation kind, Vector512<ulong> where, Vector512<ulong> payload) =>
        ((payload | Vector512.Create((ulong)(kind + 1) << KindBits)) & where & IsSome(payload)).CopyTo(keys[((int)kind * stride)..]);

    private static Vector512<ulong> IsSome(Vector512<ulong> values) => ~Vector512.Equals(values, Vector512<ulong>.Zero);

    private static Vector512<ulong> Eight(char[] values, int at) => EightAtOnce.Wide(MemoryMarshal.Cast<char, ushort>(values.AsSpan(at, Places)));

    private static Vector512<ulong> Eight(byte[] values, int at) => EightAtOnce.Wide(values.AsSpan(at, Places));

    private static Vector512<ulong> Eight(uint[] values, int at) => EightAtOnce.Wide(values.AsSpan(at, Places));

    // What stands before a name that would begin at a place (a role word, a mark, blanks, the end of a common word, or none of them), and
    // what stands behind one that would end there.
    private void ReadSides()
    {
        for (var at = Padding; at < Padding + _length + Farthest; at += Vector256<byte>.Count)
        {
            var (role, mark, gap) = (Side(_roles, at), Side(_classes, at - 1), Side(_gaps, at));
            var words = (Side(_words, at - 2) & Vector256<byte>.One) | (Side(_words, at - 3) & Vector256.Create<byte>(2));
            Where(role, role + Vector256.Create<byte>(1), OfMark(mark, Where(gap, Vector256.Create<byte>(6), Where(words, Vector256.Create<byte>(7), Vector256<byte>.Zero))))
                .CopyTo(_lefts.AsSpan(at));
            (mark, var following) = (Side(_classes, at), Side(_following, at));
            var common = Side(_words, at) & Vector256<byte>.One;
            OfMark(mark, Where(following, following + Vector256.Create<byte>(1), Where(gap, Vector256.Create<byte>(4), Where(common, Vector256.Create<byte>(5), Vector256<byte>.Zero))))
                .CopyTo(_rights.AsSpan(at));
        }

        static Vector256<byte> Side(byte[] values, int at) => Vector256.Create(values.AsSpan(at, Vector256<byte>.Count));

        static Vector256<byte> Where(Vector256<byte> some, Vector256<byte> then, Vector256<byte> otherwise) =>
            Vector256.ConditionalSelect(Vector256.Equals(some, Vector256<byte>.Zero), otherwise, then);

        static Vector256<byte> OfMark(Vector256<byte> mark, Vector256<byte> otherwise) =>
            Where(mark & Vector256.Create<byte>(CharacterLevels.Marks), mark - Vector256.Create<byte>(CharacterLevels.Marks - (2 * CharacterLevels.Count)), otherwise);
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
            var begins = _lexicon.MayBegin(_value[i]);
            if (begins == LexiconWords.None)
            {
                continue;
            }

            var at = i + Padding;
            if (May(LexiconWords.Role) && _lexicon.RoleWords.LongestAt(_value, i) is var role and > 0)
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

            if (May(LexiconWords.Following))
            {
                _following[at] = (byte)Math.Min(2, _lexicon.FollowingWords.LongestAt(_value, i));
            }

            if (May(LexiconWords.Place) && _places[at] == 0 && _lexicon.PlaceNames.LongestAt(_value, i) is var place and > 1)
            {
                Mark(_places, i, i + place);
            }

            _words[at] = (byte)((May(LexiconWords.WordOfTwo) && _lexicon.IsWord(Next(i, 2)) ? 1 : 0) | (May(LexiconWords.WordOfThree) && _lexicon.IsWord(Next(i, 3)) ? 2 : 0));
            _syllables[at] = (byte)(May(LexiconWords.SyllableOfTwo) && _lexicon.IsSyllable(Next(i, 2)) ? 1 : May(LexiconWords.SyllableOfThree) && _lexicon.IsSyllable(Next(i, 3)) ? 2 : 0);
            bool May(LexiconWords words) => (begins & words) != LexiconWords.None;
        }
    }

    // So many characters from a place on; none where the text ends before.
    private ReadOnlySpan<char> Next(int position, int length) => position + length <= _length ? _value.AsSpan(position, length) : [];

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
                _runs[start + Padding] = ((uint)(end - start) << 16) | ((uint)_classes[start + Padding - 1] << 8) | _classes[end + Padding];
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
        var rented = ArrayPool<T>.Shared.Rent(_length + Padding + Slack);
        rented.AsSpan(0, _length + Padding + Slack).Clear();
        return rented;
    }
}
