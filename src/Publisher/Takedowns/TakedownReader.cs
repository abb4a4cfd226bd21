using System.Data.Common;
using System.Globalization;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Rescanning;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Takedowns;

/// <summary>A takedown in a list.</summary>
public sealed record TakedownLine
{
    /// <summary>What holds no content.</summary>
    public required CaseTakedown Takedown { get; init; }

    /// <summary>Name of the agency.</summary>
    public required string AgencyName { get; init; }

    /// <summary>文号 and 案件名称; null for a supervisor, and when the content was erased.</summary>
    public CaseCaption? Caption { get; init; }

    /// <summary>What was said of it; null for a supervisor, and when the content was erased.</summary>
    public TakedownAccount? Account { get; init; }
}

/// <summary>A finding of a re-scan in a list.</summary>
/// <param name="Offer">Kinds and counts.</param>
/// <param name="Caption">文号 and 案件名称; null when the content was erased.</param>
public sealed record OfferLine(RescanOffer Offer, CaseCaption? Caption);

/// <summary>What someone sees of takedowns.</summary>
public sealed record TakedownOverview
{
    /// <summary>Those of the agency or region, those that wait for a second person first, then the newest; at most <see cref="TakedownReader.Shown"/>.</summary>
    public required IReadOnlyList<TakedownLine> Lines { get; init; }

    /// <summary>Findings of re-scans that wait for an answer, oldest first; empty for a supervisor.</summary>
    public IReadOnlyList<OfferLine> Offers { get; init; } = [];

    /// <summary>Whether the rules changed since everything that is public was last re-scanned; never for a supervisor.</summary>
    public bool IsRescanDue { get; init; }
}

/// <summary>A takedown with everything about it, for the agency's own people.</summary>
/// <param name="Line">The takedown.</param>
/// <param name="Due">The second person's time, and why it is what it is.</param>
public sealed record TakedownRecord(TakedownLine Line, Deadline Due);

/// <summary>
/// Reads the record of takedowns: an agency's people with what was said of them, which is written down as a reading; a supervisor without any content.
/// </summary>
public sealed class TakedownReader(DeskStore store, CaseVault vault, DueDates clocks, RuleStamp rules)
{
    /// <summary>Takedowns, and findings, listed at most.</summary>
    public const int Shown = 200;

    /// <summary>What the person sees; null for who may take nothing down.</summary>
    public async Task<TakedownOverview?> ListAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MayTakeDown || TakedownReach.Of(user) is not { } reach)
        {
            return null;
        }

        var isSupervisor = user.MaySupervise;
        var overview = await store.ReadSnapshotAsync(
            async connection => new TakedownOverview
            {
                Lines = await LinesAsync(connection, reach, hasContent: !isSupervisor),
                Offers = isSupervisor ? [] : await OffersAsync(connection, user.AgencyCode),
                IsRescanDue = !isSupervisor && await IsRescanDueAsync(connection),
            },
            cancellationToken);
        var opened = overview.Lines.Count(line => line.Caption is not null) + overview.Offers.Count(line => line.Caption is not null);
        if (opened > 0)
        {
            // Written down before anything is shown.
            await store.WriteAsync(
                desk => AuditTrail.AppendAsync(desk, new AuditEntry
                {
                    Actor = user.Actor.Id,
                    AgencyCode = user.AgencyCode,
                    Act = AuditActs.ListRead,
                    Code = string.Create(CultureInfo.InvariantCulture, $"{ReadingPurpose.List}/{opened}"),
                }),
                cancellationToken);
        }

        return overview;
    }

    /// <summary>All takedowns of a case's record, newest first; for people who have the case open already.</summary>
    public async Task<IReadOnlyList<TakedownRecord>> OfCaseAsync(DeskUser user, string caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.MayReadCases ? [] : await store.ReadSnapshotAsync<IReadOnlyList<TakedownRecord>>(
            async connection =>
            {
                if (await CaseRow.FindAsync(connection, user.AgencyCode, caseId) is not { } row)
                {
                    return [];
                }

                var records = new List<TakedownRecord>();
                foreach (var takedown in await CaseTakedown.OfRecordAsync(connection, row.RecordId))
                {
                    var line = new TakedownLine { Takedown = takedown, AgencyName = user.AgencyName, Account = await TakedownAccounts.OfAsync(connection, vault, takedown) };
                    records.Add(new TakedownRecord(line, clocks.TakedownOf(takedown.AgencyCode, takedown.OrderedAt)));
                }

                return records;
            },
            cancellationToken);
    }

    /// <summary>How many takedowns of a supervisor's region wait for a second person whose day is over.</summary>
    public Task<int> OverdueAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return !user.MaySupervise || TakedownReach.Of(user) is not { } reach ? Task.FromResult(0) : store.ReadAsync(
            connection => connection.ExecuteScalarAsync<int>(
                $"SELECT COUNT(*) FROM takedown t JOIN agency g ON g.code = t.agency_code WHERE t.decided_at IS NULL AND t.escalated_at IS NOT NULL AND {reach.Sql}",
                new { reach.Agency, reach.Length, reach.Prefix }),
            cancellationToken);
    }

    private async Task<IReadOnlyList<TakedownLine>> LinesAsync(DbConnection connection, TakedownReach reach, bool hasContent)
    {
        var takedowns = (await connection.QueryAsync<CaseTakedown>(
            $"""
            SELECT {CaseTakedown.Columns} FROM takedown t JOIN agency g ON g.code = t.agency_code WHERE {reach.Sql}
            ORDER BY CASE WHEN t.decided_at IS NULL THEN 0 ELSE 1 END, t.ordered_at DESC, t.takedown_id LIMIT {Shown}
            """,
            new { reach.Agency, reach.Length, reach.Prefix })).AsList();
        var names = (await connection.QueryAsync<(string Code, string Name)>("SELECT code, name FROM agency")).ToDictionary(agency => agency.Code, agency => agency.Name, StringComparer.Ordinal);
        var lines = new List<TakedownLine>(takedowns.Count);
        foreach (var takedown in takedowns)
        {
            var row = hasContent ? await CaseRow.FindAsync(connection, takedown.AgencyCode, takedown.CaseId) : null;
            lines.Add(new TakedownLine
            {
                Takedown = takedown,
                AgencyName = names.GetValueOrDefault(takedown.AgencyCode, takedown.AgencyCode),
                Caption = row is null ? null : CaseParts.OpenCaption(vault, row),
                Account = row is null ? null : await TakedownAccounts.OfAsync(connection, vault, takedown),
            });
        }

        return lines;
    }

    private async Task<IReadOnlyList<OfferLine>> OffersAsync(DbConnection connection, string agency)
    {
        var offers = await connection.QueryAsync<RescanOffer>(
            $"SELECT {RescanOffer.Columns} FROM rescan_offer r WHERE r.agency_code = @agency AND r.answered_at IS NULL ORDER BY r.found_at, r.offer_id LIMIT {Shown}", new { agency });
        var lines = new List<OfferLine>();
        foreach (var offer in offers)
        {
            lines.Add(new OfferLine(offer, await CaseRow.FindAsync(connection, agency, offer.CaseId) is { } row ? CaseParts.OpenCaption(vault, row) : null));
        }

        return lines;
    }

    // A re-scan of a part, by other rules, or from before these were in force (a trial, which offers nothing) leaves it due.
    private async Task<bool> IsRescanDueAsync(DbConnection connection)
    {
        var isScanned = await connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM audit WHERE act = @act AND code LIKE @begins AND code NOT LIKE @ends AND at >= (SELECT since FROM rules_in_force WHERE id = 1)",
            new { act = AuditActs.Rescanned, begins = rules.Hash + " scanned %", ends = "%" + RescanService.Part }) > 0;
        return !isScanned && await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM (SELECT 1 FROM decision_case WHERE published_at IS NOT NULL LIMIT 1) published") > 0;
    }
}
