using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Correcting;

/// <summary>The units [Start, End) of a folded query: ideographs or Latin letters alone.</summary>
internal readonly record struct MistakableRun(int Start, int End, bool IsChinese)
{
    public bool Holds(Replacement replacement) => replacement.Start >= Start && replacement.End <= End;

    /// <summary>The units with the replacements among them in place; these are in order and do not overlap.</summary>
    public string With(string text, IReadOnlyList<Replacement> replacements)
    {
        var (written, from) = ("", Start);
        foreach (var replacement in replacements.Where(Holds))
        {
            written += text[from..replacement.Start] + replacement.Word;
            from = replacement.End;
        }

        return written + text[from..End];
    }

    /// <summary>Runs of two and more units in which something may be mistaken: not names of fields, nor what is excluded.</summary>
    public static List<MistakableRun> Of(FoldedText text, SearchVocabulary vocabulary)
    {
        var runs = new List<MistakableRun>();
        for (var start = 0; start < text.Length;)
        {
            var isChinese = CharacterClass.IsIdeograph(text.Text[start]);
            var end = start + 1;
            while (end < text.Length && !text.IsGapBefore(end) && CharacterClass.IsIdeograph(text.Text[end]) == isChinese && char.IsAsciiLetter(text.Text[end]) == char.IsAsciiLetter(text.Text[start]))
                end++;
            var isField = end < text.Length && text.Text[end] == ':' && vocabulary.Field(text.Text[start..end]) is not null;
            var isExcluded = start > 0 && text.Text[start - 1] == '-' && (start == 1 || text.IsGapBefore(start - 1));
            if (end - start > 1 && !isField && !isExcluded && (isChinese || char.IsAsciiLetter(text.Text[start])))
                runs.Add(new MistakableRun(start, end, isChinese));
            start = end;
        }

        return runs;
    }
}
