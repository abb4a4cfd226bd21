namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Reads a page. It is written as well-formed markup, so that all who read it read the same.</summary>
internal static class PageRendition
{
    private static readonly HashSet<string> Paragraphs = new(StringComparer.Ordinal) { "p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "li" };

    /// <summary>Reads a file.</summary>
    /// <exception cref="RenditionFormatException">It is no page.</exception>
    public static void Read(byte[] bytes, RenditionText text)
    {
        var head = "<!DOCTYPE html>\n"u8;
        if (!bytes.AsSpan().StartsWith(head))
            throw new RenditionFormatException("page/doctype", string.Empty);
        var reader = new MarkupReader(PageGrammar.Page, text, "page") { Counted = Paragraphs };
        reader.Read(bytes, head.Length, new PageStory(new StoryText(text), text, reader));
    }
}
