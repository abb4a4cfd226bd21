namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// Which headers and footers the sections show: the default one, the first page's where the section asks for it, the even pages'
/// where the document asks for it.
/// </summary>
internal sealed class DocxMargins
{
    private readonly List<string> _headers = [];
    private readonly List<string> _footers = [];

    /// <summary>Reads the sections of a body.</summary>
    public DocxMargins(PartElement body, PartElement? settings, IReadOnlyList<DocxRelationship> relationships)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relationship in relationships.Where(relationship => !relationship.IsExternal))
            targets.TryAdd(relationship.Id, relationship.Target);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var showsEven = settings?.WordToggle("evenAndOddHeaders") is true;
        foreach (var section in body.SelfAndDescendants().Where(element => element.IsWord("sectPr")))
        {
            var showsFirst = section.WordToggle("titlePg") is true;
            foreach (var reference in section.Children)
            {
                if (!reference.IsWord("headerReference") && !reference.IsWord("footerReference"))
                    continue;
                var isShown = reference.WordAttribute("type") switch { "first" => showsFirst, "even" => showsEven, _ => true };
                var id = reference.Attribute(Namespaces.Relationships, "id") ?? string.Empty;
                var list = reference.Name is "headerReference" ? _headers : _footers;
                if (isShown && targets.TryGetValue(id, out var target) && taken.Add(target))
                    list.Add(target);
            }
        }
    }

    /// <summary>Header parts in section order, each once.</summary>
    public IReadOnlyList<string> Headers => _headers;

    /// <summary>Footer parts in section order, each once.</summary>
    public IReadOnlyList<string> Footers => _footers;
}
