namespace Disclosure.Conversion.Outcomes;

/// <summary>What a file is that <see cref="DocumentConverter"/> turns into something the reader reads. The names are stored: never renamed.</summary>
public enum ForeignFormat
{
    /// <summary>A page description with a text layer (.pdf).</summary>
    Pdf = 1,

    /// <summary>The binary format of Word 97 to 2003, which WPS writes too (.doc, .wps).</summary>
    Doc,

    /// <summary>Rich Text Format (.rtf).</summary>
    Rtf,

    /// <summary>OpenDocument text (.odt).</summary>
    Odt,
}
