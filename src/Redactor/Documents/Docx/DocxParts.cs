namespace Disclosure.Redactor.Documents.Docx;

/// <summary>The XML parts of a package, each loaded once.</summary>
internal sealed class DocxParts(DocxPackage package, PartLoader loader)
{
    private readonly Dictionary<string, PartElement?> _loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The root of a part; null when the package has none of this name.</summary>
    public PartElement? Load(string name)
    {
        if (!_loaded.TryGetValue(name, out var root))
            _loaded[name] = root = package.ReadPart(name) is { } bytes ? loader.Load(bytes) : null;
        return root;
    }

    /// <summary>The one part that a relationship of this type names; null when there is none.</summary>
    /// <exception cref="DocumentRefusedException">The part is missing, or there are several and programs disagree on which counts.</exception>
    public (string Name, PartElement Root)? Related(IReadOnlyList<DocxRelationship> relationships, string type)
    {
        string? name = null;
        foreach (var relationship in relationships)
        {
            if (relationship.IsExternal || !string.Equals(relationship.Type, type, StringComparison.Ordinal))
                continue;
            if (name is not null && !name.Equals(relationship.Target, StringComparison.OrdinalIgnoreCase))
                throw new DocumentRefusedException(DocumentRefusals.Damaged);
            name = relationship.Target;
        }

        return name is null ? null : (name, Load(name) ?? throw new DocumentRefusedException(DocumentRefusals.Damaged));
    }

    /// <summary>Relationships of a part; of the package itself for an empty name.</summary>
    public IReadOnlyList<DocxRelationship> Relationships(string part)
    {
        if (Load(DocxPackage.RelationshipsPartOf(part)) is not { } root)
            return [];
        var relationships = new List<DocxRelationship>();
        foreach (var child in root.Children)
        {
            if (child.Name is not "Relationship")
                continue;
            var type = child.Attribute(string.Empty, "Type") ?? string.Empty;
            var target = child.Attribute(string.Empty, "Target") ?? string.Empty;
            var isExternal = child.Attribute(string.Empty, "TargetMode") is "External";
            var resolved = isExternal ? target : DocxPackage.Resolve(part, target);
            if (resolved is not null)
                relationships.Add(new DocxRelationship(child.Attribute(string.Empty, "Id") ?? string.Empty, type[(type.LastIndexOf('/') + 1)..], resolved, isExternal));
        }

        return relationships;
    }
}
