namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Gathers what a package holds beside its visible stories: every XML part is read, known or not.</summary>
internal sealed class DocxUnseenParts(DocxPackage package, DocxParts parts, SourceTextBuilder hidden)
{
    private static readonly HashSet<string> Measures = new(StringComparer.Ordinal)
    {
        "id", "paraId", "textId", "durableId", "date", "dateUtc", "ContentType", "Requires", "Ignorable", "gfxdata", "editId", "anchorId", "uri", "spid", "shapeid", "panose1",
    };

    /// <summary>Reads all parts; of the stories only their attributes, since the text engine has read their text.</summary>
    public void Read(IReadOnlySet<string> stories)
    {
        foreach (var comment in package.Comments)
            hidden.AddHidden("property", comment);
        foreach (var name in package.PartNames.ToList())
        {
            if (TellingText.Is(name))
                hidden.AddHidden("part-name", name);
            if (!IsXml(name) || parts.Load(name) is not { } root)
                continue;
            var place = PlaceOf(name);
            Attributes(root, place);
            if (stories.Contains(name))
                continue;
            if (root.Namespace is Namespaces.Word && root.Name is not ("footnotes" or "endnotes"))
                hidden.AddHidden(place, DocxAlternates.AllText(root));
            else if (root.Name is not ("footnotes" or "endnotes"))
                Leaves(root, place);
        }
    }

    private void Attributes(PartElement root, string place)
    {
        foreach (var element in root.SelfAndDescendants())
        {
            foreach (var attribute in element.Attributes)
            {
                if (!Measures.Contains(attribute.Name) && !attribute.Name.StartsWith("rsid", StringComparison.Ordinal)
                    && !IsMeasure(element, attribute) && TellingText.Is(attribute.Value))
                    hidden.AddHidden(place is "story" ? "attribute" : place, attribute.Value);
            }
        }
    }

    private void Leaves(PartElement root, string place)
    {
        foreach (var element in root.SelfAndDescendants())
            hidden.AddHidden(place, element.Text.Trim());
    }

    // Positions and sizes are long numbers too, but never beside words.
    private static bool IsMeasure(PartElement element, PartAttribute attribute) =>
        attribute.Name is "cx" or "cy" or "x" or "y" or "w" or "h" or "distT" or "distB" or "distL" or "distR" or "relativeHeight"
        || (element.Name is "rsid" or "rsidRoot" or "docId" or "zoom");

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);

    private static string PlaceOf(string name)
    {
        var lower = name.ToLowerInvariant();
        return lower.EndsWith(".rels", StringComparison.Ordinal) ? "link"
            : lower.Contains("comments", StringComparison.Ordinal) || lower.EndsWith("people.xml", StringComparison.Ordinal) ? "comment"
            : lower.StartsWith("docprops/", StringComparison.Ordinal) || lower.StartsWith("docmetadata/", StringComparison.Ordinal) ? "property"
            : lower.StartsWith("customxml/", StringComparison.Ordinal) ? "custom-xml"
            : lower.Contains("glossary", StringComparison.Ordinal) ? "glossary"
            : lower.Contains("/header", StringComparison.Ordinal) || lower.Contains("/footer", StringComparison.Ordinal) ? "margin"
            : lower.Contains("chart", StringComparison.Ordinal) || lower.Contains("diagrams", StringComparison.Ordinal) || lower.Contains("drawing", StringComparison.Ordinal) ? "drawing"
            : lower.EndsWith("/document.xml", StringComparison.Ordinal) || lower.EndsWith("notes.xml", StringComparison.Ordinal) ? "story"
            : "part";
    }
}
