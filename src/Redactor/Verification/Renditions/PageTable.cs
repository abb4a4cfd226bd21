using System.Globalization;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>
/// The rows of a table on a page. A cell that goes on into the rows below is written once; in the text each of those rows has an empty cell in
/// its place.
/// </summary>
internal sealed class PageTable(StoryText story)
{
    private const int MostSpan = 10_000;

    // Columns that a cell from above covers: how many, and in how many rows more.
    private readonly SortedDictionary<int, (int Columns, int Rows)> _above = [];
    private int _column;

    /// <summary>A table begins.</summary>
    public void Open() => _above.Clear();

    /// <summary>A row begins.</summary>
    public void OpenRow() => _column = 0;

    /// <summary>A cell begins.</summary>
    public void OpenCell(MarkupElement cell, int place)
    {
        Continue(place);
        var columns = Span(cell, "colspan");
        var rows = Span(cell, "rowspan");
        if (rows > 1)
            _above[_column] = (columns, rows);
        _column += columns;
        story.OpenCell();
        story.OpenBlock();
    }

    /// <summary>A row ends.</summary>
    public void CloseRow(int place)
    {
        Continue(place);
        foreach (var (column, (columns, rows)) in _above.ToList())
        {
            if (rows > 1)
                _above[column] = (columns, rows - 1);
            else
                _above.Remove(column);
        }
    }

    // What a cell covers that began in this very row is not passed: its columns lie behind.
    private void Continue(int place)
    {
        while (_above.TryGetValue(_column, out var above))
        {
            _column += above.Columns;
            story.OpenCell();
            story.OpenBlock();
            story.CloseBlock(place);
        }
    }

    private static int Span(MarkupElement cell, string name) =>
        cell.Attributes is not null && cell.Attributes.TryGetValue(name, out var span) && int.TryParse(span, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 1, MostSpan) : 1;
}
