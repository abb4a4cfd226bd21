using System.Buffers;
using System.Text;

namespace Disclosure.Redactor.Verification;

/// <summary>What stood between a folded letter or digit and the one before it, invisible characters apart.</summary>
[Flags]
internal enum Gaps : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Something visible.</summary>
    Visible = 1,

    /// <summary>A sentence mark.</summary>
    Stop = 2,

    /// <summary>A line end or a tab.</summary>
    Line = 4,

    /// <summary>More than the one or two separators that people group the digits of a number with.</summary>
    Wide = 8,
}

/// <summary>What <see cref="Gaps"/> are asked.</summary>
internal static class GapsQuestions
{
    /// <summary>Whether they hold one of some sorts. (<see cref="Enum.HasFlag"/> asks for memory until its caller is compiled for the second time.)</summary>
    public static bool Holds(this Gaps gaps, Gaps any) => (gaps & any) != Gaps.None;
}

/// <summary>Letters and digits of texts as <see cref="VerifierFold"/> has them, all texts in one run, in rented memory.</summary>
internal sealed class FoldedPayload : IDisposable
{
    /// <summary>Stands between two texts; no value holds it.</summary>
    public const char Border = '\u0001';

    private const int MostSeparators = 2;

    private PooledArray<char> _letters = new(4096);
    private PooledArray<Gaps> _gaps = new(4096);
    private PooledArray<int> _origins = new(4096);
    private Gaps _gap;
    private int _separators;

    /// <summary>The letters and digits.</summary>
    public ReadOnlySpan<char> Letters => _letters.Items;

    /// <summary>What stood before each of them.</summary>
    public ReadOnlySpan<Gaps> Gaps => _gaps.Items;

    /// <summary>Where each of them stood.</summary>
    public ReadOnlySpan<int> Origins => _origins.Items;

    /// <summary>The first letter that stood at a character or behind it.</summary>
    public int LetterAt(int character)
    {
        var at = Origins.BinarySearch(character);
        if (at < 0)
            return ~at;
        // A border stands where the next text begins.
        while (at > 0 && Origins[at - 1] == character)
            at--;
        return at;
    }

    /// <summary>Whether a letter is a digit, or one written for a digit (138O638): between figures, no other letter beside it.</summary>
    public bool IsDigit(int at)
    {
        var letters = Letters;
        if (char.IsAsciiDigit(letters[at]))
            return true;
        if (LookAlike(letters[at]) == letters[at] || at == 0 || Gaps[at] != Verification.Gaps.None || !(char.IsAsciiDigit(letters[at - 1]) || LookAlike(letters[at - 1]) != letters[at - 1]))
            return false;
        return Gaps[at + 1] != Verification.Gaps.None || !char.IsAsciiLetter(letters[at + 1]) || LookAlike(letters[at + 1]) != letters[at + 1];
    }

    /// <summary>The digit that a letter is written for; the letter itself when it is for none.</summary>
    public static char LookAlike(char letter) => letter switch
    {
        'o' => '0',
        'l' or 'i' => '1',
        _ => letter,
    };

    /// <summary>Adds a text and a border behind it.</summary>
    /// <param name="text">The text; a lone surrogate is read as U+FFFD.</param>
    /// <param name="origin">Where it stands, counted into <see cref="Origins"/>.</param>
    public void Add(ReadOnlySpan<char> text, int origin)
    {
        for (var at = 0; at < text.Length;)
        {
            var letters = _letters.Reserve(text.Length - at);
            var gaps = _gaps.Reserve(text.Length - at);
            var origins = _origins.Reserve(text.Length - at);
            var count = 0;
            var folded = VerifierFold.Other;
            for (; at < text.Length && VerifierFold.TryFold(text[at], out folded); at++)
            {
                if (folded < VerifierFold.FirstLetter)
                {
                    Widen(folded);
                    continue;
                }

                letters[count] = folded;
                gaps[count] = _gap;
                origins[count++] = origin + at;
                (_gap, _separators) = (default, 0);
            }

            _letters.Count += count;
            _gaps.Count += count;
            _origins.Count += count;
            if (at < text.Length)
                at += AddSeveral(text[at..], origin + at);
        }

        _gap |= Verification.Gaps.Visible | Verification.Gaps.Stop | Verification.Gaps.Wide;
        Add(Border, origin + text.Length);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        (_letters.Count, _gaps.Count, _origins.Count) = (0, 0, 0);
        (_gap, _separators) = (default, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _letters.Dispose();
        _gaps.Dispose();
        _origins.Dispose();
    }

    private int AddSeveral(ReadOnlySpan<char> text, int origin)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) is not OperationStatus.Done)
            (rune, consumed) = (Rune.ReplacementChar, 1);
        foreach (var folded in VerifierFold.Fold(rune))
        {
            if (folded < VerifierFold.FirstLetter)
                Widen(folded);
            else
                Add(folded, origin);
        }

        return consumed;
    }

    private void Add(char letter, int origin)
    {
        _letters.Add(letter);
        _gaps.Add(_gap);
        _origins.Add(origin);
        (_gap, _separators) = (default, 0);
    }

    private void Widen(char folded)
    {
        switch (folded)
        {
            case VerifierFold.Invisible:
                return;
            case VerifierFold.Stop:
                _gap |= Verification.Gaps.Stop | Verification.Gaps.Wide;
                break;
            case VerifierFold.Line:
                _gap |= Verification.Gaps.Line;
                break;
            case VerifierFold.Other:
                _gap |= Verification.Gaps.Wide;
                break;
            default:
                break;
        }

        _gap |= Verification.Gaps.Visible;
        if (++_separators > MostSeparators)
            _gap |= Verification.Gaps.Wide;
    }
}
