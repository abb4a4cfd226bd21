namespace Disclosure.Records.Renditions;

/// <summary>The forms in which one published text is offered; they hold the same text, character for character.</summary>
public enum RenditionFormat
{
    /// <summary>A Word document (.docx).</summary>
    Docx = 1,

    /// <summary>A page that stands by itself (.html).</summary>
    Html,

    /// <summary>Plain text (.txt), UTF-8.</summary>
    Text,
}

/// <summary>What each format is called by programs.</summary>
public static class RenditionFormats
{
    /// <summary>The ending of a file's name, with its dot: .docx, .html, .txt.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined format.</exception>
    public static string Extension(this RenditionFormat format) => format switch
    {
        RenditionFormat.Docx => ".docx",
        RenditionFormat.Html => ".html",
        RenditionFormat.Text => ".txt",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a defined format."),
    };

    /// <summary>The media type, with the character set where the format does not say it itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined format.</exception>
    public static string MediaType(this RenditionFormat format) => format switch
    {
        RenditionFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        RenditionFormat.Html => "text/html; charset=utf-8",
        RenditionFormat.Text => "text/plain; charset=utf-8",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a defined format."),
    };

    /// <summary>The format that a file's ending asks for (.docx, .html, .htm, .txt, in any case); null for any other.</summary>
    public static RenditionFormat? OfExtension(string extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        if (extension.Equals(".docx", StringComparison.OrdinalIgnoreCase))
            return RenditionFormat.Docx;
        if (extension.Equals(".html", StringComparison.OrdinalIgnoreCase) || extension.Equals(".htm", StringComparison.OrdinalIgnoreCase))
            return RenditionFormat.Html;
        return extension.Equals(".txt", StringComparison.OrdinalIgnoreCase) ? RenditionFormat.Text : null;
    }
}
