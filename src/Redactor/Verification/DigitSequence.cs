namespace Disclosure.Redactor.Verification;

/// <summary>Digits of a text with nothing between them but what people group numbers with.</summary>
/// <param name="payload">The text as it stands.</param>
/// <param name="text">The text as it folds.</param>
/// <param name="start">First digit, inclusive, counted in folded letters.</param>
/// <param name="end">End, exclusive.</param>
internal readonly ref struct DigitSequence(PayloadText payload, FoldedPayload text, int start, int end)
{
    private const int LongestWord = 6;
    private const int LongestJoint = 3;

    private readonly ReadOnlySpan<char> _letters = text.Letters;
    private readonly ReadOnlySpan<Gaps> _gaps = text.Gaps;
    private readonly ReadOnlySpan<int> _origins = text.Origins;
    private readonly ReadOnlySpan<char> _characters = payload.Characters;

    /// <summary>First digit, inclusive.</summary>
    public int Start { get; } = start;

    /// <summary>End, exclusive.</summary>
    public int End { get; } = end;

    /// <summary>Number of digits.</summary>
    public int Length => End - Start;

    /// <summary>A letter of the text, also beyond the sequence; within it a letter written for a digit is the digit.</summary>
    public char this[int at] => at < End ? FoldedPayload.LookAlike(_letters[at]) : _letters[at];

    /// <summary>Where a letter stood.</summary>
    public int Origin(int at) => _origins[at];

    /// <summary>Whether nothing but invisible characters stands before a letter.</summary>
    public bool IsGlued(int at) => _gaps[at] == Gaps.None;

    /// <summary>Whether nothing stands before a letter but what people group numbers with.</summary>
    public bool IsNear(int at) => !_gaps[at].Holds(Gaps.Wide);

    /// <summary>Whether a line end or tab stands before a letter.</summary>
    public bool IsLineStart(int at) => _gaps[at].Holds(Gaps.Line);

    /// <summary>Whether what stands before a letter holds a tab.</summary>
    public bool IsCellStart(int at) => _characters[_origins[at - 1].._origins[at]].Contains('\t');

    /// <summary>The sign before a letter; a blank when nothing is there.</summary>
    public char SignBefore(int at) => _origins[at] > _origins[at - 1] + 1 ? _characters[_origins[at] - 1] : ' ';

    /// <summary>Whether a digit begins a group.</summary>
    public bool IsGroupStart(int at) => at == Start || !IsGlued(at);

    /// <summary>Whether a group ends before a letter.</summary>
    public bool IsGroupEnd(int at) => at == End || !IsGlued(at);

    /// <summary>The end of the group that begins at a digit.</summary>
    public int GroupEnd(int at)
    {
        do
            at++;
        while (!IsGroupEnd(at));
        return at;
    }

    /// <summary>Whether the digits before are an amount: money, or with one or two decimals.</summary>
    public bool IsAmount(int at)
    {
        if (IsNear(at) && _letters[at] is '元')
            return true;
        return at < End && !IsGlued(at) && GroupEnd(at) - at <= 2 && _characters[_origins[at - 1] + 1] is '.' or '．';
    }

    /// <summary>The Latin letters that stand directly before a digit, as far back as six.</summary>
    public ReadOnlySpan<char> WordBefore(int at)
    {
        var first = at;
        while (first > 0 && at - first < LongestWord && IsGlued(first) && char.IsAsciiLetter(_letters[first - 1]))
            first--;
        return _letters[first..at];
    }

    /// <summary>Whether one of these words stands before a digit, with no more than a colon or a blank between.</summary>
    public bool IsBehind(int at, ReadOnlySpan<string> words)
    {
        if (at == 0 || _gaps[at].Holds(Gaps.Line) || _origins[at] - _origins[at - 1] > LongestJoint)
            return false;
        foreach (var word in words)
        {
            if (_letters[..at].EndsWith(word))
                return true;
        }

        return false;
    }

    /// <summary>Whether a Latin letter stands directly at a place.</summary>
    public bool IsLatin(int at) => IsGlued(at) && char.IsAsciiLetter(_letters[at]);
}
