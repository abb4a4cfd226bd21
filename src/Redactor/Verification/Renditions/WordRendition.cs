namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Reads a Word document part by part. There is no part that it passes over: one that is not on its list is refused.</summary>
internal static class WordRendition
{
    private static readonly HashSet<string> Paragraphs = new(StringComparer.Ordinal) { "w:p" };

    /// <summary>Reads a file.</summary>
    /// <exception cref="RenditionFormatException">It is no package that can be read.</exception>
    /// <exception cref="System.Xml.XmlException">A part that may be there is not well-formed.</exception>
    public static void Read(byte[] bytes, RenditionText text)
    {
        var entries = PackageBytes.Read(bytes);
        var story = new StoryText(text);
        foreach (var name in WordParts.Stories)
        {
            var reader = new MarkupReader(WordGrammar.Story, text, name) { Counted = Paragraphs };
            if (entries.Find(entry => string.Equals(entry.Name, name, StringComparison.Ordinal)).Content is { } content)
                reader.Read(content, new WordStory(story, text, name, reader));
        }

        for (var i = 0; i < entries.Count; i++)
        {
            var (name, content) = entries[i];
            if (WordParts.Stories.Contains(name, StringComparer.Ordinal) || WordParts.IsFixed(name, content))
                continue;
            if (WordParts.GrammarOf(name) is { } grammar)
                new MarkupReader(grammar, text, name) { Counted = Paragraphs }.Read(content, new PartWords(text, name));
            else
                ReadUnknown(name, content, WordParts.PlaceOf(name, i), text);
        }
    }

    // It blocks whatever it holds; what can be read of it is searched all the same.
    private static void ReadUnknown(string name, byte[] content, string where, RenditionText text)
    {
        text.Refuse("package/part", where);
        text.KeepAside(name, where);
        foreach (var reading in UnknownBytes.Readings(content))
            text.KeepAside(reading, where);
    }
}
