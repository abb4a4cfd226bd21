using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Pages.Audit;

/// <summary>Whose entries a person may see: an agency's admin the agency's, a supervisor those of the region's agencies, a platform admin all.</summary>
public static class AuditScopes
{
    /// <summary>The scope; null for everyone else.</summary>
    public static async Task<AuditScope?> OfAsync(DeskStore store, DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(user);
        return user.Role switch
        {
            DeskRole.PlatformAdmin => new AuditScope.Everything(),
            DeskRole.AgencyAdmin => new AuditScope.Agencies([user.AgencyCode]),
            DeskRole.Supervisor => await store.ReadAsync(
                async connection =>
                {
                    var region = await connection.ExecuteScalarAsync<string>("SELECT region FROM agency WHERE code = @AgencyCode", new { user.AgencyCode });
                    // A scope is never guessed: no region, no entries.
                    if (region is not { Length: 6 } || region.StartsWith("00", StringComparison.Ordinal))
                    {
                        return new AuditScope.Agencies([]);
                    }

                    var prefix = Prefix(region);
                    return new AuditScope.Agencies([.. await connection.QueryAsync<string>(
                        "SELECT code FROM agency WHERE substr(region, 1, @Length) = @prefix ORDER BY code", new { prefix.Length, prefix })]);
                },
                cancellationToken),
            _ => null,
        };
    }

    // 530000 is the province, 532300 a prefecture, 532801 a county.
    private static string Prefix(string region) =>
        region.EndsWith("0000", StringComparison.Ordinal) ? region[..2] : region.EndsWith("00", StringComparison.Ordinal) ? region[..4] : region;
}
