using System.Runtime.CompilerServices;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// One cut of one text. Runs of ideographs, letters, digits and some signs are cut by the dictionary, what stays single in them by the model;
/// any other character is a token. Time is linear in the text, memory bounded by <see cref="CutScratch.MaximumRun"/>: a longer run is cut
/// part by part where no word of the dictionary goes over, which leaves the cut as it is but for two paths equal to the last bit.
/// </summary>
internal readonly unsafe ref struct TextCutter<TSink>
    where TSink : ITokenSink, allows ref struct
{
    // How far before the end of a part a place is looked for that no word goes over, and how far behind it words may reach.
    private const int SearchedBack = 8_192;
    private const int LongestWord = WordList.MaximumLength;

    private readonly WordDictionary _words;
    private readonly HiddenMarkovModel _model;
    private readonly ReadOnlySpan<char> _text;
    private readonly bool _innerWords;
    private readonly CutScratch _scratch;

    public TextCutter(WordDictionary words, HiddenMarkovModel model, ReadOnlySpan<char> text, CutMode mode, CutScratch scratch)
    {
        (_words, _model, _innerWords, _scratch) = (words, model, mode == CutMode.Index, scratch);
        _text = text;
    }

    /// <summary>Cuts the text; with more to come, as far as that cannot change it.</summary>
    /// <returns>How much of the text is cut.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Cut(bool moreToCome, ref TSink sink)
    {
        var position = 0;
        fixed (ushort* codes = _scratch.Codes)
        fixed (double* scores = _scratch.Scores)
        fixed (int* lengths = _scratch.Lengths)
        {
            while (position < _text.Length)
            {
                var count = ReadRun(position, codes);
                var end = position + count;
                if (count == 0)
                {
                    var length = LengthOfOther(position, moreToCome);
                    if (length == 0)
                        return position;
                    sink.Take(position, length);
                    position += length;
                    continue;
                }

                var goesOn = end == _text.Length ? moreToCome : _words.Code(_text[end]) != 0;
                if (goesOn && (count < CutScratch.MaximumRun || (moreToCome && _text.Length - end < LongestWord)))
                    return position;
                codes[count] = PathFinder.End;
                PathFinder.Find(_words, codes, count, scores, lengths);
                if (goesOn)
                    count = EndOfPart(position, count, lengths);
                Walk(position, count, codes, lengths, ref sink);
                position += count;
            }
        }

        return position;
    }

    private int ReadRun(int position, ushort* codes)
    {
        var characters = _words.Characters;
        var count = 0;
        var rest = _text[position..];
        if (rest.Length > CutScratch.MaximumRun)
            rest = rest[..CutScratch.MaximumRun];
        foreach (var character in rest)
        {
            var code = (ushort)characters[character];
            if (code == 0)
                break;
            codes[count++] = code;
        }

        return count;
    }

    // A pair of surrogates is one character, and so is a Windows line end. 0: what comes may belong to it.
    private int LengthOfOther(int position, bool moreToCome)
    {
        var character = _text[position];
        if (character != '\r' && !char.IsHighSurrogate(character))
            return 1;
        if (position + 1 == _text.Length)
            return moreToCome ? 0 : 1;
        var next = _text[position + 1];
        return char.IsSurrogatePair(character, next) || (character == '\r' && next == '\n') ? 2 : 1;
    }

    /// <summary>Sends the path's words; several characters in a row that it left alone are looked at again.</summary>
    private void Walk(int position, int count, ushort* codes, int* lengths, ref TSink sink)
    {
        var singles = 0;
        for (var start = 0; start < count;)
        {
            var length = lengths[start];
            if (length > 1)
            {
                if (singles < start)
                    CutSingles(position, singles, start, codes, lengths, ref sink);
                Send(position, start, length, codes, ref sink);
                singles = start + length;
            }

            start += length;
        }

        if (singles < count)
            CutSingles(position, singles, count, codes, lengths, ref sink);
    }

    private void CutSingles(int position, int start, int end, ushort* codes, int* lengths, ref TSink sink)
    {
        if (end - start == 1)
            sink.Take(position + start, 1);
        else if (end - start <= LongestWord && _words.Contains(_text[(position + start)..(position + end)]))
            for (var i = start; i < end; i++)
                sink.Take(position + i, 1);
        else
            CutUnknown(position, start, end, codes, lengths, ref sink);
    }

    private void CutUnknown(int position, int start, int end, ushort* codes, int* lengths, ref TSink sink)
    {
        while (start < end)
        {
            var next = start + 1;
            if (CharacterCode.IsIdeograph(codes[start]))
            {
                while (next < end && CharacterCode.IsIdeograph(codes[next]))
                    next++;
                CutByModel(position, start, next, codes, lengths, ref sink);
            }
            else
            {
                next = LatinRun.EndOfToken(codes, start, end);
                Send(position, start, next - start, codes, ref sink);
            }

            start = next;
        }
    }

    private void CutByModel(int position, int start, int end, ushort* codes, int* lengths, ref TSink sink)
    {
        var count = end - start;
        fixed (ushort* rows = _scratch.Rows)
        fixed (byte* choices = _scratch.Choices)
        {
            for (var i = 0; i < count; i++)
                rows[i] = (ushort)(_words.Characters[_text[position + start + i]] >> 16);
            _model.Cut(rows, count, choices, lengths + start);
        }

        for (; start < end; start += lengths[start])
            Send(position, start, lengths[start], codes, ref sink);
    }

    private void Send(int position, int start, int length, ushort* codes, ref TSink sink)
    {
        if (_innerWords && length > 2)
            SendInnerWords(position, start, length, codes, ref sink);
        sink.Take(position + start, length);
    }

    // All words of two characters, then all of three, as jieba's search mode.
    private void SendInnerWords(int position, int start, int length, ushort* codes, ref TSink sink)
    {
        for (var size = 2; size <= 3 && size < length; size++)
        {
            for (var i = start; i <= start + length - size; i++)
            {
                var node = _words.Step(_words.Enter(codes[i]), codes[i + 1]);
                if (WordDictionary.IsWord(size == 2 ? node : _words.Step(node, codes[i + 2])))
                    sink.Take(position + i, size);
            }
        }
    }

    /// <summary>
    /// Where the last word of several characters ends before a place that no word goes over. Without such a place, and in a run without
    /// words, the part is as long as it can be.
    /// </summary>
    private int EndOfPart(int position, int count, int* lengths)
    {
        var (reach, clear) = (0, 0);
        for (var start = count - SearchedBack; start < count; start++)
        {
            reach = Math.Max(reach, start + LongestAt(position + start));
            // Words that begin before the part looked at can reach so far into it.
            if (reach <= start + 1 && start >= count - SearchedBack + LongestWord)
                clear = start + 1;
        }

        if (clear == 0)
            clear = count - LongestWord;
        var end = 0;
        for (var start = 0; start < clear; start += lengths[start])
            if (lengths[start] > 1 && start + lengths[start] <= clear)
                end = start + lengths[start];
        return end > 0 ? end : count;
    }

    private int LongestAt(int position)
    {
        var longest = 1;
        var node = _words.Enter(_text[position]);
        for (var next = position + 1; next < _text.Length && node != WordDictionary.None; next++)
        {
            node = _words.Step(node, _text[next]);
            if (WordDictionary.IsWord(node))
                longest = next + 1 - position;
        }

        return longest;
    }
}
