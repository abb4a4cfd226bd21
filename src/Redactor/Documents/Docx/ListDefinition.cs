using System.Globalization;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>A level of a list (ECMA-376 part 1, 17.9.6).</summary>
internal sealed record LevelDefinition
{
    /// <summary>The number it begins with.</summary>
    public required int Start { get; init; }

    /// <summary>Format of its numbers; null for decimal.</summary>
    public string? Format { get; init; }

    /// <summary>Its label, with %1 to %9 for the numbers of the levels.</summary>
    public required string Pattern { get; init; }

    /// <summary>Whether nothing stands between label and text.</summary>
    public bool IsTight { get; init; }

    /// <summary>Whether all its numbers are decimal.</summary>
    public bool IsLegal { get; init; }

    /// <summary>Whether its label is hidden.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The paragraph style that stands for it; null when none.</summary>
    public string? Style { get; init; }

    /// <summary>Reads a <c>w:lvl</c>.</summary>
    public static LevelDefinition Of(PartElement level) => new()
    {
        Start = Whole(level.WordValue("start"), 1),
        Format = level.WordValue("numFmt"),
        Pattern = level.WordValue("lvlText") ?? string.Empty,
        IsTight = level.WordValue("suff") is "nothing",
        IsLegal = level.WordToggle("isLgl") is true,
        IsHidden = level.Word("rPr")?.WordToggle("vanish") is true,
        Style = level.WordValue("pStyle"),
    };

    /// <summary>A whole number below 100,000; another for what is none.</summary>
    public static int Whole(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 100_000 ? value : otherwise;
}

/// <summary>The levels of a list, read once.</summary>
internal sealed class ListDefinition
{
    /// <summary>Levels of any list.</summary>
    public const int Depth = 9;

    private readonly LevelDefinition?[] _levels = new LevelDefinition?[Depth];

    /// <summary>The numbering style that defines it in its place; null when it defines itself.</summary>
    public string? Link { get; }

    /// <summary>Reads a <c>w:abstractNum</c>.</summary>
    public ListDefinition(PartElement list)
    {
        Link = list.WordValue("numStyleLink");
        foreach (var child in list.Children)
        {
            if (child.IsWord("lvl") && LevelDefinition.Whole(child.WordAttribute("ilvl"), Depth) is < Depth and var level)
                _levels[level] ??= LevelDefinition.Of(child);
        }
    }

    /// <summary>A level; null when the list has none of this depth.</summary>
    public LevelDefinition? this[int level] => _levels[level];

    /// <summary>The depth that a paragraph style stands for; null when none.</summary>
    public int? LevelOf(string style)
    {
        var level = Array.FindIndex(_levels, one => string.Equals(one?.Style, style, StringComparison.Ordinal));
        return level < 0 ? null : level;
    }
}
