using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Intake;

/// <summary>Recognises a push that was made before.</summary>
internal sealed record RepeatedPush
{
    public required string CaseId { get; init; }

    public byte[]? Sealed { get; init; }

    public byte[]? WrappedKey { get; init; }

    /// <summary>
    /// The earlier answer; a conflict when the key stands for other content; null when the key is new. Of an erased case nothing is left to
    /// compare with: its key is in use for good, because "accepted" would be said of content that is not here.
    /// </summary>
    public static async Task<SubmitOutcome?> FindAsync(DbConnection connection, CaseVault vault, PushedDecision push, DbTransaction? transaction)
    {
        var earlier = await connection.QuerySingleOrDefaultAsync<RepeatedPush>(
            """
            SELECT case_id AS CaseId, sealed AS Sealed,
                (SELECT wrapped FROM case_key WHERE case_key.case_id = idempotency.case_id) AS WrappedKey
            FROM idempotency WHERE agency_code = @AgencyCode AND key_index = @KeyIndex
            """,
            new { push.Sender.AgencyCode, push.KeyIndex },
            transaction);
        if (earlier is null)
        {
            return null;
        }

        return earlier.Stands(vault, push) ? new SubmitOutcome.Accepted(earlier.CaseId) : new SubmitOutcome.KeyReused();
    }

    private bool Stands(CaseVault vault, PushedDecision push)
    {
        if (Sealed is null || WrappedKey is null)
        {
            return false;
        }

        using var key = vault.Unwrap(CaseId, WrappedKey);
        return CaseParts.Read<PushMemory>(key, CasePart.Idempotency, Sealed) is { } memory && memory.HasContentOf(push.Memory);
    }
}
