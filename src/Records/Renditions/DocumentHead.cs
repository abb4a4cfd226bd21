namespace Disclosure.Records.Renditions;

/// <summary>What a paragraph at the head of a document is.</summary>
public enum HeadPart
{
    /// <summary>An ordinary paragraph.</summary>
    None,

    /// <summary>The running header of a paper's pages, whose words the head says again.</summary>
    Running,

    /// <summary>A line of the agency's name or the document's.</summary>
    Name,

    /// <summary>The document number.</summary>
    Number,
}

/// <summary>
/// The head of a document, told by its words where the text carries no layout: a running header, the names, then the document
/// number. It changes how lines are set, never what they say.
/// </summary>
public static class DocumentHead
{
    private const int MostLines = 6;
    private const int LongestName = 40;

    /// <summary>The parts of the first paragraphs, in order; those after them are ordinary.</summary>
    /// <param name="body">The text, without what is known to stand at the head of the pages.</param>
    /// <param name="documentNumber">文号; empty when unknown.</param>
    public static IReadOnlyList<HeadPart> Of(IReadOnlyList<Block> body, string documentNumber)
    {
        var lines = body.TakeWhile(block => block is Paragraph).Cast<Paragraph>().Take(MostLines)
            .Select(paragraph => (Text: BlockText.Of(paragraph.Inlines).Trim(), IsPlain: paragraph.Alignment == Alignment.Start)).ToList();
        var parts = new HeadPart[lines.Count];
        var first = IsRunning(lines) ? 1 : 0;
        if (first > 0)
            parts[0] = HeadPart.Running;

        var number = lines.FindIndex(first, line => string.Equals(line.Text, documentNumber, StringComparison.Ordinal));
        if (number > first && lines[first..(number + 1)].TrueForAll(line => line.IsPlain && line.Text.Length is > 0 and <= LongestName))
        {
            Array.Fill(parts, HeadPart.Name, first, number - first);
            parts[number] = HeadPart.Number;
        }

        return parts;
    }

    private static bool IsRunning(List<(string Text, bool IsPlain)> lines) =>
        lines is [{ IsPlain: true, Text.Length: > 0 } header, ..]
        && Array.TrueForAll(header.Text.Split([' ', '\u3000', '\t'], StringSplitOptions.RemoveEmptyEntries),
            words => lines.Skip(1).Any(line => string.Equals(line.Text, words, StringComparison.Ordinal)));
}
