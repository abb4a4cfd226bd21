using System.Globalization;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>What a table's style says of one kind of cell; one object for each kind, so that looks can be kept by it.</summary>
internal sealed class TableLook(RunLook look)
{
    /// <summary>Of the runs in the cell.</summary>
    public RunLook Look { get; } = look;
}

/// <summary>The parts of a table style that a table may switch on (ECMA-376 part 1, 17.7.6 and 17.4.55).</summary>
[Flags]
internal enum TableRegion
{
    None = 0,
    OddColumn = 1,
    EvenColumn = 2,
    OddRow = 4,
    EvenRow = 8,
    FirstColumn = 16,
    LastColumn = 32,
    FirstRow = 64,
    LastRow = 128,
}

/// <summary>A style of tables, which sets the text of some rows and columns otherwise than the rest.</summary>
internal sealed class DocxTableStyle
{
    private static readonly (TableRegion Region, string Name)[] Names =
    [
        (TableRegion.LastRow, "lastRow"), (TableRegion.FirstRow, "firstRow"), (TableRegion.LastColumn, "lastCol"), (TableRegion.FirstColumn, "firstCol"),
        (TableRegion.EvenRow, "band2Horz"), (TableRegion.OddRow, "band1Horz"), (TableRegion.EvenColumn, "band2Vert"), (TableRegion.OddColumn, "band1Vert"),
    ];

    private readonly Dictionary<string, RunLook> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<TableRegion, TableLook> _looks = [];

    /// <summary>Reads a chain of styles, the nearest first.</summary>
    public DocxTableStyle(IEnumerable<PartElement> chain, DocxColours colours)
    {
        foreach (var style in chain)
        {
            Add(string.Empty, style, colours);
            foreach (var part in style.Children)
            {
                if (part.IsWord("tblStylePr") && part.WordAttribute("type") is { } type)
                    Add(type is "wholeTable" ? string.Empty : type, part, colours);
            }

            Shades |= style.SelfAndDescendants().Any(element => element.IsWord("shd"));
        }
    }

    /// <summary>Whether it shades by itself: then the colours of the text cannot be judged from the cell.</summary>
    public bool Shades { get; }

    /// <summary>What it says of a cell.</summary>
    public TableLook LookOf(TableRegion regions)
    {
        if (_looks.TryGetValue(regions, out var known))
            return known;
        var look = default(RunLook);
        foreach (var (region, name) in Names)
        {
            if (regions.HasFlag(region) && _parts.TryGetValue(name, out var part))
                look = look.Over(part);
        }

        return _looks[regions] = new TableLook(look.Over(_parts.GetValueOrDefault(string.Empty)));
    }

    /// <summary>The regions that a table switches on.</summary>
    public static TableRegion SwitchedOn(PartElement? tableProperties)
    {
        if (tableProperties?.Word("tblLook") is not { } look)
            return TableRegion.None;
        var bits = int.TryParse(look.WordAttribute("val"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : 0;
        bool Says(string name, int bit) => look.WordAttribute(name) is { } said ? said is not ("0" or "false" or "off") : (bits & bit) != 0;
        return If(Says("firstRow", 0x20), TableRegion.FirstRow) | If(Says("lastRow", 0x40), TableRegion.LastRow)
            | If(Says("firstColumn", 0x80), TableRegion.FirstColumn) | If(Says("lastColumn", 0x100), TableRegion.LastColumn)
            | If(!Says("noHBand", 0x200), TableRegion.OddRow | TableRegion.EvenRow) | If(!Says("noVBand", 0x400), TableRegion.OddColumn | TableRegion.EvenColumn);
    }

    /// <summary>The regions that a cell lies in, of those that are switched on.</summary>
    public static TableRegion At(TableRegion on, int row, int rows, int column, bool isLastColumn)
    {
        var bandRow = row - (on.HasFlag(TableRegion.FirstRow) ? 1 : 0);
        var bandColumn = column - (on.HasFlag(TableRegion.FirstColumn) ? 1 : 0);
        var at = If(row == 0, TableRegion.FirstRow) | If(row == rows - 1, TableRegion.LastRow)
            | If(column == 0, TableRegion.FirstColumn) | If(isLastColumn, TableRegion.LastColumn)
            | (bandRow % 2 == 0 ? TableRegion.OddRow : TableRegion.EvenRow)
            | (bandColumn % 2 == 0 ? TableRegion.OddColumn : TableRegion.EvenColumn);
        return at & on;
    }

    private static TableRegion If(bool holds, TableRegion region) => holds ? region : TableRegion.None;

    private void Add(string name, PartElement part, DocxColours colours)
    {
        if (part.Word("rPr") is { } properties)
            _parts[name] = _parts.GetValueOrDefault(name).Over(RunLook.Of(properties, colours));
    }
}
