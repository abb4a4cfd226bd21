using System.Xml;

namespace Disclosure.Records.Renditions.Docx;

/// <summary>What says to a program which parts there are and what they are.</summary>
internal static class DocxFraming
{
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>Parts of word/ that a document has always, beside itself.</summary>
    public static readonly IReadOnlyList<string> Always = ["styles", "settings", "fontTable", "footer", "footnotes"];

    /// <summary>The file of a part in word/.</summary>
    public static string FileOf(string kind) => kind is "header" or "footer" ? kind + "1.xml" : kind + ".xml";

    /// <summary>The relationship id of a part in word/.</summary>
    public static string IdOf(string kind) => "r" + kind;

    /// <summary>[Content_Types].xml</summary>
    public static void WriteTypes(XmlWriter writer, IEnumerable<string> kinds)
    {
        writer.WriteStartElement("Types", Types);
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        Default("xml", "application/xml");
        Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        Override("/word/document.xml", WordType + "document.main+xml");
        foreach (var kind in kinds)
            Override("/word/" + FileOf(kind), WordType + kind + "+xml");
        writer.WriteEndElement();

        void Default(string extension, string type) => Entry("Default", "Extension", extension, type);
        void Override(string part, string type) => Entry("Override", "PartName", part, type);
        void Entry(string element, string key, string value, string type)
        {
            writer.WriteStartElement(element, Types);
            writer.WriteAttributeString(key, value);
            writer.WriteAttributeString("ContentType", type);
            writer.WriteEndElement();
        }
    }

    /// <summary>_rels/.rels</summary>
    public static void WriteRoot(XmlWriter writer)
    {
        writer.WriteStartElement("Relationships", PackageRelationships);
        WriteRelationship(writer, "rdocument", Namespaces.Relationships + "/officeDocument", "word/document.xml");
        WriteRelationship(writer, "rcore", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
        writer.WriteEndElement();
    }

    /// <summary>word/_rels/document.xml.rels</summary>
    public static void WriteRelationships(XmlWriter writer, IEnumerable<string> kinds)
    {
        writer.WriteStartElement("Relationships", PackageRelationships);
        foreach (var kind in kinds)
            WriteRelationship(writer, IdOf(kind), Namespaces.Relationships + "/" + kind, FileOf(kind));
        writer.WriteEndElement();
    }

    /// <summary>docProps/core.xml: title and language, no person, no date, no program.</summary>
    public static void WriteProperties(XmlWriter writer, string title)
    {
        writer.WriteStartElement("cp", "coreProperties", CoreProperties);
        writer.WriteElementString("dc", "title", DublinCore, VisibleText.Of(title.ReplaceLineEndings(" ")));
        writer.WriteElementString("dc", "language", DublinCore, "zh-CN");
        writer.WriteEndElement();
    }

    private static void WriteRelationship(XmlWriter writer, string id, string type, string target)
    {
        writer.WriteStartElement("Relationship", PackageRelationships);
        writer.WriteAttributeString("Id", id);
        writer.WriteAttributeString("Type", type);
        writer.WriteAttributeString("Target", target);
        writer.WriteEndElement();
    }
}
