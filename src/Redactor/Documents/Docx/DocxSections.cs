namespace Disclosure.Redactor.Documents.Docx;

/// <summary>The sections of a body in order; what a section was before a tracked change is none.</summary>
internal static class DocxSections
{
    /// <summary>The properties of each section.</summary>
    public static IReadOnlyList<PartElement> Of(PartElement body)
    {
        var sections = new List<PartElement>();
        var open = new Stack<PartElement>();
        open.Push(body);
        while (open.TryPop(out var element))
        {
            if (element.IsWord("sectPr"))
                sections.Add(element);
            if (element.Next is { } next && !ReferenceEquals(element, body))
                open.Push(next);
            if (element.First is { } first && element.Name is not ("sectPrChange" or "sectPr" or "r"))
                open.Push(first);
        }

        return sections;
    }
}

/// <summary>Where pages begin in a body: at breaks and at sections that ask for it (ECMA-376 part 1, 17.6.22).</summary>
internal sealed class DocxPages(IReadOnlyList<PartElement> sections)
{
    private int _section;
    private bool _isPending;

    /// <summary>Notes that what follows begins a page.</summary>
    public void Break() => _isPending = true;

    /// <summary>Notes the end of a section.</summary>
    public void EndSection()
    {
        if (++_section < sections.Count && sections[_section].WordValue("type") is not ("continuous" or "nextColumn"))
            _isPending = true;
    }

    /// <summary>Whether a page begins here; asked once for each block.</summary>
    public bool Take()
    {
        var begins = _isPending;
        _isPending = false;
        return begins;
    }
}
