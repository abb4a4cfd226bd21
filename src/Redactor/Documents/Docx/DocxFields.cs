using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>How a field stands to the numbers of pages.</summary>
internal enum PageField
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Its result is the printer's, whatever stands in the file.</summary>
    Own,

    /// <summary>Its result is the number of another page, as in a table of contents.</summary>
    Reference,
}

/// <summary>The open fields of a story: only the result of a field is text.</summary>
internal sealed class DocxFields(SourceTextBuilder hidden)
{
    /// <summary>Fields within fields beyond this are no writing of Word's.</summary>
    private const int Deepest = 64;

    private readonly Stack<Field> _open = new();
    private int _inCode;

    /// <summary>True inside a field's code; a story that ends so is damaged.</summary>
    public bool InCode => _inCode > 0;

    /// <summary>Whether what is read now is the result of a field that numbers pages.</summary>
    public PageField Page { get; private set; }

    /// <summary>Begins a field.</summary>
    public void Begin()
    {
        if (_open.Count >= Deepest)
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);
        _open.Push(new Field { Around = Page });
        _inCode++;
    }

    /// <summary>Passes from a field's code to its result.</summary>
    public void Separate()
    {
        if (!_open.TryPeek(out var field) || !field.InCode)
            return;
        field.InCode = false;
        _inCode--;
        hidden.AddHidden("field-code", field.Code.ToString());
        if (Page is PageField.None)
            Page = KindOf(field.Code.ToString());
    }

    /// <summary>Ends a field; gives what its code itself draws, where it has no result.</summary>
    public string End()
    {
        if (!_open.TryPop(out var field))
            return string.Empty;
        Page = field.Around;
        if (field.InCode)
        {
            _inCode--;
            hidden.AddHidden("field-code", field.Code.ToString());
        }

        return field.HasResult || InCode ? string.Empty : DrawnCode.Of(field.Code.ToString());
    }

    /// <summary>Adds to the code of the innermost field.</summary>
    public void AddCode(string code)
    {
        if (_open.TryPeek(out var field) && field.InCode)
            field.Code.Append(code);
        else
            hidden.AddHidden("field-code", code);
    }

    /// <summary>Notes that the innermost field has a result.</summary>
    public void HasResult()
    {
        if (_open.TryPeek(out var field))
            field.HasResult = true;
    }

    private static PageField KindOf(string code)
    {
        var word = DrawnCode.Word(code);
        return word.Equals("PAGE", StringComparison.OrdinalIgnoreCase) || word.Equals("NUMPAGES", StringComparison.OrdinalIgnoreCase)
            || word.Equals("SECTIONPAGES", StringComparison.OrdinalIgnoreCase) ? PageField.Own
            : word.Equals("PAGEREF", StringComparison.OrdinalIgnoreCase) ? PageField.Reference
            : PageField.None;
    }

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        public required PageField Around { get; init; }

        public bool InCode { get; set; } = true;

        public bool HasResult { get; set; }
    }
}
