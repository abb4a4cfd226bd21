using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Supervision;

namespace Disclosure.Publisher.Numbering;

/// <summary>
/// Finds what should be public and is not (公示办法 Art. 20(1)): numbers missing in the sequences of an agency, and cases that were pushed and never
/// became public. A supervisor sees the agencies of the region, an agency's admin the own. Which case has which number is not told.
/// </summary>
public sealed class NumberReader(DeskStore store, CaseVault vault, SupervisionPolicy policy, TimeProvider time)
{
    /// <summary>Cases listed at most.</summary>
    public const int CasesShown = 200;

    // What came back is not accounted for: it will not be public unless it is handed in anew, and then another case or another state is.
    private static readonly string Counted = $"c.number_serial > 0 AND c.number_year = @year AND c.state <> '{CaseState.Returned.Wire()}'";
    private static readonly string InPublic = CaseStateNames.SqlList([CaseState.Published, CaseState.Amended, CaseState.SummaryOnly, CaseState.Withdrawn]);

    // CROSS JOIN: SQLite keeps this order, and enters the index of cases once for each agency instead of walking all of it.
    private const string OfAgencies = "FROM agency g CROSS JOIN decision_case c WHERE c.agency_code = g.code AND substr(g.region, 1, @Length) = @Prefix AND (@agency IS NULL OR g.code = @agency)";

    /// <summary>Sequences of a year: who, how many, from where to where, and a case that tells its name.</summary>
    internal static readonly string SequencesSql =
        $"""
        SELECT g.code AS AgencyCode, g.name AS AgencyName, c.number_sequence AS SequenceIndex, COUNT(DISTINCT c.number_serial) AS Accounted,
            MIN(c.number_serial) AS First, MAX(c.number_serial) AS Last, MIN(c.case_id) AS AnyCase, MIN(CASE WHEN c.state IN ({InPublic}) THEN c.case_id END) AS PublicCase
        {OfAgencies} AND {Counted} GROUP BY g.code, g.name, c.number_sequence
        """;

    /// <summary>Every place where the next number is not the one after, from 0 on.</summary>
    internal static readonly string GapsSql =
        $"""
        SELECT AgencyCode, SequenceIndex, Before, After FROM (
            SELECT g.code AS AgencyCode, c.number_sequence AS SequenceIndex, c.number_serial AS After,
                LAG(c.number_serial, 1, 0) OVER (PARTITION BY g.code, c.number_sequence ORDER BY c.number_serial) AS Before
            {OfAgencies} AND {Counted}) pair
        WHERE After > Before + 1 ORDER BY AgencyCode, SequenceIndex, After
        """;

    private static readonly string ExplanationsSql =
        $"""
        SELECT {ExplanationRow.Columns} FROM number_explanation JOIN agency g ON g.code = agency_code
        WHERE substr(g.region, 1, @Length) = @Prefix AND (@agency IS NULL OR g.code = @agency) AND number_year = @year AND number_sequence IS NOT NULL AND withdrawn_at IS NULL
        ORDER BY first_serial, explanation_id
        """;

    private static readonly string Stranded =
        $"""
        {OfAgencies} AND c.received_at >= @from AND c.received_at < @until AND c.published_at IS NULL
          AND ((c.state = '{CaseState.Returned.Wire()}' AND NOT ({LatenessReader.Ended}))
            OR (c.state IN ({CaseStateNames.SqlList(CaseTransitions.Undecided.Except([CaseState.Held]))}) AND c.late_from <= @now))
        """;

    /// <summary>A year; null for whoever may not see it.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="year">The year: of numbers, the one in them; of pushes, the one in which they came.</param>
    /// <param name="agency">Code of one agency; null for all that the user may see. Of one that the user may not see nothing is listed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<NumberOverview?> ReadAsync(DeskUser user, int year, string? agency, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MaySeeNumbers)
        {
            return null;
        }

        // Whoever supervises no region sees the own agency, wherever it is.
        var scope = user.MaySupervise ? RegionScope.Of(user.Region) : null;
        var today = ChineseDay.Of(time.GetUtcNow());
        var asked = new
        {
            Length = scope?.Length ?? 0,
            Prefix = scope?.Prefix ?? string.Empty,
            agency = user.MaySupervise ? agency : user.AgencyCode,
            year,
            thisYear = today.Year,
            from = ChineseDay.Begins(new DateOnly(year, 1, 1)).ToUnixTimeMilliseconds(),
            until = ChineseDay.Begins(new DateOnly(year + 1, 1, 1)).ToUnixTimeMilliseconds(),
            now = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return await store.ReadSnapshotAsync(connection => ReadAsync(connection, user, year, asked), cancellationToken);
    }

    private async Task<NumberOverview> ReadAsync(DbConnection connection, DeskUser user, int year, object asked)
    {
        var sequences = (await connection.QueryAsync<SequenceLine>(SequencesSql, asked)).AsList();
        var gaps = (await connection.QueryAsync<GapLine>(GapsSql, asked)).ToLookup(line => (line.AgencyCode, line.SequenceIndex));
        var explanations = (await connection.QueryAsync<ExplanationRow>(ExplanationsSql, asked)).ToLookup(row => (row.AgencyCode, row.SequenceIndex!));
        var read = new List<NumberSequence>();
        foreach (var line in sequences)
        {
            var name = await NameAsync(connection, user.MaySupervise ? line.PublicCase : line.AnyCase);
            read.Add(Sequence(line, name, gaps[(line.AgencyCode, line.SequenceIndex)], explanations[(line.AgencyCode, line.SequenceIndex)], isOwn: !user.MaySupervise));
        }

        return new NumberOverview
        {
            Year = year,
            Sequences = [.. read.OrderByDescending(sequence => sequence.Missing).ThenBy(sequence => sequence.AgencyCode, StringComparer.Ordinal).ThenBy(sequence => sequence.Name, StringComparer.Ordinal)],
            Stranded =
            [
                .. (await connection.QueryAsync<StrandedLine>(
                    $"SELECT c.case_id AS CaseId, g.name AS AgencyName, c.state AS State, c.received_at AS ReceivedAt {Stranded} ORDER BY c.received_at, c.case_id LIMIT {CasesShown}", asked))
                    .Select(line => new StrandedCase(line.CaseId, line.AgencyName, CaseStateNames.Parse(line.State) is CaseState.Returned, line.ReceivedAt)),
            ],
            StrandedCount = (int)await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) {Stranded}", asked),
            Unplaced = (int)await connection.ExecuteScalarAsync<long>(
                $"SELECT COUNT(*) {OfAgencies} AND (c.number_year = 0 OR c.number_year > @thisYear) AND c.received_at >= @from AND c.received_at < @until", asked),
            IsReading = await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM (SELECT 1 FROM decision_case WHERE {NumberReading.Unread} LIMIT 1) waiting") > 0,
        };
    }

    private NumberSequence Sequence(SequenceLine line, string? name, IEnumerable<GapLine> gaps, IEnumerable<ExplanationRow> said, bool isOwn)
    {
        var missing = gaps.Select(gap => new SerialRange(gap.Before + 1, gap.After - 1)).ToList();
        var explanations = said.Select(row => row.Told(isOwn ? row.Open(vault).Words : null)).Select(told => told with { Contradicted = Contradicted(told.Range, line.Last, missing) }).ToList();
        return new NumberSequence
        {
            AgencyCode = line.AgencyCode,
            AgencyName = line.AgencyName,
            Index = line.SequenceIndex,
            Name = name,
            First = line.First,
            Last = line.Last,
            Accounted = line.Accounted,
            Gaps = [.. missing.SelectMany(range => NumberGap.Cut(range, explanations, policy.Numbering.LongestGap))],
            Explanations = explanations,
        };
    }

    // Up to the last known number whatever is not missing is known.
    private static int Contradicted(SerialRange range, int last, IEnumerable<SerialRange> missing)
    {
        var reached = range with { Last = Math.Min(range.Last, last) };
        return Math.Max(0, reached.Count) - missing.Where(gap => gap.Meets(reached)).Sum(gap => Math.Min(gap.Last, reached.Last) - Math.Max(gap.First, reached.First) + 1);
    }

    private async Task<string?> NameAsync(DbConnection connection, string? caseId) =>
        caseId is not null
        && await connection.QuerySingleOrDefaultAsync<CaseRow>($"SELECT {CaseRow.Columns} FROM decision_case WHERE case_id = @caseId", new { caseId }) is { } row
            ? SerialNumber.Read(CaseParts.OpenCaption(vault, row)?.DocumentNumber)?.Sequence
            : null;

    private sealed record SequenceLine
    {
        public required string AgencyCode { get; init; }

        public required string AgencyName { get; init; }

        public required string SequenceIndex { get; init; }

        public required int Accounted { get; init; }

        public required int First { get; init; }

        public required int Last { get; init; }

        public required string AnyCase { get; init; }

        public string? PublicCase { get; init; }
    }

    private sealed record GapLine
    {
        public required string AgencyCode { get; init; }

        public required string SequenceIndex { get; init; }

        public required int Before { get; init; }

        public required int After { get; init; }
    }

    private sealed record StrandedLine
    {
        public required string CaseId { get; init; }

        public required string AgencyName { get; init; }

        public required string State { get; init; }

        public required long ReceivedAt { get; init; }
    }
}
