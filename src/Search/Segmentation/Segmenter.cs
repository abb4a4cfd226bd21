namespace Disclosure.Search.Segmentation;

/// <summary>
/// Cuts Chinese text into words as jieba 0.42.1 does: every dictionary word at every position, the most probable path through
/// them, and a hidden Markov model over what remains single. Immutable; used by any number of threads at once.
/// </summary>
public sealed class Segmenter
{
    private readonly WordTrie _words;
    private readonly HiddenMarkovModel _model;
    private readonly PathFinder _paths;

    private Segmenter(WordTrie words, HiddenMarkovModel model, PathFinder paths)
    {
        _words = words;
        _model = model;
        _paths = paths;
    }

    /// <summary>
    /// Loads the dictionary (embedded) and, for <see cref="LexiconKind.Full"/>, every <c>*.words.txt</c> of
    /// <paramref name="lexiconDirectory"/>, which is not looked at for <see cref="LexiconKind.Base"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">The folder has no lexicon, or bad lines; the message lists all of them.</exception>
    public static Segmenter Create(LexiconKind kind, string lexiconDirectory)
    {
        var data = JiebaData.Load();
        if (kind == LexiconKind.Full)
            WordList.ReadAll(lexiconDirectory).AddTo(data.Words, data.Total);
        return new Segmenter(data.Words, data.Model, new PathFinder(data.Words, data.Total));
    }

    /// <summary>The tokens in order. Any string is accepted; white space and punctuation are tokens too, as in jieba.</summary>
    public IReadOnlyList<string> Cut(string text, CutMode mode)
    {
        ArgumentNullException.ThrowIfNull(text);
        var spans = new List<TextSpan>(text.Length);
        Cut(text, spans);
        var tokens = new List<string>(spans.Count);
        foreach (var span in spans)
        {
            if (mode == CutMode.Index)
                AddInnerWords(text.AsSpan(span.Start, span.Length), tokens);
            tokens.Add(text.Substring(span.Start, span.Length));
        }

        return tokens;
    }

    /// <summary>The tokens of one line, white space left out, separated by single spaces.</summary>
    public string CutLine(string line, CutMode mode) => string.Join(' ', Cut(line, mode).Where(token => !string.IsNullOrWhiteSpace(token)));

    /// <summary>True for a word of the dictionary in use.</summary>
    internal bool IsWord(ReadOnlySpan<char> word) => _words.Frequency(word) > 0;

    internal WordTrie Words => _words;

    /// <summary>Adds the cut of a text; the spans cover it without gaps.</summary>
    internal void Cut(ReadOnlySpan<char> text, List<TextSpan> into)
    {
        var position = 0;
        while (position < text.Length)
        {
            var end = position;
            while (end < text.Length && CharacterClass.IsRun(text[end]))
                end++;
            if (end > position)
            {
                CutRun(text[position..end], position, into);
                position = end;
            }
            else
            {
                // A pair of surrogates is one character, and so is a Windows line end.
                var pair = position + 1 < text.Length
                    && (char.IsSurrogatePair(text[position], text[position + 1]) || (text[position] == '\r' && text[position + 1] == '\n'));
                into.Add(new TextSpan(position, position + (pair ? 2 : 1)));
                position += pair ? 2 : 1;
            }
        }
    }

    private void CutRun(ReadOnlySpan<char> run, int offset, List<TextSpan> into)
    {
        using var path = _paths.Find(run);
        var singles = 0;
        for (var start = 0; start < run.Length;)
        {
            var end = path.Ends[start] + 1;
            if (end - start > 1)
            {
                CutSingles(run[singles..start], offset + singles, into);
                into.Add(new TextSpan(offset + start, offset + end));
                singles = end;
            }

            start = end;
        }

        CutSingles(run[singles..], offset + singles, into);
    }

    /// <summary>Characters that the best path left alone: one stays, several are looked at again by the model.</summary>
    private void CutSingles(ReadOnlySpan<char> singles, int offset, List<TextSpan> into)
    {
        if (singles.Length > 1 && !IsWord(singles))
        {
            CutUnknown(singles, offset, into);
            return;
        }

        for (var i = 0; i < singles.Length; i++)
            into.Add(new TextSpan(offset + i, offset + i + 1));
    }

    private void CutUnknown(ReadOnlySpan<char> text, int offset, List<TextSpan> into)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (CharacterClass.IsIdeograph(text[start]))
            {
                while (end < text.Length && CharacterClass.IsIdeograph(text[end]))
                    end++;
                _model.Cut(text[start..end], offset + start, into);
            }
            else
            {
                var alphanumeric = char.IsAsciiLetterOrDigit(text[start]);
                end = alphanumeric ? EndOfNumber(text, start) : EndOfSigns(text, start);
                into.Add(new TextSpan(offset + start, offset + end));
            }

            start = end;
        }
    }

    // Letters and digits, a decimal part and a percent sign: one token.
    private static int EndOfNumber(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
        }

        return end < text.Length && text[end] == '%' ? end + 1 : end;
    }

    private static int EndOfSigns(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && !CharacterClass.IsIdeograph(text[end]) && !char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end;
    }

    private void AddInnerWords(ReadOnlySpan<char> token, List<string> into)
    {
        for (var length = 2; length <= 3; length++)
            for (var start = 0; start + length <= token.Length && token.Length > length; start++)
                if (IsWord(token.Slice(start, length)))
                    into.Add(token.Slice(start, length).ToString());
    }
}
