namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Lists of duties by period: 日管控、周排查、月调度. 周 is a family name and a week, 季 a family name and a quarter; beside an item of another
/// period it is the period.
/// </summary>
internal static class PeriodItems
{
    private const string Periods = "日周旬月季年";
    private const int LongestItem = 5;
    private static readonly char[] Edges = ['、', ',', '。', ';', ':', '\n', '“', '"', '('];

    /// <summary>Whether a stretch is such an item.</summary>
    public static bool IsItem(string text, int start, int length)
    {
        if (!Periods.Contains(text[start], StringComparison.Ordinal))
        {
            return false;
        }

        var end = start + length;
        if (end + 1 < text.Length && text[end] is '、' or ',' && IsOtherPeriod(text, end + 1, text[start]))
        {
            return true;
        }

        if (start < 3 || text[start - 1] is not ('、' or ','))
        {
            return false;
        }

        // The item before may follow a verb without any mark: 建立日管控、周排查.
        var from = Math.Max(text.LastIndexOfAny(Edges, start - 2) + 1, start - 1 - LongestItem);
        for (var i = from; i < start - 2; i++)
        {
            if (IsOtherPeriod(text, i, text[start]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOtherPeriod(string text, int position, char period) =>
        text[position] != period && Periods.Contains(text[position], StringComparison.Ordinal);
}
