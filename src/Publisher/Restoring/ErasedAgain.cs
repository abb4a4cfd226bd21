using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;

namespace Disclosure.Publisher.Restoring;

/// <summary>
/// Erases again what a restored store brought back: every case of the ledger that has a key. It also brings the ledger up to what the store
/// knows, for a desk that was updated, or that died between erasing and writing that down.
/// </summary>
internal sealed class ErasedAgain(DeskStore store, ErasedCases ledger)
{
    /// <summary>How many cases were erased.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var known = await ledger.ReadAsync(cancellationToken);
        var erased = await store.ReadAsync(
            async connection => (await connection.QueryAsync<string>(
                "SELECT case_id FROM decision_case c WHERE NOT EXISTS (SELECT 1 FROM case_key k WHERE k.case_id = c.case_id)")).AsList(),
            cancellationToken);
        await ledger.AddAsync([.. erased.Where(id => !known.Contains(id))], cancellationToken);
        var count = 0;
        foreach (var caseId in known.Except(erased, StringComparer.Ordinal))
        {
            var agency = await store.ReadAsync(
                connection => connection.QuerySingleOrDefaultAsync<string>(
                    "SELECT c.agency_code FROM decision_case c JOIN case_key k ON k.case_id = c.case_id WHERE c.case_id = @caseId", new { caseId }),
                cancellationToken);
            if (agency is null)
            {
                continue;
            }

            using var trace = DeskTracing.Start(DeskTracing.EraseAgain);
            await store.WriteAsync(desk => EraseAsync(desk, agency, caseId), cancellationToken);
            count++;
        }

        return count;
    }

    private static async Task EraseAsync(DeskTransaction desk, string agency, string caseId)
    {
        if (await CaseRow.TakeAsync(desk, agency, caseId) is { WrappedKey: not null } row)
        {
            // Without its content it can take no step: it ends where only an erased case ends.
            await CaseJournal.EraseAsync(desk, await CaseSteps.WalkAsync(desk, row, CaseState.Refused, version: null), Actor.Worker, CaseSteps.Code);
        }
    }
}
