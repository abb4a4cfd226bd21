namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Chooses among the halves of <c>mc:AlternateContent</c> as today's Word does, and keeps what the others say.</summary>
internal static class DocxAlternates
{
    /// <summary>Reads the chosen half; text of the other halves that the chosen one does not hold becomes hidden text.</summary>
    public static void Read(PartElement alternate, Action<PartElement> readChosen, SourceTextBuilder hidden)
    {
        var chosen = alternate.Children.FirstOrDefault(IsUnderstoodChoice) ?? alternate.Children.FirstOrDefault(child => child.Name is "Fallback");
        var shown = chosen is null ? [] : AllText(chosen).Split('\n').ToHashSet(StringComparer.Ordinal);
        if (chosen is not null)
            readChosen(chosen);
        foreach (var other in alternate.Children)
        {
            if (!ReferenceEquals(other, chosen) && AllText(other) is var text && !text.Split('\n').All(shown.Contains))
                hidden.AddHidden("alternate", text);
        }
    }

    /// <summary>Everything that could be text, shown or not.</summary>
    public static string AllText(PartElement root) =>
        string.Concat(root.SelfAndDescendants().Where(element => element.Name is "t" or "delText" or "instrText" or "textpath" or "p" or "tc").Select(element => element.Name switch
        {
            "p" or "tc" => "\n",
            "textpath" => element.Attribute(string.Empty, "string") ?? string.Empty,
            _ => element.Text,
        })).Trim();

    private static bool IsUnderstoodChoice(PartElement child) =>
        child.Name is "Choice" && child.Attribute(string.Empty, "Requires") is { Length: > 0 } required && required.Split(' ').All(Namespaces.IsUnderstood);
}
