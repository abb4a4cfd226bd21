namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// Which headers and footers the sections show: the default one, the first page's where the section asks for it, the even pages'
/// where the document asks for it. A section that names none has those of the section before it.
/// </summary>
internal sealed class DocxMargins
{
    private readonly List<string> _headers = [];
    private readonly List<string> _footers = [];

    /// <summary>Reads the sections of a body.</summary>
    public DocxMargins(IReadOnlyList<PartElement> sections, PartElement? settings, IReadOnlyList<DocxRelationship> relationships)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relationship in relationships.Where(relationship => !relationship.IsExternal))
            targets.TryAdd(relationship.Id, relationship.Target);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var current = new Dictionary<(bool IsHeader, string Type), string>();
        var showsEven = settings?.WordToggle("evenAndOddHeaders") is true;
        foreach (var section in sections)
        {
            var showsFirst = section.WordToggle("titlePg") is true;
            foreach (var reference in section.Children)
            {
                if ((reference.IsWord("headerReference") || reference.IsWord("footerReference"))
                    && targets.TryGetValue(reference.Attribute(Namespaces.Relationships, "id") ?? string.Empty, out var target))
                    current[(reference.Name is "headerReference", reference.WordAttribute("type") ?? "default")] = target;
            }

            foreach (var ((isHeader, type), target) in current)
            {
                if (type switch { "first" => showsFirst, "even" => showsEven, _ => true } && taken.Add(target))
                    (isHeader ? _headers : _footers).Add(target);
            }
        }
    }

    /// <summary>Header parts in section order, each once.</summary>
    public IReadOnlyList<string> Headers => _headers;

    /// <summary>Footer parts in section order, each once.</summary>
    public IReadOnlyList<string> Footers => _footers;
}
