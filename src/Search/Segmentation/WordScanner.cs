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
        var words = new List<WordAt>(text.Length / 2);
        var spans = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfRun(text, start, out var kind);
            if (kind == RunKind.Chinese)
            {
                spans.Clear();
                segmenter.Cut(text.Text.AsSpan(start, end - start), spans);
                foreach (var span in spans)
                    words.Add(new WordAt(start + span.Start, text.Text.Substring(start + span.Start, span.Length), Chinese: true));
            }
            else if (kind == RunKind.Letters)
            {
                AddLetters(text, start, end, words);
            }

            start = end;
        }

        return words;
    }

    /// <summary>
    /// What the index holds: the dictionary words of the cut and those inside its words. Words of three and more characters
    /// stand wherever their characters do, because they are hardly ever there by chance; shorter ones only where the cut has them.
    /// </summary>
    public List<WordAt> ScanForIndex(FoldedText text)
    {
        var found = new List<WordAt>(text.Length);
        var trie = segmenter.Words;
        foreach (var word in Scan(text))
        {
            if (!word.Chinese)
            {
                found.Add(word);
                continue;
            }

            var end = word.Start + word.Text.Length;
            for (var start = word.Start; start < end; start++)
            {
                var node = trie.Enter(text.Text[start]);
                for (var next = start + 1; node != WordTrie.None && next < text.Length && !text.IsGapBefore(next); next++)
                {
                    node = trie.Step(node, text.Text[next]);
                    var length = next + 1 - start;
                    if (node != WordTrie.None && trie.Frequency(node) > 0 && (length > 2 || next < end)
                        && CharacterClass.IsIdeograph(text.Text[next]))
                        found.Add(new WordAt(start, text.Text.Substring(start, length), Chinese: true));
                }
            }
        }

        return found;
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

    private static void AddLetters(FoldedText text, int start, int end, List<WordAt> words)
    {
        var run = text.Text.AsSpan(start, end - start);
        if (NumberReader.TryRead(run, out var number))
        {
            words.Add(new WordAt(start, number, Chinese: false));
            return;
        }

        // Not one number (a date, a list): its parts.
        for (var from = 0; from < run.Length;)
        {
            var length = run[from..].IndexOfAny('.', ',');
            if (length < 0)
                length = run.Length - from;
            if (length > 0)
                words.Add(new WordAt(start + from, run.Slice(from, length).ToString(), Chinese: false));
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
}

/// <summary>A word at a character offset of the folded text.</summary>
internal readonly record struct WordAt(int Start, string Text, bool Chinese);
