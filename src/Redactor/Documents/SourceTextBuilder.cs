using System.Text;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents;

/// <summary>Joins blocks to one text by the rules of <see cref="BlockText"/> and keeps their ranges, styles and origins.</summary>
internal sealed class SourceTextBuilder
{
    /// <summary>UTF-16 code units that tables within tables may be copied in all: a text is copied once for each table around it.</summary>
    private const int MostCarried = 12_000_000;

    /// <summary>What a stretch of one style and origin takes, in code units.</summary>
    private const int StretchUnits = 16;

    private readonly StringBuilder _text = new();
    private readonly List<SourceBlock> _blocks = [];
    private readonly List<StyledRange> _styles = [];
    private readonly List<NoteMark> _marks = [];
    private readonly List<TextOrigin> _origins = [];
    private readonly List<HiddenText> _hidden = [];
    private readonly HashSet<(string Where, string Text)> _seen = [];
    private int _carried;

    /// <summary>The number of each note that is referred to; null for one without.</summary>
    public IReadOnlyList<int?> NoteNumbers { get; set; } = [];

    /// <summary>Adds blocks.</summary>
    public void Add(IEnumerable<DraftBlock> blocks, BlockPlace place = BlockPlace.Body, int? noteNumber = null)
    {
        foreach (var block in blocks)
        {
            if (_blocks.Count > 0)
                _text.Append('\n');
            _blocks.Add(block switch
            {
                DraftParagraph paragraph => new SourceParagraph
                {
                    Range = Append(paragraph.Text),
                    HeadingLevel = paragraph.HeadingLevel,
                    Alignment = paragraph.Alignment,
                    ListLevel = paragraph.ListLevel,
                    BeginsPage = paragraph.BeginsPage,
                    Place = place,
                    NoteNumber = noteNumber,
                },
                DraftTable table => new SourceTable { Rows = Rows(table), Place = place, NoteNumber = noteNumber },
                _ => throw new InvalidOperationException("Not a known kind of draft."),
            });
        }
    }

    /// <summary>Notes text that is not shown; blank text and exact repetitions are left out.</summary>
    public void AddHidden(string where, string text)
    {
        if (!string.IsNullOrWhiteSpace(text) && _seen.Add((where, text)))
            _hidden.Add(new HiddenText(where, text));
    }

    /// <summary>Counts a text that is put together for a cell.</summary>
    /// <exception cref="DocumentRefusedException">Tables stand in tables until the text takes too much room.</exception>
    public DraftText Carried(DraftText text)
    {
        _carried += text.Text.Length + (text.Stretches.Count * StretchUnits);
        return _carried <= MostCarried ? text : throw new DocumentRefusedException(DocumentRefusals.TooLarge);
    }

    /// <summary>The lines of the visible text so far.</summary>
    public HashSet<string> Lines() => _text.ToString().Split(['\n', '\t']).ToHashSet(StringComparer.Ordinal);

    /// <summary>The document so far.</summary>
    public SourceDocument Build() =>
        new() { Text = _text.ToString(), Blocks = _blocks, Styles = _styles, NoteMarks = _marks, Origins = _origins, HiddenTexts = _hidden };

    private List<SourceRow> Rows(DraftTable table)
    {
        var rows = new List<SourceRow>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            if (rows.Count > 0)
                _text.Append('\n');
            var cells = new SourceCell[row.Cells.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                if (i > 0)
                    _text.Append('\t');
                cells[i] = new SourceCell(Append(row.Cells[i].Text), row.Cells[i].ColumnSpan, row.Cells[i].Continues);
            }

            rows.Add(new SourceRow { Cells = cells, IsHeader = row.IsHeader });
        }

        return rows;
    }

    private TextRange Append(DraftText text)
    {
        var start = _text.Length;
        _text.Append(text.Text);
        var (styles, origins) = (_styles.Count, _origins.Count);
        var from = start;
        foreach (var stretch in text.Stretches)
        {
            var range = new TextRange(from, start + stretch.End);
            from = range.End;
            if (stretch.Style is not InlineStyle.None)
            {
                if (_styles.Count > styles && _styles[^1] is var last && last.Style == stretch.Style && last.Range.End == range.Start)
                    _styles[^1] = last with { Range = last.Range with { End = range.End } };
                else
                    _styles.Add(new StyledRange(range, stretch.Style));
            }

            if (stretch.Origin is { Part: { } part } origin)
            {
                if (_origins.Count > origins && _origins[^1] is var last && last.Range.End == range.Start && last.Paragraph == origin.Paragraph && last.Run == origin.Run
                    && string.Equals(last.Part, part, StringComparison.Ordinal))
                    _origins[^1] = last with { Range = last.Range with { End = range.End } };
                else
                    _origins.Add(new TextOrigin(range, part, origin.Paragraph, origin.Run));
            }
        }

        foreach (var mark in text.Marks)
        {
            if (mark.Note < NoteNumbers.Count && NoteNumbers[mark.Note] is { } number)
                _marks.Add(new NoteMark(start + mark.Offset, number));
        }

        return new TextRange(start, _text.Length);
    }
}
