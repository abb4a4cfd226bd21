using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// Gathers what a package holds beside its visible text: every XML part is read, known or not, and of the stories all that the text engine
/// did not take. Pieces of one paragraph are joined.
/// </summary>
internal sealed class DocxUnseenParts(DocxPackage package, DocxParts parts, SourceTextBuilder hidden, DocumentLimits limits, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> Measures = new(StringComparer.Ordinal)
    {
        "id", "paraId", "textId", "durableId", "date", "dateUtc", "ContentType", "Requires", "Ignorable", "editId", "anchorId", "uri", "spid", "shapeid", "panose1",
        "cx", "cy", "x", "y", "w", "h", "distT", "distB", "distL", "distR", "relativeHeight",
    };

    private readonly EmbeddedContent _embedded = new(hidden, limits, cancellationToken);
    private readonly HashSet<PartAttribute[]> _asked = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _words = new();
    private HashSet<string>? _lines;
    private bool _isStory;
    private string _place = string.Empty;

    /// <summary>Reads all parts; of the stories only what nobody has read.</summary>
    public void Read(IReadOnlySet<string> stories)
    {
        foreach (var comment in package.Comments)
            hidden.AddHidden("property", comment);
        foreach (var name in package.PartNames.ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TellingText.Is(name))
                hidden.AddHidden("part-name", name);
            _place = PlaceOf(name);
            _isStory = stories.Contains(name);
            _asked.Clear();
            if (!IsXml(name))
            {
                if (package.HasRoomFor(name) && !IsPicture(name) && package.ReadPart(name) is { } bytes)
                    _embedded.Read(bytes, _place);
            }
            else if (parts.Load(name) is { } root)
            {
                Walk(root, null);
                Flush(null);
            }
        }
    }

    // The depth is bounded by the loader.
    private void Walk(PartElement element, string? within)
    {
        Attributes(element);
        var inner = element.Name is "AlternateContent" ? "alternate" : within;
        var joins = element.Namespace is Namespaces.Word or Namespaces.Math or Namespaces.Drawing && element.Name is not ("p" or "tc" or "comment" or "docPart");
        if (!joins)
            Flush(within);
        if (!element.IsRead && element.Name is not ("posOffset" or "align" or "pctWidth" or "pctHeight" or "fldData" or "binData"))
            _words.Append(element.Name is "sym" && !_isStory ? DocxSymbols.Read(element.WordAttribute("font"), element.WordAttribute("char")) : element.Text);
        else if (element.Name is "fldData" or "binData")
            Encoded(element.Text);
        foreach (var child in element.Children)
            Walk(child, inner);
        if (!joins)
            Flush(inner);
    }

    private void Flush(string? within)
    {
        if (_words.Length == 0)
            return;
        var words = _words.ToString().Trim();
        _words.Clear();
        if (words.Length == 0)
            return;
        // Both halves of alternate content mostly say the same.
        if (_isStory && within is not null && (_lines ??= hidden.Lines()).Contains(words))
            return;
        hidden.AddHidden(_isStory ? within ?? "unread" : _place, words);
    }

    private void Attributes(PartElement element)
    {
        if (!Ascii.IsValid(element.Name) && TellingText.Is(element.Name))
            hidden.AddHidden("markup", element.Name);
        // Elements alike share their attributes; those whose own are passed over do not speak for others.
        var isMeasure = element.Name is "rsid" or "rsidRoot" or "docId" or "zoom";
        if (element.Attributes.Length == 0 || (!isMeasure && element.Name is not "textpath" && !_asked.Add(element.Attributes)))
            return;
        foreach (var attribute in element.Attributes)
        {
            if (!Ascii.IsValid(attribute.Name) && TellingText.Is(attribute.Name))
                hidden.AddHidden("markup", attribute.Name);
            if (element is { Name: "textpath", IsRead: true } && attribute.Name is "string")
                continue;
            if (attribute.Name is "gfxdata")
                Encoded(attribute.Value);
            else if (attribute.Name is "descr" or "tooltip" or "author" or "alt" or "alias" || (TellingText.Is(attribute.Value) && !Measures.Contains(attribute.Name) && !isMeasure))
                hidden.AddHidden(_isStory || _place is "story" or "comment" ? "attribute" : _place, attribute.Value);
        }
    }

    private void Encoded(string text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        if (Convert.TryFromBase64String(text, bytes, out var count))
            _embedded.Read(bytes.AsMemory(0, count), _isStory ? "embedded" : _place);
        else
            hidden.AddHidden(_isStory ? "attribute" : _place, text);
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    private static bool IsPicture(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg" or ".gif" or ".bmp" or ".tif" or ".tiff" or ".emf" or ".wmf" or ".wdp" or ".odttf" or ".ttf" or ".fntdata" or ".mp4" or ".wav";

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
            : lower.Contains("embeddings/", StringComparison.Ordinal) ? "embedded"
            : lower.EndsWith("/document.xml", StringComparison.Ordinal) || lower.EndsWith("notes.xml", StringComparison.Ordinal) ? "story"
            : "part";
    }
}
