using AngleSharp.Dom;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>Reads a table: rows of cells, cells merged downwards kept as cells of their own so that columns stay in line.</summary>
internal sealed class HtmlTable(SourceTextBuilder hidden, HtmlVisibility visibility, Func<IElement, HtmlPaint, DraftText> readCell)
{
    /// <summary>Cells that only go on from above, for one table: beyond this it is made to take long.</summary>
    private const int MostContinued = 50_000;

    private readonly List<DraftRow> _rows = [];
    private readonly SortedDictionary<int, (int Rows, int Columns)> _open = [];
    private int _continued;

    /// <summary>The table; null when nothing of it is shown.</summary>
    public DraftTable? Read(IElement table, HtmlPaint paint, Action<IElement> readCaption)
    {
        foreach (var part in table.Children)
        {
            if (part.LocalName is "tr")
                Row(part, paint, isHead: false);
            else if (visibility.Paint(part, paint) is not { } inPart)
                hidden.AddHidden("hidden", part.TextContent);
            else if (part.LocalName is "caption")
                readCaption(part);
            else
            {
                _open.Clear();
                foreach (var row in part.Children)
                    Row(row, inPart, part.LocalName is "thead");
                _open.Clear();
            }
        }

        return _rows.Count > 0 ? new DraftTable(_rows) : null;
    }

    private void Row(IElement row, HtmlPaint around, bool isHead)
    {
        if (visibility.Paint(row, around) is not { } paint)
        {
            hidden.AddHidden("hidden", row.TextContent);
            return;
        }

        var cells = new List<DraftCell>();
        var column = 0;
        var allHeads = true;
        foreach (var cell in row.Children)
        {
            Continue(cells, ref column);
            if (visibility.Paint(cell, paint) is not { } inCell)
            {
                hidden.AddHidden("hidden", cell.TextContent);
                continue;
            }

            allHeads &= cell.LocalName is "th";
            var span = DraftCell.Span(cell.GetAttribute("colspan")?.Trim());
            cells.Add(new DraftCell(readCell(cell, inCell), span));
            if (int.TryParse(cell.GetAttribute("rowspan"), out var rows) && rows > 1)
                _open[column] = (Math.Min(rows, 65534), span ?? 1);
            column += span ?? 1;
        }

        Continue(cells, ref column);
        foreach (var (at, (left, columns)) in _open.ToList())
        {
            if (left > 1)
                _open[at] = (left - 1, columns);
            else
                _open.Remove(at);
        }

        if (cells.Count > 0)
            _rows.Add(new DraftRow(cells, isHead || allHeads));
    }

    // Rows opened in this very row are at its columns already passed.
    private void Continue(List<DraftCell> cells, ref int column)
    {
        while (_open.TryGetValue(column, out var above))
        {
            if (++_continued > MostContinued)
                throw new DocumentRefusedException(DocumentRefusals.TooLarge);
            cells.Add(new DraftCell(DraftText.Empty, above.Columns > 1 ? above.Columns : null, Continues: true));
            column += above.Columns;
        }
    }
}
