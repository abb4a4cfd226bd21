using System.Globalization;
using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Takedowns;

/// <summary>A published decision as everyone can read it: what a person sees before taking it down.</summary>
public sealed record TakedownTarget
{
    /// <summary>Public identity.</summary>
    public required RecordId RecordId { get; init; }

    /// <summary>The agency, as it is public.</summary>
    public required string AgencyName { get; init; }

    /// <summary>文号, as it is public.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>案件名称, as it is public.</summary>
    public required string Title { get; init; }

    /// <summary>The version that is public.</summary>
    public required int Version { get; init; }
}

/// <summary>What came of looking for a decision to take down.</summary>
public abstract record TakedownFound
{
    private TakedownFound()
    {
    }

    /// <summary>Found.</summary>
    /// <param name="Target">What everyone can read of it.</param>
    public sealed record OneDecision(TakedownTarget Target) : TakedownFound;

    /// <summary>Several agencies of the region have a public decision of this number.</summary>
    public sealed record Several : TakedownFound;

    /// <summary>Nothing public within the person's reach is called so, whatever else there may be.</summary>
    public sealed record NoDecision : TakedownFound;
}

/// <summary>
/// Finds a public decision by what is at hand: its address, its id, or its 文号. It answers from the gazette alone, so that nobody learns more than
/// everyone can read; what is not public, or not within reach, is not there.
/// </summary>
public sealed class TakedownLookup(DeskStore store, CaseVault vault, AgencyDirectory agencies, GazetteReader gazette)
{
    private const int LongestText = 500;
    private const int AgenciesAtOnce = 50;
    private static readonly string Shown = CaseStateNames.SqlList(TakedownOrders.Within.Where(TakedownOrders.IsShown));

    /// <summary>Looks for it.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="text">Address, id or 文号, as it was pasted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TakedownFound> FindAsync(DeskUser user, string? text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var asked = text?.Trim() ?? string.Empty;
        if (TakedownReach.Of(user) is not { } reach || asked.Length is 0 or > LongestText)
        {
            return new TakedownFound.NoDecision();
        }

        var records = IdIn(asked) is { } id ? await OfIdAsync(reach, id, cancellationToken) : await OfNumberAsync(reach, asked, cancellationToken);
        var targets = new List<TakedownTarget>();
        foreach (var record in records)
        {
            if (await ReadAsync(record, cancellationToken) is { } target)
            {
                targets.Add(target);
            }
        }

        return targets switch
        {
            [] => new TakedownFound.NoDecision(),
            [var only] => new TakedownFound.OneDecision(only),
            _ => new TakedownFound.Several(),
        };
    }

    /// <summary>The id in an address of the public site, or the id itself; null when the text holds none.</summary>
    internal static RecordId? IdIn(string text)
    {
        var end = text.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? text : text[..end];
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Reverse())
        {
            if (RecordId.TryParse(part, out var id) || RecordId.TryParse(part.Split('.')[0], out id))
            {
                return id;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<string>> OfIdAsync(TakedownReach reach, RecordId id, CancellationToken cancellationToken) => await store.ReadAsync(
        async connection => (await connection.QueryAsync<string>(
            $"SELECT c.record_id FROM decision_case c JOIN agency g ON g.code = c.agency_code WHERE c.record_id = @id AND c.state IN ({Shown}) AND {reach.Sql}",
            new { id = id.Value, reach.Agency, reach.Length, reach.Prefix })).AsList(),
        cancellationToken);

    // Numbers are known by their blind index, which differs from agency to agency.
    private async Task<IReadOnlyList<string>> OfNumberAsync(TakedownReach reach, string number, CancellationToken cancellationToken)
    {
        var within = agencies.All.Where(agency => reach.Agency is { } own
            ? string.Equals(agency.Code, own, StringComparison.Ordinal)
            : agency.Region.StartsWith(reach.Prefix!, StringComparison.Ordinal));
        var found = new List<string>();
        foreach (var page in within.Select(agency => (agency.Code, Index: CaseNumber.Index(vault, agency.Code, number))).Chunk(AgenciesAtOnce))
        {
            // Engines differ in how they take lists; a pair of parameters each is the same in both, and one look into the index.
            var values = new DynamicParameters();
            for (var i = 0; i < page.Length; i++)
            {
                values.Add(string.Create(CultureInfo.InvariantCulture, $"code{i}"), page[i].Code);
                values.Add(string.Create(CultureInfo.InvariantCulture, $"index{i}"), page[i].Index);
            }

            var pairs = string.Join(" OR ", Enumerable.Range(0, page.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"(c.agency_code = @code{i} AND c.number_index = @index{i})")));
            found.AddRange(await store.ReadAsync(
                connection => connection.QueryAsync<string>(
                    $"SELECT c.record_id FROM decision_case c WHERE ({pairs}) AND c.current_number = 1 AND c.state IN ({Shown})", values),
                cancellationToken));
        }

        return found;
    }

    private async Task<TakedownTarget?> ReadAsync(string record, CancellationToken cancellationToken)
    {
        var entries = await gazette.OfRecordAsync(RecordId.Parse(record), cancellationToken);
        var newest = entries.LastOrDefault(entry => entry is { PayloadKind: RecordKind.Decision, Payload: not null });
        if (newest?.Payload is not { } payload)
        {
            return null;
        }

        var decision = RecordJson.ReadDecision(payload.Span);
        return new TakedownTarget
        {
            RecordId = newest.RecordId,
            AgencyName = decision.AgencyName,
            DocumentNumber = decision.DocumentNumber,
            Title = BlockText.Of(decision.Title),
            Version = newest.Version,
        };
    }
}
