using System.Data.Common;
using System.Globalization;
using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Audit;

/// <summary>
/// Lists entries, newest first, by seeking backwards in an index for each agency of the scope: the cost follows the page, not the age of
/// the audit. Whoever reads is written down first.
/// </summary>
public sealed class AuditReader(DeskStore store)
{
    private const int LargestPage = 2000;
    private const int AgenciesAtOnce = 100;
    private const char DeputyMark = '/';
    private const char BeyondDeputyMark = '0';

    private const string Columns =
        """
        sequence AS Sequence, at AS At, actor AS Actor, agency_code AS AgencyCode, case_id AS CaseId, act AS Act, from_state AS FromState,
        to_state AS ToState, code AS Code, CASE WHEN detail IS NULL THEN 0 ELSE 1 END AS HasReason
        """;

    /// <summary>Writes down that this person reads the audit, and how.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="way">A word of the program, such as <c>list</c> or <c>csv</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task NoteAsync(Actor actor, string way, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return store.WriteAsync(
            async desk =>
            {
                await AuditTrail.AppendAsync(desk, new AuditEntry { Actor = actor.Id, AgencyCode = actor.AgencyCode, Act = AuditActs.AuditRead, Code = way });
                return true;
            },
            cancellationToken);
    }

    /// <summary>A page of entries.</summary>
    public Task<AuditPage> ListAsync(AuditScope scope, AuditFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(filter);
        return store.ReadAsync(connection => ListAsync(connection, scope, filter), cancellationToken);
    }

    private async Task<AuditPage> ListAsync(DbConnection connection, AuditScope scope, AuditFilter filter)
    {
        var size = Math.Clamp(filter.PageSize, 1, LargestPage);
        var (at, sequence) = Cursor(filter.After);
        var found = new List<AuditLine>();
        foreach (var codes in scope is AuditScope.OfAgencies agencies ? agencies.Codes.Chunk(AgenciesAtOnce) : [[]])
        {
            var parameters = new DynamicParameters(new
            {
                filter.Period.FromMilliseconds,
                filter.Period.ToMilliseconds,
                filter.Actor,
                deputy = $"{filter.Actor}{DeputyMark}",
                beyond = $"{filter.Actor}{BeyondDeputyMark}",
                filter.Act,
                filter.CaseId,
                at,
                sequence,
                limit = size + 1,
            });
            for (var i = 0; i < codes.Length; i++)
            {
                parameters.Add($"agency{i}", codes[i]);
            }

            var selects =
                from agency in codes.Length == 0 ? [null] : codes.Select((_, i) => (string?)$"@agency{i}")
                from actor in ActorConditions(filter)
                select Select(filter, at, agency, actor);
            found.AddRange(await connection.QueryAsync<AuditLine>(string.Join(" UNION ALL ", selects.Select(select => $"SELECT * FROM ({select}) AS one")), parameters));
        }

        var page = found.OrderByDescending(line => line.At).ThenByDescending(line => line.Sequence).Take(size + 1).ToList();
        var names = await NamesAsync(connection, page);
        return new AuditPage(
            [.. page.Take(size).Select(line => line with { AgencyName = line.AgencyCode is null ? null : names.GetValueOrDefault(line.AgencyCode) })],
            page.Count > size ? string.Create(CultureInfo.InvariantCulture, $"{page[size - 1].At}-{page[size - 1].Sequence}") : null);
    }

    // A deputy acts under a longer name that begins with the own one: both are sought, each by the index.
    private IReadOnlyList<string> ActorConditions(AuditFilter filter)
    {
        var column = store.IsShared ? "actor COLLATE \"C\"" : "actor";
        return filter.Actor is null
            ? [string.Empty]
            : [$"AND {column} = @Actor", $"AND {column} >= @deputy AND {column} < @beyond"];
    }

    private static string Select(AuditFilter filter, long? at, string? agency, string actor) =>
        $"""
        SELECT {Columns} FROM audit
        WHERE at >= @FromMilliseconds AND at < @ToMilliseconds
        {(agency is null ? string.Empty : $"AND agency_code = {agency}")}
        {actor}
        {(filter.Act is null ? string.Empty : "AND act = @Act")}
        {(filter.CaseId is null ? string.Empty : "AND case_id = @CaseId")}
        {(at is null ? string.Empty : "AND (at, sequence) < (@at, @sequence)")}
        ORDER BY at DESC, sequence DESC LIMIT @limit
        """;

    private static async Task<Dictionary<string, string>> NamesAsync(DbConnection connection, List<AuditLine> page)
    {
        var codes = page.Select(line => line.AgencyCode).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count == 0)
        {
            return [];
        }

        var parameters = new DynamicParameters();
        for (var i = 0; i < codes.Count; i++)
        {
            parameters.Add($"code{i}", codes[i]);
        }

        var names = await connection.QueryAsync<NamedAgency>(
            $"SELECT code AS Code, name AS Name FROM agency WHERE code IN ({string.Join(", ", codes.Select((_, i) => $"@code{i}"))})", parameters);
        return names.ToDictionary(agency => agency.Code, agency => agency.Name, StringComparer.Ordinal);
    }

    private static (long? At, long Sequence) Cursor(string? after) =>
        after?.Split('-') is [var at, var sequence]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (time, number)
            : (null, 0);

    private sealed record NamedAgency
    {
        public required string Code { get; init; }

        public required string Name { get; init; }
    }
}
