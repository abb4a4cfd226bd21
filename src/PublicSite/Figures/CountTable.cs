namespace Disclosure.PublicSite.Figures;

/// <summary>A row of a table of counts.</summary>
/// <param name="Label">What is counted, in Chinese.</param>
/// <param name="Count">How many decisions; null where the count is not told.</param>
/// <param name="Address">The search that lists them; null where the row is not told apart.</param>
public sealed record CountRow(string Label, int? Count, string? Address);

/// <summary>
/// Counts of published decisions by one thing, such as the year. A count that is too small to be told is kept back, as statistics offices do:
/// a figure is carried into reports without the decisions behind it, and one of one is a person.
/// </summary>
public sealed record CountTable
{
    /// <summary>What the rows are, such as 年份.</summary>
    public required string Title { get; init; }

    /// <summary>The rows, in the order they are shown.</summary>
    public required IReadOnlyList<CountRow> Rows { get; init; }

    /// <summary>Whether a row keeps its count back.</summary>
    public bool IsPartial => Rows.Any(row => row.Count is null);

    /// <summary>
    /// Keeps back the counts from 1 to below <paramref name="smallest"/>. Where that is one row alone, its count would follow from the total:
    /// then the smallest other count is kept back as well.
    /// </summary>
    /// <param name="title">What the rows are.</param>
    /// <param name="rows">The true counts, in the order they are shown.</param>
    /// <param name="smallest">The smallest count that is told; 1 keeps nothing back.</param>
    public static CountTable Of(string title, IEnumerable<(string Label, int Count, string Address)> rows, int smallest)
    {
        var all = rows.Where(row => row.Count > 0).ToList();
        var kept = all.Where(row => row.Count < smallest).ToList();
        if (kept.Count == 1 && all.Count > 1)
            kept.Add(all.Except(kept).MinBy(row => row.Count));
        return new CountTable
        {
            Title = title,
            Rows = [.. all.Select(row => kept.Contains(row) ? new CountRow(row.Label, null, null) : new CountRow(row.Label, row.Count, row.Address))],
        };
    }
}
