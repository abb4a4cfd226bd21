using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Detectors;

/// <summary>Walks the values of letters and digits that words of one context name: right behind the word, in a list, or in its column.</summary>
internal static class LabelledValues
{
    private const int MostListed = 8;

    /// <summary>Calls <paramref name="visit"/> with each value's range in <see cref="ScannedText.Compact"/> and the word that names it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">The context of the words.</param>
    /// <param name="reach">Most filling characters between word and value.</param>
    /// <param name="most">Most letters and digits of a value.</param>
    /// <param name="visit">Takes a value; says whether it is one, without which its list is not read on.</param>
    public static void Visit(ScannedText text, Context context, int reach, int most, Func<TextRange, ContextHit, bool> visit)
    {
        foreach (var hit in text.Contexts.All)
        {
            if (!hit.Says(context))
            {
                continue;
            }

            var at = ValueToken.StartBehind(text.Compact.Value, hit.End, reach);
            for (var i = 0; i < MostListed && at >= 0 && ValueToken.Read(text.Compact, at, most) is { } value && visit(value, hit); i++)
            {
                at = ValueToken.Next(text.Compact.Value, value.End);
            }
        }

        foreach (var cell in text.Columns?.Cells ?? [])
        {
            if (text.Contexts.All[cell.Head].Says(context))
            {
                ReadCell(text, cell, most, visit);
            }
        }
    }

    private static void ReadCell(ScannedText text, TableColumns.Cell cell, int most, Func<TextRange, ContextHit, bool> visit)
    {
        for (var at = cell.Start; at < cell.End;)
        {
            if (char.IsAsciiLetterOrDigit(text.Compact.Value[at]) && ValueToken.Read(text.Compact, at, most, cell.End) is { } value && value.End <= cell.End)
            {
                visit(value, text.Contexts.All[cell.Head]);
                at = value.End;
            }

            at++;
        }
    }
}
