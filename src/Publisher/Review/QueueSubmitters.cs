using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Review;

/// <summary>Whom a list of cases can be narrowed to.</summary>
public sealed class QueueSubmitters(DeskStore store)
{
    private const int Shown = 200;

    /// <summary>Accounts of the person's own agency that may submit, by name; none for those who may not read cases.</summary>
    public async Task<IReadOnlyList<QueueSubmitter>> ListAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.MayReadCases
            ? await store.ReadAsync(
                async connection => (await connection.QueryAsync<QueueSubmitter>(
                    $"SELECT name AS Name, display_name AS DisplayName FROM account WHERE agency_code = @AgencyCode AND role IN ('Clerk', 'Reviewer', 'AgencyAdmin') ORDER BY name LIMIT {Shown}",
                    new { user.AgencyCode })).AsList(),
                cancellationToken)
            : [];
    }
}

/// <summary>An account that may have submitted cases.</summary>
public sealed record QueueSubmitter
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How the person is called on screen.</summary>
    public required string DisplayName { get; init; }
}
