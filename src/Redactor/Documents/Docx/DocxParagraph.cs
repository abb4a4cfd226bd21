using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>A paragraph being read, with the text boxes anchored in it. Paragraphs joined by a deleted mark are one.</summary>
internal sealed class DocxParagraph(DocxStoryContext context, DocxFields fields, Func<PartElement, Surroundings, List<DraftBlock>> readBlocks)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _unseen = new();
    private readonly List<DraftBlock> _boxes = [];
    private PartElement? _properties;
    private string? _unseenReason;
    private bool _isOpen;
    private bool _isSeen;
    private bool _numbersPages;
    private string _label = string.Empty;

    /// <summary>True when the paragraph's mark is deleted by a tracked change.</summary>
    public static bool HasDeletedMark(PartElement paragraph) =>
        paragraph.Word("pPr")?.Word("rPr") is { } mark && (mark.Word("del") is not null || mark.Word("moveFrom") is not null);

    /// <summary>Adds the content of a <c>w:p</c>.</summary>
    public void Add(PartElement paragraph, Surroundings around)
    {
        var properties = paragraph.Word("pPr");
        if (!_isOpen)
        {
            _properties = properties;
            if (around.HiddenBy is null)
                _label = context.Numbering.Next(context.Styles.Numbering(properties));
        }

        _isOpen = true;
        _isSeen |= around.HiddenBy is null;
        var shade = context.Styles.ParagraphShade(properties);
        Children(paragraph, around with { Background = shade is { Length: 6 } ? shade : around.Background }, properties);
    }

    /// <summary>Adds a run that stands where only paragraphs should.</summary>
    public void AddLoose(PartElement run, Surroundings around)
    {
        _isOpen = true;
        _isSeen |= around.HiddenBy is null;
        Inline(run, around, null, null);
    }

    /// <summary>Ends the paragraph and gives its blocks.</summary>
    public void Close(List<DraftBlock> blocks)
    {
        FlushUnseen();
        if (_isOpen && _isSeen)
        {
            var text = _label + _text.ToString().Trim('\n');
            if (_numbersPages && text.All(c => !char.IsLetterOrDigit(c) || c is '第' or '页' or '共'))
                context.Hidden.AddHidden("page-number", text);
            else
                blocks.Add(new DraftParagraph(text, context.Styles.HeadingLevel(_properties), context.Styles.AlignmentOf(_properties)));
        }

        blocks.AddRange(_boxes);
        _text.Clear();
        _boxes.Clear();
        _properties = null;
        _label = string.Empty;
        _isOpen = _isSeen = _numbersPages = false;
    }

    private void Children(PartElement parent, Surroundings around, PartElement? paragraphProperties, PartElement? runProperties = null)
    {
        foreach (var child in parent.Children)
            Inline(child, around, paragraphProperties, runProperties);
    }

    private void Inline(PartElement element, Surroundings around, PartElement? paragraph, PartElement? run)
    {
        switch (element.Name)
        {
            case "pPr" or "rPr" or "sdtPr" or "sdtEndPr" or "smartTagPr" or "customXmlPr" or "rubyPr" or "fldData":
                break;
            case "r":
                Run(element, around, paragraph);
                break;
            case "t":
                Emit(Whole(element), around);
                break;
            case "delText":
                Emit(element.Text, around with { HiddenBy = "deleted" });
                break;
            case "instrText" or "delInstrText":
                fields.AddCode(element.Text);
                context.Hidden.AddHidden("field-code", element.Text);
                break;
            case "fldChar":
                FieldMark(element, around);
                break;
            case "fldSimple":
                SimpleField(element, around, paragraph, run);
                break;
            case "del" or "moveFrom":
                Children(element, around with { HiddenBy = around.HiddenBy ?? "deleted" }, paragraph, run);
                break;
            case "tab" or "ptab" when element.Namespace is Namespaces.Word:
                Emit("\t", around);
                break;
            case "br" or "cr" when element.Namespace is Namespaces.Word:
                Emit("\n", around);
                break;
            case "noBreakHyphen":
                Emit("-", around);
                break;
            case "sym":
                Emit(DocxSymbols.Read(element.WordAttribute("font"), element.WordAttribute("char")), around);
                break;
            case "rt":
                Children(element, around with { HiddenBy = around.HiddenBy ?? "ruby" }, paragraph, run);
                break;
            case "AlternateContent":
                DocxAlternates.Read(element, chosen => Children(chosen, around, paragraph, run), context.Hidden);
                break;
            case "txbxContent":
                _boxes.AddRange(readBlocks(element, around with { Background = null, BackgroundKnown = false }));
                break;
            case "textpath":
                Emit(element.Attribute(string.Empty, "string") ?? string.Empty, around);
                break;
            case "altChunk" or "subDoc":
                throw new DocumentRefusedException(DocumentRefusals.UnsupportedContent);
            default:
                // Whatever else may hold text is searched: links, content controls, ruby bases, formulas, drawings.
                Children(element, around, paragraph, run);
                break;
        }
    }

    private void Run(PartElement run, Surroundings around, PartElement? paragraph)
    {
        var properties = run.Word("rPr");
        var reason = around.HiddenBy
            ?? DocxVisibility.Reason(context.Styles.Look(paragraph, properties), around.Background, around.BackgroundKnown, context.Limits.TinyHalfPoints);
        Children(run, around with { HiddenBy = reason }, paragraph, properties);
    }

    private void FieldMark(PartElement mark, Surroundings around)
    {
        fields.Mark(mark.WordAttribute("fldCharType"));
        if (mark.Word("ffData") is not { } form)
            return;
        if (form.Word("checkBox") is { } box)
            Emit((box.WordToggle("checked") ?? box.WordToggle("default")) is true ? "☑" : "☐", around, inCode: true);
        if (form.Word("ddList") is { } list)
        {
            var entries = list.Children.Where(child => child.IsWord("listEntry")).Select(entry => entry.WordAttribute("val") ?? string.Empty).ToList();
            var chosen = int.TryParse(list.WordValue("result"), out var index) && index >= 0 && index < entries.Count ? index : 0;
            for (var i = 0; i < entries.Count; i++)
            {
                if (i == chosen)
                    Emit(entries[i], around, inCode: true);
                else
                    context.Hidden.AddHidden("field-code", entries[i]);
            }
        }
    }

    private void SimpleField(PartElement field, Surroundings around, PartElement? paragraph, PartElement? run)
    {
        var code = field.WordAttribute("instr") ?? string.Empty;
        context.Hidden.AddHidden("field-code", code);
        if (DocxFields.IsPageCode(code))
            _numbersPages = true;
        else
            Children(field, around, paragraph, run);
    }

    private void Emit(string text, Surroundings around, bool inCode = false)
    {
        if (text.Length == 0)
            return;
        if (fields.InPageNumber)
        {
            _numbersPages = true;
            return;
        }

        var reason = around.HiddenBy ?? (fields.InCode && !inCode ? "field-code" : null);
        if (!string.Equals(reason, _unseenReason, StringComparison.Ordinal))
            FlushUnseen();
        _unseenReason = reason;
        (reason is null ? _text : _unseen).Append(text);
    }

    private void FlushUnseen()
    {
        if (_unseen.Length > 0)
            context.Hidden.AddHidden(_unseenReason ?? "hidden", _unseen.ToString());
        _unseen.Clear();
        _unseenReason = null;
    }

    // Word shows line ends and tabs inside a text element as spaces, and trims it unless told to preserve.
    private static string Whole(PartElement element)
    {
        var text = element.Text.Replace('\n', ' ').Replace('\t', ' ');
        return element.Attribute("http://www.w3.org/XML/1998/namespace", "space") is "preserve" ? text : text.Trim(' ');
    }
}
