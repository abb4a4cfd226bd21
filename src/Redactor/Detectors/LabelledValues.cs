using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Detectors;

/// <summary>Walks the values of letters and digits that words of one context name: right behind the word, in a list, or in its column.</summary>
internal static class LabelledValues
{
    private const int MostListed = 8;

    /// <summary>Takes a value and the word that names it, and adds what it finds; says whether it is one, without which its list is not read on.</summary>
    public delegate bool Visitor(ScannedText text, TextRange value, ContextHit label, ICollection<Candidate> found);

    /// <summary>Calls <paramref name="visit"/> with each value's range in <see cref="ScannedText.Compact"/> and the word that names it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">The context of the words.</param>
    /// <param name="reach">Most filling characters between word and value.</param>
    /// <param name="most">Most letters and digits of a value.</param>
    /// <param name="found">Takes what is found.</param>
    /// <param name="visit">Takes a value.</param>
    public static void Visit(ScannedText text, Context context, int reach, int most, ICollection<Candidate> found, Visitor visit)
    {
        foreach (var hit in text.Contexts.All)
        {
            if (!hit.Says(context))
            {
                continue;
            }

            var at = ValueToken.StartBehind(text.Compact.Value, hit.End, reach);
            for (var i = 0; i < MostListed && at >= 0 && ValueToken.Read(text.Compact, at, most) is { } value && visit(text, value, hit, found); i++)
            {
                at = ValueToken.Next(text.Compact.Value, value.End);
            }
        }

        foreach (var cell in text.Columns?.Cells ?? [])
        {
            if (text.Contexts.All[cell.Head].Says(context))
            {
                ReadCell(text, cell, most, found, visit);
            }
        }
    }

    private static void ReadCell(ScannedText text, TableColumns.ColumnCell cell, int most, ICollection<Candidate> found, Visitor visit)
    {
        for (var at = cell.Start; at < cell.End;)
        {
            if (char.IsAsciiLetterOrDigit(text.Compact.Value[at]) && ValueToken.Read(text.Compact, at, most, cell.End) is { } value && value.End <= cell.End)
            {
                visit(text, value, text.Contexts.All[cell.Head], found);
                at = value.End;
            }

            at++;
        }
    }
}
