using Disclosure.Search.Query;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Highlighting;

/// <summary>Where a word of the query stands, in the original text; <paramref name="Leaf"/> tells the words apart.</summary>
internal readonly record struct Occurrence(TextSpan Span, int Leaf);

/// <summary>Finds the words of a query in one text by the rules of the index.</summary>
internal sealed class OccurrenceFinder(SearchLanguage language, string original)
{
    private readonly FoldedText _folded = TextFolding.Fold(original);
    private List<WordAt>? _words;

    private List<WordAt> Words => _words ??= language.Words.ScanForIndex(_folded);

    /// <summary>In order of their beginnings.</summary>
    public List<Occurrence> Find(IReadOnlyList<QueryNode> leaves, string field)
    {
        var found = new List<Occurrence>();
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            switch (leaves[leaf])
            {
                case WordNode word when IsIn(word.Field, field):
                    var before = found.Count;
                    if (word.Chinese)
                        AddChinese(word.Word, leaf, found);
                    else
                        AddWords(w => w.Text.Equals(word.Word, StringComparison.Ordinal), word.Word.Length, leaf, found);
                    if (found.Count == before && word.Chinese)
                        AddCharacters(word.Word, leaf, found);
                    break;
                case CharactersNode characters when IsIn(characters.Field, field):
                    AddCharacters(characters.Characters, leaf, found);
                    break;
                case PrefixNode prefix when IsIn(prefix.Field, field):
                    AddWords(w => !w.Chinese && w.Text.StartsWith(prefix.Prefix, StringComparison.Ordinal), prefix.Prefix.Length, leaf, found);
                    break;
                default:
                    break;
            }
        }

        found.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Span.End.CompareTo(b.Span.End));
        return found;
    }

    private static bool IsIn(string? wanted, string field) => wanted is null || string.Equals(wanted, field, StringComparison.Ordinal);

    private void AddWords(Predicate<WordAt> matches, int length, int leaf, List<Occurrence> into)
    {
        foreach (var word in Words)
            if (matches(word))
                into.Add(new Occurrence(ToOriginal(word.Start, EndOf(word, length)), leaf));
    }

    // A word stands only where its characters do, and a run of Chinese is cut by itself: the others need not be.
    private void AddChinese(string word, int leaf, List<Occurrence> into)
    {
        for (var at = _folded.Text.IndexOf(word, StringComparison.Ordinal); at >= 0;)
        {
            var run = language.Words.ScanRunForIndex(_folded, at, out var end);
            foreach (var found in run)
                if (found.Text.Equals(word, StringComparison.Ordinal))
                    into.Add(new Occurrence(ToOriginal(found.Start, found.Start + word.Length), leaf));
            at = end < _folded.Text.Length ? _folded.Text.IndexOf(word, end, StringComparison.Ordinal) : -1;
        }
    }

    // A number is shorter as a word than as it is written: 5,000.
    private int EndOf(WordAt word, int length)
    {
        if (word.Chinese || _folded.Text.AsSpan(word.Start).StartsWith(word.Text, StringComparison.Ordinal))
            return word.Start + length;
        var (end, seen) = (word.Start, 0);
        for (; seen < length; end++)
            if (_folded.Text[end] != ',')
                seen++;
        return end;
    }

    private void AddCharacters(string characters, int leaf, List<Occurrence> into)
    {
        if (characters.Length == 0)
            return;
        for (var at = _folded.Text.IndexOf(characters, StringComparison.Ordinal); at >= 0;)
        {
            into.Add(new Occurrence(ToOriginal(at, at + characters.Length), leaf));
            at = _folded.Text.IndexOf(characters, at + 1, StringComparison.Ordinal);
        }
    }

    // A phrase may be half of a pair of surrogates long; a mark on the page may not.
    private TextSpan ToOriginal(int start, int end)
    {
        var span = _folded.ToOriginal(start, end);
        var from = span.Start > 0 && char.IsLowSurrogate(original[span.Start]) && char.IsHighSurrogate(original[span.Start - 1]) ? span.Start - 1 : span.Start;
        var to = span.End < original.Length && char.IsLowSurrogate(original[span.End]) && char.IsHighSurrogate(original[span.End - 1]) ? span.End + 1 : span.End;
        return new TextSpan(from, to);
    }
}
