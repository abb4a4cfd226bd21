using System.Data.Common;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Review;

/// <summary>The published decision that a case would amend.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="IsReduced"><see cref="CaseRow.IsReduced"/>.</param>
/// <param name="Aftermath">What became of it, which goes with it into the amendment.</param>
public sealed record AmendedDecision(CaseState State, bool IsReduced, CaseAftermath Aftermath)
{
    /// <summary>What will have become of it once an amendment is approved on a day.</summary>
    internal CaseAftermath AftermathWith(Amendment? amendment, DateOnly on) => Aftermath.With(AmendmentOrders.NoteOf(amendment, on));

    internal static async Task<AmendedDecision?> ReadAsync(DbConnection connection, CaseVault vault, string agencyCode, string caseId)
    {
        if (await CaseRow.FindAsync(connection, agencyCode, caseId) is not { WrappedKey: { } wrapped } row)
        {
            return null;
        }

        using var key = vault.Unwrap(caseId, wrapped);
        return new AmendedDecision(row.State, row.IsReduced, await CaseParts.ReadJsonAsync<CaseAftermath>(connection, key, caseId, CasePart.Aftermath) ?? new CaseAftermath());
    }
}
