namespace Disclosure.Search.Highlighting;

/// <summary>Picks the part of a text with the most different words of the query, then the most words, then the earliest.</summary>
internal static class SnippetPicker
{
    private const string SentenceEnds = "。！？；!?;\n\r";

    public static TextSpan Pick(string text, List<Occurrence> occurrences, int length)
    {
        var best = Window(text, 0, length);
        var bestScore = (Different: 0, All: 0);
        var end = 0;
        var inside = new Dictionary<int, int>();
        for (var i = 0; i < occurrences.Count; i++)
        {
            var window = Window(text, Beginning(text, occurrences[i].Span.Start, length), length);
            // Windows begin and end later and later: what was counted stays counted until it is left behind.
            for (; end < occurrences.Count && occurrences[end].Span.End <= window.End; end++)
                inside[occurrences[end].Leaf] = inside.GetValueOrDefault(occurrences[end].Leaf) + 1;
            var score = (inside.Count, Math.Max(0, end - i));
            if (score.CompareTo(bestScore) > 0)
                (best, bestScore) = (window, score);
            if (end <= i)
                end = i + 1;
            else if (--inside[occurrences[i].Leaf] == 0)
                inside.Remove(occurrences[i].Leaf);
        }

        return best;
    }

    /// <summary>Some way before a match: at the beginning of its sentence if that is near.</summary>
    private static int Beginning(string text, int match, int length)
    {
        var earliest = Math.Max(0, match - (length / 4));
        var sentence = match > earliest ? text.AsSpan(earliest, match - earliest).LastIndexOfAny(SentenceEnds) : -1;
        return sentence < 0 ? earliest : earliest + sentence + 1;
    }

    private static TextSpan Window(string text, int start, int length)
    {
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1]))
            start++;
        var end = (int)Math.Min(text.Length, (long)start + length);
        if (end > start && end < text.Length && char.IsHighSurrogate(text[end - 1]) && char.IsLowSurrogate(text[end]))
            end--;
        return new TextSpan(start, end);
    }
}
