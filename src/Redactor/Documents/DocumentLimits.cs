namespace Disclosure.Redactor.Documents;

/// <summary>
/// What a file may cost. A file beyond any limit is refused whole; the limits are counted while reading, never taken from what the
/// file says of itself. All bounds are inclusive.
/// </summary>
public sealed record DocumentLimits
{
    /// <summary>Bytes of the file as sent. Default 20 MiB.</summary>
    public int FileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Bytes of all unpacked text parts of a package together. Default 24 MiB.</summary>
    public int UnpackedBytes { get; init; } = 24 * 1024 * 1024;

    /// <summary>Entries of a package. Default 2000.</summary>
    public int PackageEntries { get; init; } = 2000;

    /// <summary>Elements and attributes of all XML parts together. Default 1,000,000.</summary>
    public int XmlNodes { get; init; } = 1_000_000;

    /// <summary>UTF-16 code units of all texts, attribute values and comments of all XML parts together. Default 6,000,000.</summary>
    public int TextCharacters { get; init; } = 6_000_000;

    /// <summary>Nesting of XML or HTML elements. Default 200.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>Bytes of a plain text or HTML file. Default 8 MiB.</summary>
    public int TextBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Opening angle brackets of an HTML file. Default 100,000.</summary>
    public int HtmlTags { get; init; } = 100_000;

    /// <summary>Text of this many half-points or fewer is not read as visible. Default 6 (3 pt).</summary>
    public int TinyHalfPoints { get; init; } = 6;

    /// <summary>Text drawn at this percentage of its width or less is not read as visible. Default 10.</summary>
    public int TinyScalePercent { get; init; } = 10;
}
