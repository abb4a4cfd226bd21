using System.Text.RegularExpressions;

namespace Disclosure.Search.Tests.Segmentation;

/// <summary>jieba's rules said as plainly as they can be, over a table of words and the model's tables: slow, and without anything clever.</summary>
internal sealed partial class NaiveSegmenter(IReadOnlyDictionary<string, int> words, long total, NaiveModel model)
{
    public IEnumerable<string> Cut(string text)
    {
        foreach (var block in Blocks().Split(text).Where(b => b.Length > 0))
        {
            if (!Blocks().IsMatch(block))
                foreach (var other in Others().Matches(block).Select(m => m.Value))
                    yield return other;
            else
                foreach (var token in CutBlock(block))
                    yield return token;
        }
    }

    /// <summary>As <c>cut_for_search</c>.</summary>
    public IEnumerable<string> CutForIndex(string text)
    {
        foreach (var token in Cut(text))
        {
            for (var size = 2; size <= 3; size++)
                for (var i = 0; token.Length > size && i + size <= token.Length; i++)
                    if (words.ContainsKey(token.Substring(i, size)))
                        yield return token.Substring(i, size);
            yield return token;
        }
    }

    private IEnumerable<string> CutBlock(string block)
    {
        var singles = "";
        foreach (var word in BestPath(block).Append(""))
        {
            if (word.Length == 1)
            {
                singles += word;
                continue;
            }

            foreach (var token in singles.Length == 1 || words.ContainsKey(singles) ? singles.Select(c => c.ToString()) : CutUnknown(singles))
                yield return token;
            singles = "";
            if (word.Length > 0)
                yield return word;
        }
    }

    private List<string> BestPath(string block)
    {
        var best = new (double Score, int End)[block.Length + 1];
        for (var start = block.Length - 1; start >= 0; start--)
        {
            var ends = Enumerable.Range(start + 1, block.Length - start).Where(end => words.ContainsKey(block[start..end])).DefaultIfEmpty(start + 1);
            best[start] = ends.Select(end => (Math.Log(words.GetValueOrDefault(block[start..end], 1)) - Math.Log(total) + best[end].Score, end)).Max();
        }

        var path = new List<string>();
        for (var start = 0; start < block.Length; start = best[start].End)
            path.Add(block[start..best[start].End]);
        return path;
    }

    private IEnumerable<string> CutUnknown(string text) =>
        Ideographs().Split(text).Where(part => part.Length > 0)
            .SelectMany(part => Ideographs().IsMatch(part) ? model.Cut(part) : Numbers().Split(part).Where(p => p.Length > 0));

    [GeneratedRegex(@"(?<block>[\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Others();

    [GeneratedRegex(@"(?<part>[\u4E00-\u9FD5]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ideographs();

    [GeneratedRegex(@"(?<part>[a-zA-Z0-9]+(\.[0-9]+)?%?)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();
}
