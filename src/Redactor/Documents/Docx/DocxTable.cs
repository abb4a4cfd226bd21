using System.Globalization;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Reads tables: rows and cells as they are seen, with what is merged and which rows are heads.</summary>
internal static class DocxTable
{
    /// <summary>The table; null when nothing of it is seen.</summary>
    public static DraftTable? Read(DocxStory story, PartElement table, Surroundings around, Func<PartElement, Surroundings, List<DraftBlock>> readCell)
    {
        var properties = table.Word("tblPr");
        var style = story.Shared.Styles.Table(properties);
        var on = style is null ? TableRegion.None : DocxTableStyle.SwitchedOn(properties);
        var isAway = properties?.Word("tblpPr") is { } place && (Whole(place.WordAttribute("tblpX")) is < -7200 or > 16840 || Whole(place.WordAttribute("tblpY")) is < -7200 or > 24000);
        var inTable = (around with { BackgroundKnown = around.BackgroundKnown && style?.Shades is not true }).On(Fill(story, properties)).Hidden(isAway ? "off-page" : null);
        var rows = new List<(PartElement Element, bool Deleted)>();
        Gather(table, "tr", around.HiddenBy is not null, rows);
        var drafts = new List<DraftRow>(rows.Count);
        var above = new HashSet<int>();
        var cells = new List<(PartElement Element, bool Deleted)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var rowProperties = rows[i].Element.Word("trPr");
            var inRow = inTable.Hidden(Reason(story, rowProperties, rows[i].Deleted));
            cells.Clear();
            Gather(rows[i].Element, "tc", rows[i].Deleted, cells);
            var merged = new HashSet<int>();
            var column = Whole(rowProperties?.WordValue("gridBefore")) ?? 0;
            var drawn = new List<DraftCell>(cells.Count);
            for (var j = 0; j < cells.Count; j++)
            {
                var (cell, deleted) = cells[j];
                var cellProperties = cell.Word("tcPr");
                var merge = cellProperties?.Word("vMerge");
                var continues = merge is not null && merge.WordAttribute("val") is not "restart" && above.Contains(column);
                if (merge is not null)
                    merged.Add(column);
                var inCell = inRow.On(Fill(story, cellProperties)).Hidden(deleted || cellProperties?.Word("cellDel") is not null ? "deleted" : null);
                if (style is not null)
                    inCell = inCell with { Table = style.LookOf(DocxTableStyle.At(on, i, rows.Count, column, j == cells.Count - 1)) };
                // Of cells merged downwards only the first is drawn.
                var text = story.Shared.Hidden.Carried(DraftBlock.Flatten(readCell(cell, inCell.Hidden(continues ? "merged" : null))));
                var span = DraftCell.Span(cellProperties?.WordValue("gridSpan"));
                column += span ?? 1;
                if (inCell.HiddenBy is null)
                    drawn.Add(new DraftCell(text, span, continues));
            }

            above = merged;
            if (drawn.Count > 0)
                drafts.Add(new DraftRow(drawn, rowProperties?.WordToggle("tblHeader") is true));
        }

        return drafts.Count > 0 ? new DraftTable(drafts) : null;
    }

    private static string? Reason(DocxStory story, PartElement? row, bool deleted)
    {
        if (deleted || row?.Word("del") is not null)
            return "deleted";
        if (row?.WordToggle("hidden") is true)
            return "hidden";
        return row?.Word("trHeight") is { } height && height.WordAttribute("hRule") is "exact" && DocxVisibility.IsTooLow(Whole(height.WordAttribute("val")), story.Shared.Limits)
            ? "tiny"
            : null;
    }

    private static int? Fill(DocxStory story, PartElement? properties) =>
        properties?.Word("shd") is { } shading ? story.Shared.Styles.Colours.Fill(shading) : null;

    // Rows and cells may be wrapped in content controls, custom XML, revisions and whatever a later version brings.
    private static void Gather(PartElement parent, string name, bool deleted, List<(PartElement Element, bool Deleted)> found)
    {
        foreach (var child in parent.Children)
        {
            if (child.IsWord(name))
                found.Add((child, deleted));
            else if (child.Name is "AlternateContent" && DocxAlternates.Chosen(child) is { } chosen)
                Gather(chosen, name, deleted, found);
            else if (child.Name is not ("AlternateContent" or "p" or "r" or "tbl" or "tr" or "tc") && !child.Name.EndsWith("Pr", StringComparison.Ordinal))
                Gather(child, name, deleted || child.Name is "del" or "moveFrom", found);
        }
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
