using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>The open fields of a story: only the result of a field is text.</summary>
internal sealed class DocxFields
{
    /// <summary>Fields within fields beyond this are no writing of Word's.</summary>
    private const int Deepest = 64;

    private readonly Stack<Field> _open = new();

    /// <summary>True inside a field's code.</summary>
    public bool InCode => _open.Any(one => one.InCode);

    /// <summary>True inside the result of a page number field, whose value is the printer's.</summary>
    public bool InPageNumber => _open.Any(one => one.IsPageNumber);

    /// <summary>True while any field is open in its code; a story that ends so is damaged.</summary>
    public bool IsUnfinished => InCode;

    /// <summary>Takes a <c>w:fldChar</c>; gives the code of a field that has reached its result or end, null otherwise.</summary>
    public string? Mark(string? type)
    {
        switch (type)
        {
            case "begin" when _open.Count >= Deepest:
                throw new DocumentRefusedException(DocumentRefusals.TooLarge);
            case "begin":
                _open.Push(new Field());
                return null;
            case "separate" when _open.TryPeek(out var field) && field.InCode:
                field.InCode = false;
                field.IsPageNumber = IsPageCode(field.Code.ToString());
                return field.Code.ToString();
            case "end" when _open.TryPop(out var ended):
                return ended.InCode ? ended.Code.ToString() : null;
            default:
                return null;
        }
    }

    /// <summary>Adds to the code of the innermost field.</summary>
    public void AddCode(string code)
    {
        if (_open.TryPeek(out var field))
            field.Code.Append(code);
    }

    /// <summary>True for the fields that number pages.</summary>
    public static bool IsPageCode(string code)
    {
        var word = code.AsSpan().Trim();
        var end = word.IndexOfAny(' ', '\\');
        word = end < 0 ? word : word[..end];
        return word.Equals("PAGE", StringComparison.OrdinalIgnoreCase) || word.Equals("NUMPAGES", StringComparison.OrdinalIgnoreCase)
            || word.Equals("SECTIONPAGES", StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        public bool InCode { get; set; } = true;

        public bool IsPageNumber { get; set; }
    }
}
