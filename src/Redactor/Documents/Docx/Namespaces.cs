namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Namespaces of Open XML (ECMA-376) that the reader looks at.</summary>
internal static class Namespaces
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    public const string Math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    public const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public const string Word2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

    private const string TransitionalRoot = "http://schemas.openxmlformats.org/";
    private const string StrictRoot = "http://purl.oclc.org/ooxml/";
    private const string MicrosoftRoot = "http://schemas.microsoft.com/office/";

    /// <summary>The transitional namespace of a strict one (ISO/IEC 29500-1); others as they are.</summary>
    public static string Canonical(string ns) => ns switch
    {
        StrictRoot + "wordprocessingml/main" => Word,
        StrictRoot + "officeDocument/relationships" => Relationships,
        StrictRoot + "officeDocument/math" => Math,
        StrictRoot + "drawingml/main" => Drawing,
        _ => ns,
    };

    /// <summary>True for a namespace that today's Word understands, so that it shows the choice that requires it.</summary>
    public static bool IsUnderstood(string ns) =>
        ns.StartsWith(TransitionalRoot, StringComparison.Ordinal) || ns.StartsWith(MicrosoftRoot, StringComparison.Ordinal)
        || ns.StartsWith(StrictRoot, StringComparison.Ordinal);
}
