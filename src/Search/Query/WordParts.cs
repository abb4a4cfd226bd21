using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Query;

/// <summary>The words of the dictionary that a longer one is put together of.</summary>
internal static class WordParts
{
    private const int Shortest = 2;

    /// <summary>As few as there can be, side by side, each of two characters at least; none when the word cannot be parted so.</summary>
    public static IReadOnlyList<string> Of(string word, Segmenter segmenter)
    {
        // For each length of the beginning: where its last part begins, and how many parts it has.
        var last = new int[word.Length + 1];
        var count = new int[word.Length + 1];
        for (var end = Shortest; end <= word.Length; end++)
        {
            for (var start = 0; start <= end - Shortest; start++)
            {
                var isReached = start == 0 || count[start] > 0;
                if (isReached && end - start < word.Length && (count[end] == 0 || count[start] + 1 < count[end]) && segmenter.IsWord(word.AsSpan(start, end - start)))
                    (last[end], count[end]) = (start, count[start] + 1);
            }
        }

        var parts = new Stack<string>();
        for (var end = word.Length; count[word.Length] > 0 && end > 0; end = last[end])
            parts.Push(word[last[end]..end]);
        return [.. parts];
    }
}
