namespace Disclosure.Records.Renditions.Docx;

/// <summary>The XML namespaces of a Word package.</summary>
internal static class Namespaces
{
    public const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}
