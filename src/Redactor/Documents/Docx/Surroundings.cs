namespace Disclosure.Redactor.Documents.Docx;

/// <summary>What a paragraph stands in.</summary>
/// <param name="Background">Fill behind it, 0xRRGGBB; null for paper.</param>
/// <param name="BackgroundKnown">False where a table style may shade it.</param>
/// <param name="HiddenBy">Why nothing in it is shown; null when it is.</param>
/// <param name="Table">What the style of the table around it says; null outside tables.</param>
internal readonly record struct Surroundings(int? Background, bool BackgroundKnown, string? HiddenBy, TableLook? Table)
{
    /// <summary>The same, hidden for a reason where it was not already; unchanged for no reason.</summary>
    public Surroundings Hidden(string? reason) => reason is null || HiddenBy is not null ? this : this with { HiddenBy = reason };

    /// <summary>The same on a fill; unchanged where none is said.</summary>
    public Surroundings On(int? fill) => fill is null or DocxColours.Automatic ? this : this with { Background = fill };
}
