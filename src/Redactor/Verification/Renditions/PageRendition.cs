namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Reads a page: its markup against its grammar, its text in the order in which it is shown.</summary>
internal static class PageRendition
{
    private static readonly HashSet<string> Paragraphs = new(StringComparer.Ordinal) { "p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th" };

    /// <summary>Reads a file.</summary>
    /// <exception cref="RenditionFormatException">It is no page of the platform's manner.</exception>
    /// <exception cref="System.Xml.XmlException">Its elements do not end in their order.</exception>
    public static void Read(byte[] bytes, RenditionText text)
    {
        var reader = new MarkupReader(PageGrammar.Page, text, "page") { Counted = Paragraphs, AllowsLines = true, AllowsReferences = true };
        reader.Read(PageMarkup.Read(bytes), new PageStory(new StoryText(text), text, reader));
    }
}
