namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Chooses among the halves of <c>mc:AlternateContent</c> as today's Word does. What the others say is gathered with all that nobody read.</summary>
internal static class DocxAlternates
{
    /// <summary>The half that is shown; null when none is.</summary>
    public static PartElement? Chosen(PartElement alternate)
    {
        PartElement? fallback = null;
        foreach (var child in alternate.Children)
        {
            if (child.Name is "Choice" && child.Attribute(string.Empty, "Requires") is { Length: > 0 } required && required.Split(' ').All(Namespaces.IsUnderstood))
                return child;
            if (child.Name is "Fallback")
                fallback ??= child;
        }

        return fallback;
    }
}
