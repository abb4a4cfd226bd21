using System.Text;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// A paragraph being read, with the text boxes anchored in it. Paragraphs joined by a deleted or hidden mark are one; one that a page break
/// parts is two.
/// </summary>
internal sealed partial class DocxParagraph(DocxStory story, DocxPages? pages)
{
    private readonly DocxStoryContext _context = story.Shared;
    private readonly DraftTextBuilder _text = new();
    private StringBuilder? _unseen;
    private List<DraftBlock>? _boxes;
    private ParagraphLook _look;
    private PartElement? _properties;
    private List<DraftBlock>? _blocks;
    private string? _unseenReason;
    private bool _isOpen;
    private bool _isSeen;
    private bool _numbersPages;
    private bool _beginsPage;
    private string _label = string.Empty;
    private int? _listLevel;
    private DraftOrigin _place;
    private InlineStyle _style;

    /// <summary>Adds the content of a <c>w:p</c>; false when its mark joins the next paragraph to it.</summary>
    public bool Add(PartElement paragraph, Surroundings around, List<DraftBlock> blocks)
    {
        var properties = paragraph.Word("pPr");
        var look = _context.Styles.Paragraph(properties);
        var inside = around.On(look.Fill).Hidden(look.IsOffPage ? "off-page" : DocxVisibility.IsTooLow(look.ExactTwips, _context.Limits) ? "tiny" : null);
        if (!_isOpen)
        {
            _look = look;
            if (inside.HiddenBy is null && pages is not null)
                _beginsPage = pages.Take() || look.PageBreakBefore is true;
            // A number that nobody sees is counted all the same, but not in what was deleted.
            var label = around.HiddenBy is null ? _context.Numbering.Next(look) : string.Empty;
            _label = inside.HiddenBy is null ? label : string.Empty;
            _listLevel = _context.Numbering.LevelOf(look);
        }

        Open(inside, blocks);
        _properties = properties;
        _place = new DraftOrigin(story.Part, paragraph.Number, 0);
        _style = InlineStyle.None;
        Children(paragraph, inside);
        var mark = properties?.Word("rPr");
        return mark?.Word("del") is null && mark?.Word("moveFrom") is null && mark?.Word("specVanish") is null
            && _context.Styles.Run(properties, mark, around.Table).Vanish is not true;
    }

    /// <summary>Adds a run that stands where only paragraphs should.</summary>
    public void AddLoose(PartElement run, Surroundings around, List<DraftBlock> blocks)
    {
        Open(around, blocks);
        _properties = null;
        _place = new DraftOrigin(story.Part, 0, 0);
        _style = InlineStyle.None;
        Inline(run, around);
    }

    /// <summary>Ends the paragraph and adds its blocks.</summary>
    public void Close(List<DraftBlock> blocks)
    {
        FlushUnseen();
        if (_isOpen && _isSeen)
            AddText(blocks);
        if (_boxes is not null)
            blocks.AddRange(_boxes);
        _boxes = null;
        _properties = null;
        _label = string.Empty;
        _listLevel = null;
        _look = default;
        _isOpen = _isSeen = _numbersPages = _beginsPage = false;
    }

    private void Open(Surroundings around, List<DraftBlock> blocks)
    {
        _blocks = blocks;
        _isOpen = true;
        _isSeen |= around.HiddenBy is null;
    }

    private void AddText(List<DraftBlock> blocks)
    {
        var text = _text.Take(_label, _numbersPages ? "\n\t" : "\n");
        if (_numbersPages && IsPageDecoration(text.Text))
        {
            _context.Hidden.AddHidden("page-number", text.Text);
            return;
        }

        blocks.Add(new DraftParagraph(text, _look.HeadingLevel, _look.Alignment) { ListLevel = _listLevel, BeginsPage = _beginsPage });
    }

    // A break at the start makes the paragraph begin a page, one at the end the next, one within parts it in two.
    private void BreakPage()
    {
        if (_text.IsEmpty && _label.Length == 0)
        {
            _beginsPage = true;
            return;
        }

        FlushUnseen();
        AddText(_blocks!);
        _label = string.Empty;
        _listLevel = null;
        _isSeen = _beginsPage = false;
        pages!.Break();
    }

    private void Emit(string text, Surroundings around, bool inCode = false)
    {
        if (text.Length == 0)
            return;
        var reason = around.HiddenBy ?? (story.Fields.InCode && !inCode ? "field-code" : null);
        if (reason is null)
        {
            story.Fields.HasResult();
            if (story.Fields.Page is PageField.Own || (story.Fields.Page is PageField.Reference && IsPageNumber(text)))
            {
                _numbersPages = true;
                reason = "page-number";
            }
        }

        if (!string.Equals(reason, _unseenReason, StringComparison.Ordinal))
            FlushUnseen();
        _unseenReason = reason;
        if (reason is null)
            _text.Append(text, _style, _place);
        else
            (_unseen ??= new StringBuilder()).Append(text);
        if (reason is null && !_isSeen)
        {
            // What goes on behind a page break.
            _isSeen = true;
            _beginsPage = pages?.Take() is true;
        }
    }

    private void FlushUnseen()
    {
        if (_unseen is { Length: > 0 })
            _context.Hidden.AddHidden(_unseenReason ?? "hidden", _unseen.ToString());
        _unseen?.Clear();
        _unseenReason = null;
    }

    private static bool IsPageNumber(string text) => text.All(c => char.IsDigit(c) || c is '-' or ' ' or 'i' or 'v' or 'x' or 'I' or 'V' or 'X');

    private static bool IsPageDecoration(string text) => text.All(c => !char.IsLetterOrDigit(c) || c is '第' or '页' or '共');
}
