namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// The styles of a document: what of them decides how text is set, whether it is seen, headings, alignment and lists. Each chain of styles
/// is followed once.
/// </summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 32;

    private readonly DocxColours _colours;
    private readonly Dictionary<(string Type, string Id), PartElement> _styles = [];
    private readonly Dictionary<string, string> _defaultOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string? Id), RunLook> _levels = [];
    private readonly Dictionary<(string? Paragraph, string? Character, TableLook? Table), RunLook> _looks = [];
    private readonly Dictionary<string, ParagraphLook> _paragraphs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocxTableStyle> _tables = new(StringComparer.Ordinal);
    private readonly RunLook _defaults;
    private readonly ParagraphLook _paragraphDefaults;

    /// <summary>Reads a styles part; null when the package has none.</summary>
    public DocxStyles(PartElement? root, DocxColours colours)
    {
        _colours = colours;
        if (root is null)
            return;
        var defaults = root.Word("docDefaults");
        _defaults = RunLook.Of(defaults?.Word("rPrDefault")?.Word("rPr"), colours);
        _paragraphDefaults = ParagraphLook.Of(defaults?.Word("pPrDefault")?.Word("pPr"), colours) with { Outline = null };
        foreach (var style in root.Children)
        {
            if (!style.IsWord("style") || style.WordAttribute("styleId") is not { } id)
                continue;
            var type = style.WordAttribute("type") ?? "paragraph";
            _styles.TryAdd((type, id), style);
            if (style.WordAttribute("default") is "1" or "true" or "on")
                _defaultOf.TryAdd(type, id);
        }
    }

    /// <summary>How colours are read in this document.</summary>
    public DocxColours Colours => _colours;

    /// <summary>What a paragraph's properties and style say.</summary>
    public ParagraphLook Paragraph(PartElement? properties)
    {
        var id = StyleOf(properties, "pStyle", "paragraph", out var isNamed);
        var styled = id is null ? _paragraphDefaults : StyledParagraph(id);
        // The default style is everyone's: it makes no heading.
        return ParagraphLook.Of(properties, _colours).Over(isNamed ? styled : styled with { Outline = null });
    }

    /// <summary>The look of a run in a paragraph.</summary>
    /// <param name="paragraphProperties">Of the paragraph; null when it has none.</param>
    /// <param name="runProperties">Of the run; null when it has none.</param>
    /// <param name="table">What the style of the table around it says of its cell; null outside tables.</param>
    public RunLook Run(PartElement? paragraphProperties, PartElement? runProperties, TableLook? table)
    {
        var paragraph = StyleOf(paragraphProperties, "pStyle", "paragraph", out _);
        var character = StyleOf(runProperties, "rStyle", "character", out _);
        var key = (paragraph, character, table);
        if (!_looks.TryGetValue(key, out var styled))
        {
            var ofTable = table?.Look ?? default;
            var ofParagraph = Level("paragraph", paragraph);
            var ofCharacter = Level("character", character);
            styled = ofCharacter.Over(ofParagraph).Over(ofTable).Toggled(ofTable, ofParagraph, ofCharacter).Over(_defaults);
            _looks[key] = styled;
        }

        return runProperties is null ? styled : RunLook.Of(runProperties, _colours).Over(styled);
    }

    /// <summary>The style of a table; null when it has none.</summary>
    public DocxTableStyle? Table(PartElement? tableProperties)
    {
        if (StyleOf(tableProperties, "tblStyle", "table", out _) is not { } id)
            return null;
        if (!_tables.TryGetValue(id, out var style))
            _tables[id] = style = new DocxTableStyle(Chain("table", id), _colours);
        return style;
    }

    /// <summary>The list that a numbering style names; null when it names none.</summary>
    public string? ListOf(string numberingStyle)
    {
        foreach (var style in Chain("numbering", numberingStyle))
        {
            if (style.Word("pPr")?.Word("numPr")?.WordValue("numId") is { } list)
                return list;
        }

        return null;
    }

    // A style that a document names but does not have is the default one.
    private string? StyleOf(PartElement? properties, string element, string type, out bool isNamed)
    {
        var id = properties?.WordValue(element);
        isNamed = id is not null && _styles.ContainsKey((type, id));
        return isNamed ? id : _defaultOf.GetValueOrDefault(type);
    }

    private ParagraphLook StyledParagraph(string id)
    {
        if (_paragraphs.TryGetValue(id, out var look))
            return look;
        foreach (var style in Chain("paragraph", id))
        {
            var own = ParagraphLook.Of(style.Word("pPr"), _colours);
            if (own.List is not null)
                own.ListStyle = style.WordAttribute("styleId");
            if (own.Outline is null && style.WordValue("name") is "Title" or "title" or "标题")
                own.Outline = 0;
            look = look.Over(own);
        }

        return _paragraphs[id] = look.Over(_paragraphDefaults);
    }

    private RunLook Level(string type, string? id)
    {
        if (_levels.TryGetValue((type, id), out var look))
            return look;
        foreach (var style in Chain(type, id))
            look = look.Over(RunLook.Of(style.Word("rPr"), _colours));
        return _levels[(type, id)] = look;
    }

    private IEnumerable<PartElement> Chain(string type, string? id)
    {
        for (var length = 0; id is not null && length < LongestChain && _styles.TryGetValue((type, id), out var style); length++)
        {
            yield return style;
            id = style.WordValue("basedOn");
        }
    }
}
