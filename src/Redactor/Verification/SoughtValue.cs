namespace Disclosure.Redactor.Verification;

/// <summary>When letters that read like a value are taken for it.</summary>
internal enum SoughtForm : byte
{
    /// <summary>It is a kept value.</summary>
    Kept,

    /// <summary>A name: not across the end of a clause.</summary>
    Name,

    /// <summary>A name in Latin letters: whole words, apart where its own words are apart or nowhere.</summary>
    Words,

    /// <summary>Anything long enough to be told by its letters alone.</summary>
    Value,

    /// <summary>A number too short for that: with no digit beside it; one of six digits or more also in groups.</summary>
    Run,

    /// <summary>A date in figures: with no digit beside it, apart between year, month and day.</summary>
    Date,
}

/// <summary>A form of a value that the verifier looks for.</summary>
/// <param name="Form">When letters are taken for it.</param>
/// <param name="Kind">The value's kind.</param>
/// <param name="Apart">Where it is apart: bit n for the gap before letter n.</param>
/// <param name="HoldsStop">Whether it holds a sentence mark itself.</param>
internal readonly record struct SoughtValue(SoughtForm Form, string Kind, ulong Apart = 0, bool HoldsStop = false)
{
    private const int ShortestGrouped = 6;
    private const int FullDate = 8;

    /// <summary>The rule that finding it breaks.</summary>
    public string Rule => Form switch
    {
        SoughtForm.Name or SoughtForm.Words => "residue/name",
        SoughtForm.Value => "residue/value",
        _ => "residue/digits",
    };

    /// <summary>Whether an occurrence of its letters is an occurrence of the value.</summary>
    public bool IsAt(FoldedPayload text, int start, int end) => Form switch
    {
        SoughtForm.Name or SoughtForm.Kept => HoldsStop || !Any(text, start, end, Gaps.Stop),
        SoughtForm.Words => IsFree(text, start, end, char.IsAsciiLetter) && (Visible(text, start, end) & ~Apart) == 0,
        SoughtForm.Run => IsFree(text, start, end, char.IsAsciiDigit) && !Any(text, start, end, end - start < ShortestGrouped ? Gaps.Visible : Gaps.Stop),
        SoughtForm.Date => IsFree(text, start, end, char.IsAsciiDigit)
            && (Visible(text, start, end) is var apart) && (apart == Apart || (apart == 0 && end - start == FullDate)),
        _ => true,
    };

    private static bool Any(FoldedPayload text, int start, int end, Gaps gaps)
    {
        foreach (var gap in text.Gaps[(start + 1)..end])
        {
            if ((gap & gaps) != Gaps.None)
                return true;
        }

        return false;
    }

    // Words and dates are short; whatever is longer than the bits is apart at the last of them.
    private static ulong Visible(FoldedPayload text, int start, int end)
    {
        var apart = 0UL;
        for (var i = start + 1; i < end; i++)
        {
            if (text.Gaps[i].Holds(Gaps.Visible))
                apart |= SoughtValues.Bit(i - start);
        }

        return apart;
    }

    private static bool IsFree(FoldedPayload text, int start, int end, Func<char, bool> isSame) =>
        (start == 0 || text.Gaps[start] != Gaps.None || !isSame(text.Letters[start - 1]))
        && (end == text.Letters.Length || text.Gaps[end] != Gaps.None || !isSame(text.Letters[end]));
}
