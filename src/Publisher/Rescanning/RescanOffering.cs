using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Rescanning;

/// <summary>
/// Offers what a re-scan by the rules in force has found to the people of the agency, who account for each (公示办法 Art. 20(4)). A trial of other rules
/// offers nothing.
/// </summary>
public sealed class RescanOffering(DeskStore store, RuleStamp rules)
{
    private const int IdBytes = 16;

    /// <summary>Whether these rules are those that the desk decides by.</summary>
    public async Task<bool> IsInForceAsync(CancellationToken cancellationToken) => string.Equals(
        await store.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<string?>("SELECT stamp FROM rules_in_force WHERE id = 1"), cancellationToken), rules.Hash, StringComparison.Ordinal);

    /// <summary>
    /// Offers a hit: once for each case and rules. What waits already is brought up to date; what was accounted for under the same rules stays so. False when
    /// there is nothing to offer: only information, a notice, or a case that the desk does not know or that is not public any more.
    /// </summary>
    public async Task<bool> OfferAsync(RescanHit hit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit is { IsFound: true, Record: { } record, Kind: RecordKind.Decision, AgencyCode: { } agency }
            && await store.WriteAsync(desk => OfferAsync(desk, hit, agency, record), cancellationToken);
    }

    private async Task<bool> OfferAsync(DeskTransaction desk, RescanHit hit, string agency, RecordId record)
    {
        if (await TakedownOrders.StandingAsync(desk, agency, record) is not { } row || !TakedownOrders.IsShown(row.State))
        {
            return false;
        }

        var kinds = RescanOffers.Stored(
        [
            .. hit.Findings.GroupBy(finding => finding.Kind, StringComparer.Ordinal).Select(group => new OfferedKind(group.Key, group.Sum(finding => finding.Count))),
            .. hit.Outcome is null ? Array.Empty<OfferedKind>() : [new OfferedKind(RescanOffer.OutcomeKind, 1)],
        ]);
        var values = new { id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), row.CaseId, row.AgencyCode, rules = rules.Hash, kinds, at = desk.AtMilliseconds };
        if (await RescanOffers.OpenAsync(desk.Connection, row.CaseId, desk.Transaction) is not null)
        {
            await desk.Connection.ExecuteAsync(
                "UPDATE rescan_offer SET rules = @rules, offer_id = CASE WHEN kinds = @kinds THEN offer_id ELSE @id END, kinds = @kinds WHERE case_id = @CaseId AND answered_at IS NULL", values, desk.Transaction);
            return true;
        }

        var added = await desk.Connection.ExecuteAsync(
            """
            INSERT INTO rescan_offer (offer_id, case_id, agency_code, rules, kinds, found_at)
            SELECT @id, @CaseId, @AgencyCode, @rules, @kinds, @at
            WHERE NOT EXISTS (SELECT 1 FROM rescan_offer WHERE case_id = @CaseId AND rules = @rules)
            """,
            values,
            desk.Transaction);
        if (added == 0)
        {
            return false;
        }

        await CaseJournal.NoteAsync(desk, row, key: null, Actor.Worker, AuditActs.RescanOffered, rules.Hash);
        await NotificationLedger.TellAsync(
            desk,
            NotificationAudience.Reviewers(row.AgencyCode, authors: []),
            new NotificationNews { Kind = NotificationKind.RescanFound, Occasion = values.id, AgencyCode = row.AgencyCode });
        return true;
    }
}

/// <summary>Writes down at each start by which rules the desk decides.</summary>
internal sealed class RulesInForce(DeskStore store, RuleStamp rules) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => store.WriteAsync(
        desk => desk.Connection.ExecuteAsync(
            """
            INSERT INTO rules_in_force (id, stamp, since) VALUES (1, @Hash, @at)
            ON CONFLICT (id) DO UPDATE SET since = CASE WHEN rules_in_force.stamp = excluded.stamp THEN rules_in_force.since ELSE excluded.since END, stamp = excluded.stamp
            """,
            new { rules.Hash, at = desk.AtMilliseconds },
            desk.Transaction),
        cancellationToken);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
