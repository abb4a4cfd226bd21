using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Means;

/// <summary>Finds the sums of a table that stand under or beside the head of an income, a balance or a debt, with or without a unit.</summary>
internal sealed class MeansCells(GroupedPhrases<MeansWordGroup> words)
{
    private const int LongestHead = 14;
    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789,.");
    private readonly Amounts _amounts = new(words);

    /// <summary>The sums in order, as ranges of <see cref="ScannedText.Compact"/> with the word of their head; ends exclusive.</summary>
    public IEnumerable<(int Start, int End, string Head)> Find(ScannedText text)
    {
        var value = text.Compact.Value;
        foreach (var cell in text.Cells)
        {
            if ((IsOfMeans(text, cell.Head) ?? IsOfMeans(text, cell.Left)) is not { } head)
            {
                continue;
            }

            var (start, length) = cell.Value.GetOffsetAndLength(value.Length);
            var end = value.AsSpan(start, length).IndexOfAnyExcept(Figures) < 0 ? start + length : _amounts.EndOfSum(value, start, bare: true);
            if (end > start && end <= start + length)
            {
                yield return (start, end, head);
            }
        }
    }

    private string? IsOfMeans(ScannedText text, Range range)
    {
        var value = text.Compact.Value;
        var (start, length) = range.GetOffsetAndLength(value.Length);
        if (length is 0 or > LongestHead || words.HoldsAny(MeansWordGroup.CaseFact, value.AsSpan(start, length)))
        {
            return null;
        }

        var hit = text.Contexts.After(Context.Means, start, length) ?? text.Contexts.After(Context.HouseholdMeans, start, length);
        if (hit is not { } noun || noun.End > start + length || noun.Word.Length == 1 || words.LongestAt(MeansWordGroup.Period, noun.Word, 0) == noun.Word.Length)
        {
            return null;
        }

        // A list of wages that are owed to workers stands in a text that says so.
        var isOwedToWorkers = noun.Word.EndsWith('资') && words.HoldsAny(MeansWordGroup.CaseFact, value);
        return isOwedToWorkers ? null : noun.Word;
    }
}
