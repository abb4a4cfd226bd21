using System.Data.Common;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Review;

/// <summary>Whether whoever proposed something still stands behind it.</summary>
internal static class Proposers
{
    /// <summary>True while the account that proposed it is one of the case's agency and not disabled.</summary>
    public static Task<bool> StandAsync(DbConnection connection, CaseRow row, DisclosureOverride proposal, DbTransaction? transaction = null) =>
        StandAsync(connection, row, proposal.Proposer, transaction);

    /// <summary>True while an account is one of the case's agency and not disabled.</summary>
    public static async Task<bool> StandAsync(DbConnection connection, CaseRow row, string proposer, DbTransaction? transaction = null) =>
        await AccountRow.FindAsync(connection, proposer, transaction) is { DisabledAt: null } account
            && string.Equals(account.AgencyCode, row.AgencyCode, StringComparison.Ordinal);
}
