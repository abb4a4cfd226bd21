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
            DeskRole.AgencyAdmin => new AuditScope.OfAgencies([user.AgencyCode]),
            DeskRole.Supervisor => await store.ReadAsync(
                async connection =>
                {
                    var region = RegionScope.Of(user.Region);
                    return new AuditScope.OfAgencies([.. await connection.QueryAsync<string>(
                        "SELECT code FROM agency WHERE substr(region, 1, @Length) = @Prefix ORDER BY code", region)]);
                },
                cancellationToken),
            _ => null,
        };
    }
}
