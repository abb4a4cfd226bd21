using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Records;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>Holds what the stores remember against the ledger, once everything is at rest.</summary>
internal sealed class StoreReckoning(CrashStore store, Ledger ledger)
{
    /// <summary>Everything inside: cases, outbox, audit, gazette.</summary>
    public async Task CheckAsync()
    {
        await using (var connection = await store.Desk.OpenAsync(CancellationToken.None))
        {
            var rows = (await connection.QueryAsync<CaseOfStore>("SELECT case_id AS CaseId, record_id AS RecordId, state AS State FROM decision_case")).AsList();
            Assert.Equal(ledger.Cases.Select(entry => entry.CaseId).Order(StringComparer.Ordinal), rows.Select(row => row.CaseId).Order(StringComparer.Ordinal));
            foreach (var (known, row) in ledger.Cases.Join(rows, known => known.CaseId, row => row.CaseId, (known, row) => (known, row), StringComparer.Ordinal))
            {
                Assert.True(string.Equals(known.Life.States[^1], row.State, StringComparison.Ordinal), $"Case {known.CaseId} is {row.State} in place of {known.Life.States[^1]}.");
                RecordIds[known.CaseId] = row.RecordId;
            }

            Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL"));
            CheckMoves([.. await connection.QueryAsync<MoveOfStore>(
                """
                SELECT case_id AS CaseId, from_state AS FromState, to_state AS ToState FROM audit
                WHERE act IN ('case.received', 'case.moved') ORDER BY sequence
                """)]);
        }

        await CheckGazetteAsync();
    }

    /// <summary>Public identities by case, known after the check.</summary>
    public Dictionary<string, string> RecordIds { get; } = new(StringComparer.Ordinal);

    private void CheckMoves(IReadOnlyList<MoveOfStore> entries)
    {
        var moves = entries.ToLookup(entry => entry.CaseId, StringComparer.Ordinal);
        foreach (var known in ledger.Cases)
        {
            // Each step once, none twice, none left out, one from where the other led.
            var own = moves[known.CaseId].ToList();
            Assert.Equal(known.Life.States, own.Select(move => move.ToState));
            Assert.Equal([null, .. known.Life.States.SkipLast(1)], own.Select(move => move.FromState));
        }
    }

    private async Task CheckGazetteAsync()
    {
        using var trusted = HeadVerifier.FromFile(store.HeadKey);
        var report = await new GazetteVerifier(store.Gazette, trusted).VerifyAsync(CancellationToken.None);
        Assert.Empty(report.Problems);

        var entries = await new GazetteReader(store.Gazette).ReadAsync(0, 100_000, CancellationToken.None);
        Assert.Equal(ledger.Cases.Sum(known => known.Life.Entries.Count), entries.Count);
        var byRecord = entries.ToLookup(entry => entry.RecordId.Value, StringComparer.Ordinal);
        foreach (var editions in ledger.Cases.GroupBy(known => known.Serial))
        {
            // All editions of a decision are versions of one record.
            var recordId = Assert.Single(editions.Select(known => RecordIds[known.CaseId]).Distinct(StringComparer.Ordinal));
            var own = byRecord[recordId].ToList();
            Assert.Equal(editions.SelectMany(known => known.Life.Entries), own.Select(entry => entry.Kind.ToString()));
            Assert.Equal(Enumerable.Range(1, own.Count), own.Select(entry => entry.Version));
            // What a later entry orders to be erased is gone, and nothing else is.
            Assert.All(own, entry => Assert.Equal(own.Exists(later => later.Index > entry.Index && later.ErasesEarlier), entry.Payload is null));
            var readable = own.Where(entry => entry.PayloadKind == RecordKind.Decision && entry.Payload is not null).Select(entry => entry.Version);
            Assert.Equal(ledger.Standing.Single(known => known.Serial == editions.Key).Life.IsVisible ? [own.Count] : [], readable);
        }
    }

    private sealed record CaseOfStore(string CaseId, string RecordId, string State);

    private sealed record MoveOfStore(string CaseId, string? FromState, string ToState);
}
