using Disclosure.Records;
using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Masking;

/// <summary>
/// Gives the parts of a served text that stay as inlines, with their styles and with the references to notes that stand before them. It is
/// asked in the order of the text. A reference amid a hidden value stands behind its mask: it tells a place, not the value.
/// </summary>
internal sealed class ServedInlines
{
    private readonly string _text;
    private readonly IReadOnlyList<StyledRange> _styles;
    private readonly IReadOnlyList<NoteMark> _marks;
    private int _style;
    private int _mark;

    /// <summary>A text without styles and notes.</summary>
    public ServedInlines(string text) => (_text, _styles, _marks) = (text, [], []);

    /// <summary>A document's text.</summary>
    public ServedInlines(SourceDocument document) => (_text, _styles, _marks) = (document.Text, document.Styles, document.NoteMarks);

    /// <summary>Adds a range that stays; nothing when it is empty.</summary>
    public void AddTo(List<Inline> inlines, TextRange range)
    {
        for (var at = range.Start; at < range.End;)
        {
            AddMarksTo(inlines, at);
            while (_style < _styles.Count && _styles[_style].Range.End <= at)
                _style++;
            var end = range.End;
            var style = InlineStyle.None;
            if (_style < _styles.Count && _styles[_style] is var styled)
            {
                var isInside = styled.Range.Start <= at;
                style = isInside ? styled.Style : InlineStyle.None;
                end = Math.Min(end, isInside ? styled.Range.End : styled.Range.Start);
            }

            if (_mark < _marks.Count)
                end = Math.Min(end, _marks[_mark].Offset);
            inlines.Add(new Inline { Text = _text[at..end], Style = style });
            at = end;
        }
    }

    /// <summary>Adds the references that stand at or before an offset and were not added yet.</summary>
    public void AddMarksTo(List<Inline> inlines, int offset)
    {
        for (; _mark < _marks.Count && _marks[_mark].Offset <= offset; _mark++)
            inlines.Add(new Inline { Text = string.Empty, NoteMark = _marks[_mark].Number });
    }
}
