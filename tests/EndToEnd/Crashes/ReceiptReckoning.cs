using Dapper;
using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>Holds what the desk knows of removals against the ledger: each is written down once, and confirmed by every node as hidden and purged.</summary>
internal sealed class ReceiptReckoning(CrashStore store, Ledger ledger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task CheckAsync()
    {
        var expected = ledger.Cases.Sum(known => known.Life.Entries.Count(entry => entry is "Withdrawn" or "Amended"));
        await using var connection = await store.Desk.OpenAsync(CancellationToken.None);
        Assert.Equal(expected, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM removal"));
        Assert.Equal(expected, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM receipt"));
        Assert.Equal(
            0,
            await RunningPlatform.UntilAsync(
                () => connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM receipt WHERE hidden_at IS NULL OR purged_at IS NULL"), missing => missing == 0, Patience));
        // Each receipt has its proof and its check for residue, whatever died in between.
        Assert.Equal(2 * expected, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM residue_check"));
        Assert.Equal(
            0, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM receipt r LEFT JOIN node_statement s ON s.nonce = r.hidden_by LEFT JOIN node_statement p ON p.nonce = r.purged_by WHERE s.nonce IS NULL OR p.nonce IS NULL"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM residue_finding"));
        // An alarm is raised once.
        Assert.Equal(
            0, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM (SELECT code FROM audit WHERE act = 'case.receipt-missing' GROUP BY case_id, code HAVING COUNT(*) > 1) twice"));
    }
}
