using Disclosure.Records;

namespace Disclosure.Publisher.Receipts;

/// <summary>
/// What is looked for after a removal: runs of the text that was public, and of no other text that still is. Masks were public too, but stand
/// in every decision; hidden values are in neither.
/// </summary>
/// <param name="RecordId">The record.</param>
/// <param name="DocumentNumber">文号 as it was public.</param>
/// <param name="Phrases">Distinctive runs, each of <see cref="ShortestRun"/> to <see cref="LongestRun"/> UTF-16 code units.</param>
/// <param name="IsReplaced">Whether another version of the record is public: then its own addresses answer, without the old words.</param>
internal sealed record SoughtWords(string RecordId, string DocumentNumber, IReadOnlyList<string> Phrases, bool IsReplaced)
{
    /// <summary>Whether a notice stays, to which pages may lead.</summary>
    public bool HasNotice { get; private init; }

    /// <summary>The agency on whose page it stood.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The region on whose page it counted.</summary>
    public required string RegionCode { get; init; }

    /// <summary>The day on whose map it stood.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Shorter runs stand in too many texts.</summary>
    public const int ShortestRun = 8;

    /// <summary>Longer ones are cut.</summary>
    public const int LongestRun = 24;

    private const int Most = 3;

    /// <summary>What to look for.</summary>
    /// <param name="removed">What was public before.</param>
    /// <param name="standing">What is public of the record now; null when its text is gone.</param>
    /// <param name="notice">The notice that stays; null when none does.</param>
    public static SoughtWords Of(DecisionRecord removed, DecisionRecord? standing, NoticeRecord? notice)
    {
        ArgumentNullException.ThrowIfNull(removed);
        // The agency's name stands on its own page and on others', and a notice names authorities.
        string?[] stated = [removed.AgencyName, removed.DocumentNumber, notice?.Authority, notice?.AuthorityDocumentNumber, notice?.AgencyName, notice?.Content, notice?.Reason];
        var stays = string.Join('\n', stated.Append(standing is null ? null : AllText(standing)));
        var runs = Runs(removed).Where(run => !stays.Contains(run, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();

        // Spread over the text: its beginning is the agency's name and its end a date.
        var phrases = Enumerable.Range(1, Math.Min(Most, runs.Count)).Select(part => runs[(runs.Count - 1) * part / (Most + 1)]).Distinct(StringComparer.Ordinal);
        return new SoughtWords(removed.Id.Value, removed.DocumentNumber, [.. phrases], standing is not null)
        {
            HasNotice = notice is not null,
            AgencyCode = removed.AgencyCode,
            RegionCode = removed.RegionCode,
            DecidedOn = removed.DecidedOn,
        };
    }

    private static string AllText(DecisionRecord record) => string.Join('\n', Runs(record, shortest: 1));

    private static IEnumerable<string> Runs(DecisionRecord record, int shortest = ShortestRun) =>
        Inlines(record.Body).Concat(record.Summary.Facts).Concat(record.Title).Where(inline => inline.Redaction is null)
            .SelectMany(inline => inline.Text.Split(['\n', '，', '。', '；', '：', '、', '（', '）', '“', '”', '《', '》', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(run => run.Length >= shortest)
            .Select(run => run.Length <= LongestRun || shortest < ShortestRun ? run : run[..LongestRun]);

    private static IEnumerable<Inline> Inlines(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        Heading heading => heading.Inlines,
        Paragraph paragraph => paragraph.Inlines,
        Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Inlines),
        _ => [],
    });
}
