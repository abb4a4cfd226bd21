using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.SplitNames;

/// <summary>
/// Finds names that a table writes over several cells: the surname in one, the rest in the next or character by character, beside a head
/// that names people (姓名, 当事人), under one that is merged over the columns, or under 姓 and 名. In the shadow they become one cell, so that
/// names and heads are read as if they had been written so. What may be such a name and is not told by a head is noted as well.
/// </summary>
internal sealed class SplitNameReader(NameLexicon lexicon)
{
    private readonly NamePieces _pieces = new(lexicon);

    /// <summary>Reads the tables of a shadow with blanks.</summary>
    public SplitNameReading Read(FoldedText spaced)
    {
        ArgumentNullException.ThrowIfNull(spaced);
        return spaced.Value.AsSpan().IndexOfAny(" \t|│┃") < 0 ? new SplitNameReading { Joined = spaced } : new SplitNamePass(_pieces, spaced).Read();
    }
}
