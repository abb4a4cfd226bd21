namespace Disclosure.Search.Segmentation;

/// <summary>
/// Finds the words of a folded text: Chinese words by the segmenter; a run of other letters and digits is one word,
/// a number keeps its decimal point and loses its thousands separators. No word crosses a place where something was left out.
/// </summary>
internal sealed class WordScanner(Segmenter segmenter)
{
    /// <summary>The most probable cut.</summary>
    public List<WordAt> Scan(FoldedText text)
    {
        var sink = new WordAtList(text.Length);
        Scan(text, ref sink);
        return sink.Words;
    }

    /// <inheritdoc cref="Scan(FoldedText)"/>
    public void Scan<TSink>(FoldedText text, ref TSink sink)
        where TSink : IWordSink
    {
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfRun(text, start, out var kind);
            if (kind == RunKind.Chinese)
            {
                var words = new RunWords<TSink>(text.Text, start, sink);
                segmenter.Cut(text.Text.AsSpan(start, end - start), CutMode.Query, ref words);
                sink = words.Sink;
            }
            else if (kind == RunKind.Letters)
            {
                SendLetters(text, start, end, ref sink);
            }

            start = end;
        }
    }

    /// <summary>
    /// What the index holds: the dictionary words of the cut and those inside its words. Words of three and more characters
    /// stand wherever their characters do, because they are hardly ever there by chance; shorter ones only where the cut has them.
    /// </summary>
    public List<WordAt> ScanForIndex(FoldedText text)
    {
        var sink = new WordAtList(text.Length);
        ScanForIndex(text, ref sink);
        return sink.Words;
    }

    /// <summary>The same, of the run of Chinese characters alone that one of them stands in.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Where a Chinese character stands.</param>
    /// <param name="end">Where the run ends, exclusive.</param>
    public List<WordAt> ScanRunForIndex(FoldedText text, int at, out int end)
    {
        var start = at;
        while (start > 0 && !text.IsGapBefore(start) && KindOf(text.Text[start - 1]) == RunKind.Chinese)
            start--;
        end = EndOfRun(text, start, out _);
        var words = new RunWords<InnerWords<WordAtList>>(text.Text, start, new InnerWords<WordAtList>(segmenter.Words, text, new WordAtList(end - start)));
        segmenter.Cut(text.Text.AsSpan(start, end - start), CutMode.Query, ref words);
        return words.Sink.Sink.Words;
    }

    /// <inheritdoc cref="ScanForIndex(FoldedText)"/>
    public void ScanForIndex<TSink>(FoldedText text, ref TSink sink)
        where TSink : IWordSink
    {
        var words = new InnerWords<TSink>(segmenter.Words, text, sink);
        Scan(text, ref words);
        sink = words.Sink;
    }

    private static int EndOfRun(FoldedText text, int start, out RunKind kind)
    {
        kind = KindOf(text.Text[start]);
        var end = start + 1;
        while (end < text.Length && !text.IsGapBefore(end) && KindOf(text.Text[end]) == kind)
            end++;
        // A number goes on over one point or separator that stands between digits.
        while (kind == RunKind.Letters && end + 1 < text.Length && text.Text[end] is '.' or ',' && char.IsAsciiDigit(text.Text[end - 1])
            && char.IsAsciiDigit(text.Text[end + 1]) && !text.IsGapBefore(end) && !text.IsGapBefore(end + 1))
        {
            end++;
            while (end < text.Length && !text.IsGapBefore(end) && KindOf(text.Text[end]) == kind)
                end++;
        }

        return end;
    }

    private static void SendLetters<TSink>(FoldedText text, int start, int end, ref TSink sink)
        where TSink : IWordSink
    {
        var run = text.Text.AsSpan(start, end - start);
        if (NumberReader.TryRead(run, out var number))
        {
            sink.Take(start, number, chinese: false);
            return;
        }

        // Not one number (a date, a list): its parts.
        for (var from = 0; from < run.Length;)
        {
            var length = run[from..].IndexOfAny('.', ',');
            if (length < 0)
                length = run.Length - from;
            if (length > 0)
                sink.Take(start + from, run.Slice(from, length), chinese: false);
            from += length + 1;
        }
    }

    private static RunKind KindOf(char c) =>
        CharacterClass.IsIdeograph(c) ? RunKind.Chinese
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? RunKind.Letters
        : RunKind.Other;

    private enum RunKind
    {
        Other,
        Chinese,
        Letters,
    }

    private readonly struct WordAtList(int textLength) : IWordSink
    {
        public List<WordAt> Words { get; } = new(textLength / 2);

        public void Take(int start, ReadOnlySpan<char> word, bool chinese) => Words.Add(new WordAt(start, word.ToString(), chinese));
    }

    /// <summary>The tokens of a run as words of the text it stands in.</summary>
    private struct RunWords<TSink>(string text, int offset, TSink sink) : ITokenSink
        where TSink : IWordSink
    {
        public TSink Sink = sink;

        public void Take(int start, int length) => Sink.Take(offset + start, text.AsSpan(offset + start, length), chinese: true);
    }

    private struct InnerWords<TSink>(WordDictionary words, FoldedText text, TSink sink) : IWordSink
        where TSink : IWordSink
    {
        public TSink Sink = sink;

        public void Take(int start, ReadOnlySpan<char> word, bool chinese)
        {
            if (!chinese)
            {
                Sink.Take(start, word, chinese);
                return;
            }

            for (var end = start + word.Length; start < end; start++)
            {
                var node = words.Enter(text.Text[start]);
                for (var next = start + 1; node != WordDictionary.None && next < text.Length && !text.IsGapBefore(next); next++)
                {
                    node = words.Step(node, text.Text[next]);
                    var length = next + 1 - start;
                    if (WordDictionary.IsWord(node) && (length > 2 || next < end) && CharacterClass.IsIdeograph(text.Text[next]))
                        Sink.Take(start, text.Text.AsSpan(start, length), chinese: true);
                }
            }
        }
    }
}

/// <summary>A word at a character offset of the folded text.</summary>
internal readonly record struct WordAt(int Start, string Text, bool Chinese);
