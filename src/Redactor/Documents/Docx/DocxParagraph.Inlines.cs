using Disclosure.Records;

namespace Disclosure.Redactor.Documents.Docx;

/// <content>What may stand in a paragraph, element by element.</content>
internal sealed partial class DocxParagraph
{
    private void Children(PartElement parent, Surroundings around)
    {
        foreach (var child in parent.Children)
            Inline(child, around);
    }

    private void Inline(PartElement element, Surroundings around)
    {
        switch (element.Name)
        {
            case "pPr" or "rPr" or "sdtPr" or "sdtEndPr" or "smartTagPr" or "customXmlPr" or "rubyPr" or "fldData":
                break;
            case "r":
                Run(element, around);
                break;
            case "t":
                element.IsRead = true;
                Emit(Whole(element), around);
                break;
            case "delText":
                element.IsRead = true;
                Emit(element.Text, around with { HiddenBy = "deleted" });
                break;
            case "instrText" or "delInstrText":
                element.IsRead = true;
                story.Fields.AddCode(element.Text);
                break;
            case "fldChar":
                FieldMark(element, around);
                break;
            case "fldSimple":
                SimpleField(element, around);
                break;
            case "del" or "moveFrom":
                Children(element, around.Hidden("deleted"));
                break;
            case "tab" or "ptab" when element.Namespace is Namespaces.Word:
                Emit("\t", around);
                break;
            case "br" when element.Namespace is Namespaces.Word && pages is not null && around.HiddenBy is null && element.WordAttribute("type") is "page":
                BreakPage();
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
            case "footnoteReference" or "endnoteReference" when element.Namespace is Namespaces.Word:
                Refer(element, around);
                break;
            case "rt":
                Children(element, around.Hidden("ruby"));
                break;
            case "AlternateContent":
                if (DocxAlternates.Chosen(element) is { } chosen)
                    Children(chosen, around);
                break;
            case "txbxContent":
                (_boxes ??= []).AddRange(story.ReadBox(element, around));
                break;
            case "textpath":
                element.IsRead = true;
                Emit(element.Attribute(string.Empty, "string") ?? string.Empty, around);
                break;
            case "f" or "d" or "sup" or "sub" or "deg" or "nary" or "rad" when element.Namespace is Namespaces.Math:
                Formula(element, around);
                break;
            case "bdo" when element.WordAttribute("val") is "rtl":
                // Its characters are drawn in reverse: what is read here is not what is seen.
                throw new DocumentRefusedException(DocumentRefusals.Reversed);
            case "altChunk" or "subDoc":
                throw new DocumentRefusedException(DocumentRefusals.UnsupportedContent);
            default:
                // Whatever else may hold text is searched: links, content controls, ruby bases, formulas, drawings.
                Children(element, story.Within(element, around));
                break;
        }
    }

    private void Run(PartElement run, Surroundings around)
    {
        var (place, style) = (_place, _style);
        var properties = run.Word("rPr");
        var look = _context.Styles.Run(_properties, properties, around.Table);
        _place = _place with { Run = run.Number };
        _style = look.Style | (style & (InlineStyle.Superscript | InlineStyle.Subscript));
        Children(run, around.Hidden(DocxVisibility.Reason(look, around.Background, around.BackgroundKnown, _context.Limits)));
        (_place, _style) = (place, style);
    }

    private void Formula(PartElement element, Surroundings around)
    {
        var style = _style;
        var properties = element.First is { } first && first.Name.EndsWith("Pr", StringComparison.Ordinal) ? first : null;
        string? Said(string name) => properties?.SelfAndDescendants().FirstOrDefault(one => one.Name.Equals(name, StringComparison.Ordinal))?.Attribute(Namespaces.Math, "val");
        if (element.Name is "sup" or "sub" or "deg")
        {
            _style |= element.Name is "sub" ? InlineStyle.Subscript : InlineStyle.Superscript;
            Children(element, around);
        }
        else if (element.Name is "nary")
        {
            Sign(Said("chr") ?? "∫", around);
            Children(element, around);
        }
        else if (element.Name is "rad")
        {
            foreach (var child in element.Children)
            {
                if (child.Name is "e")
                    Sign("√", around);
                Inline(child, around);
            }
        }
        else
        {
            var isFraction = element.Name is "f";
            Sign(isFraction ? string.Empty : Said("begChr") ?? "(", around);
            var count = 0;
            foreach (var child in element.Children)
            {
                if (child.Name is "num" or "den" or "e" && count++ > 0)
                    Sign(isFraction ? Said("type") is "noBar" ? string.Empty : "/" : Said("sepChr") ?? "|", around);
                Inline(child, around);
            }

            Sign(isFraction ? string.Empty : Said("endChr") ?? ")", around);
        }

        _style = style;
    }

    // What is seen though it is no text of the file.
    private void Sign(string sign, Surroundings around, bool inCode = false)
    {
        var place = _place;
        _place = default;
        Emit(sign, around, inCode);
        _place = place;
    }

    private void Refer(PartElement reference, Surroundings around)
    {
        var kind = reference.Name is "footnoteReference" ? "footnote" : "endnote";
        var reason = around.HiddenBy ?? (story.Fields.InCode ? "field-code" : null);
        if (_context.Notes.Refer(kind, reference.WordAttribute("id") ?? string.Empty, reason, reference.WordAttribute("customMarkFollows") is "1" or "true" or "on") is { } slot)
            _text.Mark(slot);
    }

    private void FieldMark(PartElement mark, Surroundings around)
    {
        switch (mark.WordAttribute("fldCharType"))
        {
            case "begin":
                story.Fields.Begin();
                break;
            case "separate":
                story.Fields.Separate();
                break;
            case "end":
                Sign(story.Fields.End(), around);
                break;
        }

        if (mark.Word("ffData") is not { } form)
            return;
        if (form.Word("checkBox") is { } box)
            Sign((box.WordToggle("checked") ?? box.WordToggle("default")) is true ? "☑" : "☐", around, inCode: true);
        if (form.Word("ddList") is { } list)
            Choice(list, around);
    }

    private void Choice(PartElement list, Surroundings around)
    {
        var entries = list.SelfAndDescendants().Where(child => child.IsWord("listEntry")).Select(entry => entry.WordAttribute("val") ?? string.Empty).ToList();
        var said = list.WordValue("result") ?? list.WordValue("default");
        var chosen = int.TryParse(said, out var index) && index >= 0 && index < entries.Count ? index : 0;
        for (var i = 0; i < entries.Count; i++)
        {
            if (i == chosen)
                Sign(entries[i], around, inCode: true);
            else
                _context.Hidden.AddHidden("field-code", entries[i]);
        }
    }

    private void SimpleField(PartElement field, Surroundings around)
    {
        story.Fields.Begin();
        story.Fields.AddCode(field.WordAttribute("instr") ?? string.Empty);
        story.Fields.Separate();
        Children(field, around);
        Sign(story.Fields.End(), around);
    }

    // Word shows line ends and tabs inside a text element as spaces, and trims it unless told to preserve.
    private static string Whole(PartElement element)
    {
        var text = element.Text.Replace('\n', ' ').Replace('\t', ' ');
        return element.Attribute("http://www.w3.org/XML/1998/namespace", "space") is "preserve" ? text : text.Trim(' ');
    }
}
