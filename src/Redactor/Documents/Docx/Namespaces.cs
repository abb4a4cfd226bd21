using System.Xml;

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

    /// <summary>
    /// Makes a table of names in which the names that are looked for most are these very objects: they are compared some hundred thousand
    /// times for a document, and an object is equal to itself at a glance.
    /// </summary>
    public static NameTable Names()
    {
        var names = new NameTable();
        foreach (var known in (ReadOnlySpan<string>)[Word, Relationships, Compatibility, Math, Drawing, Word2010, "p", "r", "t", "pPr", "rPr", "val", "tbl", "tr", "tc", "tcPr", "rStyle", "pStyle"])
            names.Add(known);
        return names;
    }

    /// <summary>The transitional namespace of a strict one (ISO/IEC 29500-1); others as they are.</summary>
    public static string Canonical(string ns)
    {
        if (ReferenceEquals(ns, Word) || ns.Length == 0 || !ns.StartsWith(StrictRoot, StringComparison.Ordinal))
            return ns;
        return ns.AsSpan(StrictRoot.Length) switch
        {
            "wordprocessingml/main" => Word,
            "officeDocument/relationships" => Relationships,
            "officeDocument/math" => Math,
            "drawingml/main" => Drawing,
            _ => ns,
        };
    }

    /// <summary>True for a namespace that today's Word understands, so that it shows the choice that requires it.</summary>
    public static bool IsUnderstood(string ns) =>
        ns.StartsWith(TransitionalRoot, StringComparison.Ordinal) || ns.StartsWith(MicrosoftRoot, StringComparison.Ordinal)
        || ns.StartsWith(StrictRoot, StringComparison.Ordinal);
}
