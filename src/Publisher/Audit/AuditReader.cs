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
                // The cursor bounds the time as well: an index is entered there, however deep the page lies.
                ToMilliseconds = Math.Min(filter.Period.ToMilliseconds, at + 1 ?? long.MaxValue),
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

            var selects = AuditQueries.Of(filter, at is not null, codes.Length, store.IsShared).ToList();
            found.AddRange(await connection.QueryAsync<AuditLine>(string.Join(" UNION ALL ", selects.Select(select => $"SELECT * FROM ({select}) AS one")), parameters));
        }

        var page = found.OrderByDescending(line => line.At).ThenByDescending(line => line.Sequence).Take(size + 1).ToList();
        var names = await NamesAsync(connection, page);
        return new AuditPage(
            [.. page.Take(size).Select(line => line with { AgencyName = line.AgencyCode is null ? null : names.GetValueOrDefault(line.AgencyCode) })],
            page.Count > size ? string.Create(CultureInfo.InvariantCulture, $"{page[size - 1].At}-{page[size - 1].Sequence}") : null);
    }

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
