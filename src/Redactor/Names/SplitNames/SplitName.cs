using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.SplitNames;

/// <summary>A name, or what may be one, over several cells; ranges are of the original text.</summary>
/// <param name="Whole">From its first cell to its last.</param>
/// <param name="Surname">The first cell.</param>
/// <param name="Name">Its characters, folded and without blanks.</param>
/// <param name="Told">What the heads say of it.</param>
internal readonly record struct SplitName(TextRange Whole, TextRange Surname, string Name, SplitNameTold Told);

/// <summary>What the heads of a table say of two cells that may hold one name.</summary>
internal enum SplitNameTold
{
    /// <summary>A person is named there.</summary>
    Person,

    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Each holds something else.</summary>
    Others,
}

/// <summary>What the tables of a text say of names over several cells.</summary>
internal sealed record SplitNameReading
{
    /// <summary>The shadow, with each name that a head announces in one cell.</summary>
    public required FoldedText Joined { get; init; }

    /// <summary>The names that were put together, folded and without blanks, with the roles of their heads.</summary>
    public IReadOnlyList<(string Name, PersonRole Role)> Names { get; init; } = [];

    /// <summary>Every place of which nothing may be published unless all of it was hidden or kept for a reason.</summary>
    public IReadOnlyList<SplitName> Places { get; init; } = [];
}
