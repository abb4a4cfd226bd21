using System.Data.Common;
using System.Globalization;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Reports;

/// <summary>Counts an agency's year. Sums and outcomes lie sealed in the cases: they are opened one page after the other, and nothing but the counts is kept.</summary>
internal sealed class FigureReader(CaseVault vault)
{
    private const int Page = 500;

    // Each decision once: by the case that stands for it now, and not by a later version that is not public yet.
    private static readonly string Standing =
        $"""
        c.agency_code = @agency AND c.state NOT IN ('{CaseState.Returned.Wire()}', '{CaseState.Refused.Wire()}', '{CaseState.Superseded.Wire()}')
        AND (c.amends_case IS NULL OR c.published_at IS NOT NULL)
        """;

    private static readonly string Public = CaseStateNames.SqlList([CaseState.Published, CaseState.Amended, CaseState.SummaryOnly, CaseState.Withdrawing]);
    private static readonly string Ended = CaseStateNames.SqlList([CaseState.Expired, CaseState.Suspended]);

    private static readonly string ActsSql =
        $"""
        SELECT c.act_type AS ActTypeName, COUNT(*) AS Decided, COUNT(CASE WHEN c.state IN ({Public}) THEN 1 END) AS InPublic,
            COUNT(CASE WHEN c.state = '{CaseState.Withdrawn.Wire()}' THEN 1 END) AS Withdrawn, COUNT(CASE WHEN c.state IN ({Ended}) THEN 1 END) AS Ended,
            COUNT(CASE WHEN c.state = '{CaseState.Withheld.Wire()}' THEN 1 END) AS Withheld
        FROM decision_case c WHERE {Standing} AND c.decided_on >= @first AND c.decided_on < @next AND c.act_type IS NOT NULL GROUP BY c.act_type
        """;

    // Of the first version: a later one has a clock of its own.
    private const string LateSql =
        """
        SELECT c.act_type AS ActTypeName, COUNT(*) AS Decided FROM decision_case c
        WHERE c.agency_code = @agency AND c.amends_case IS NULL AND c.decided_on >= @first AND c.decided_on < @next AND c.act_type IS NOT NULL AND c.published_at >= c.late_from
        GROUP BY c.act_type
        """;

    private const string WithdrawnSql =
        """
        SELECT COUNT(*) AS Count, COUNT(CASE WHEN c.withdrawn_at >= c.withdraw_late_from THEN 1 END) AS Late
        FROM decision_case c WHERE c.agency_code = @agency AND c.withdrawn_at >= @from AND c.withdrawn_at < @until
        """;

    /// <summary>The figures of a year as they are in this moment.</summary>
    public async Task<AnnualFigures> ReadAsync(DbConnection connection, string agency, int year, DbTransaction? transaction = null)
    {
        var asked = new
        {
            agency,
            first = ChineseDay.Stored(new DateOnly(year, 1, 1)),
            next = ChineseDay.Stored(new DateOnly(year + 1, 1, 1)),
            from = ChineseDay.Begins(new DateOnly(year, 1, 1)).ToUnixTimeMilliseconds(),
            until = ChineseDay.Begins(new DateOnly(year + 1, 1, 1)).ToUnixTimeMilliseconds(),
        };
        var late = (await connection.QueryAsync<ActLine>(LateSql, asked, transaction)).ToDictionary(line => line.ActTypeName, line => (int)line.Decided, StringComparer.Ordinal);
        var acts = await connection.QueryAsync<ActLine>(ActsSql, asked, transaction);
        var withdrawn = await connection.QuerySingleAsync<WithdrawnCount>(WithdrawnSql, asked, transaction);
        var fines = await FinesAsync(connection, asked, transaction);
        var (proceedings, corrections) = await AftermathAsync(connection, agency, year, transaction);
        return new AnnualFigures
        {
            Year = year,
            Acts = [.. acts.Select(line => Figures(line, late.GetValueOrDefault(line.ActTypeName))).OrderBy(figures => figures.ActType)],
            Fines = fines.Count,
            FinedYuan = fines.Sum(),
            Withdrawals = (int)withdrawn.Count,
            LateWithdrawals = (int)withdrawn.Late,
            Takedowns = (int)await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM takedown WHERE agency_code = @agency AND ordered_at >= @from AND ordered_at < @until", asked, transaction),
            Corrections = corrections,
            Proceedings = proceedings,
        };
    }

    private static ActFigures Figures(ActLine line, int late) => new()
    {
        ActType = Enum.Parse<ActType>(line.ActTypeName, ignoreCase: true),
        Decided = (int)line.Decided,
        Public = (int)line.InPublic,
        Withdrawn = (int)line.Withdrawn,
        Ended = (int)line.Ended,
        Withheld = (int)line.Withheld,
        PublishedLate = late,
    };

    private Task<List<decimal>> FinesAsync(DbConnection connection, object asked, DbTransaction? transaction) => OpenAsync<CaseSubmission, decimal>(
        connection,
        CasePart.Fields,
        $"{Standing} AND c.published_at IS NOT NULL AND c.decided_on >= @first AND c.decided_on < @next AND c.act_type = '{nameof(ActType.Penalty)}'",
        asked,
        static fields => fields.FineYuan is { } fine && fine > 0 ? [fine] : [],
        transaction);

    private async Task<(IReadOnlyList<ProceedingFigures> Proceedings, int Corrections)> AftermathAsync(DbConnection connection, string agency, int year, DbTransaction? transaction)
    {
        var known = await OpenAsync<CaseAftermath, (Proceeding? Proceeding, DateOnly On)>(
            connection,
            CasePart.Aftermath,
            $"{Standing} AND c.published_at IS NOT NULL",
            new { agency },
            aftermath => [.. aftermath.Proceedings.Select(proceeding => ((Proceeding?)proceeding, proceeding.On)), .. aftermath.Corrections.Select(correction => ((Proceeding?)null, correction.On))],
            transaction);
        var ofYear = known.Where(item => item.On.Year == year).ToList();
        return (
            [.. ofYear.Where(item => item.Proceeding is not null).GroupBy(item => (item.Proceeding!.Kind, item.Proceeding.Outcome)).OrderBy(group => group.Key)
                .Select(group => new ProceedingFigures(group.Key.Kind, group.Key.Outcome, group.Count()))],
            ofYear.Count(item => item.Proceeding is null));
    }

    private async Task<List<TValue>> OpenAsync<TPart, TValue>(
        DbConnection connection, string part, string where, object asked, Func<TPart, IReadOnlyList<TValue>> read, DbTransaction? transaction)
        where TPart : class
    {
        var values = new List<TValue>();
        var parameters = new DynamicParameters(asked);
        parameters.Add("part", part);
        for (var after = string.Empty; ;)
        {
            parameters.Add("after", after);
            var page = (await connection.QueryAsync<SealedPart>(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    SELECT c.case_id AS CaseId, k.wrapped AS Wrapped, p.content AS Content
                    FROM decision_case c JOIN case_part p ON p.case_id = c.case_id AND p.part = @part JOIN case_key k ON k.case_id = c.case_id
                    WHERE {where} AND c.case_id > @after ORDER BY c.case_id LIMIT {Page}
                    """),
                parameters,
                transaction)).AsList();
            foreach (var item in page)
            {
                using var key = vault.Unwrap(item.CaseId, item.Wrapped);
                values.AddRange(CaseParts.Read<TPart>(key, part, item.Content) is { } content ? read(content) : []);
            }

            if (page.Count < Page)
            {
                return values;
            }

            after = page[^1].CaseId;
        }
    }

    private sealed record ActLine
    {
        public required string ActTypeName { get; init; }

        public required long Decided { get; init; }

        public long InPublic { get; init; }

        public long Withdrawn { get; init; }

        public long Ended { get; init; }

        public long Withheld { get; init; }
    }

    private sealed record WithdrawnCount
    {
        public required long Count { get; init; }

        public required long Late { get; init; }
    }

    private sealed record SealedPart
    {
        public required string CaseId { get; init; }

        public required byte[] Wrapped { get; init; }

        public required byte[] Content { get; init; }
    }
}
