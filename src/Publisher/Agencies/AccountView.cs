using System.Data.Common;
using Dapper;

namespace Disclosure.Publisher.Agencies;

/// <summary>An account as those who look after it see it: no hash, no stamp.</summary>
public sealed record AccountView
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How the person is called on screen.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Code of its agency.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>Name of its agency.</summary>
    public required string AgencyName { get; init; }

    /// <summary>Its role.</summary>
    public DeskRole Role => Enum.Parse<DeskRole>(RoleName);

    /// <summary>When it was added, milliseconds since 1970-01-01 UTC.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When it was disabled; null when it is enabled.</summary>
    public long? DisabledAt { get; init; }

    /// <summary>Until when some sign-ins are refused; null when none ever were. It may lie in the past.</summary>
    public long? LockedUntil { get; init; }

    /// <summary>Whether its password is one that someone else chose.</summary>
    public bool MustChangePassword => MustChange != 0;

    /// <summary>What the one who looks at it may do to it.</summary>
    public IReadOnlyList<AccountAct> Allowed { get; init; } = [];

    internal string RoleName { get; init; } = string.Empty;

    internal long MustChange { get; init; }

    /// <summary>Accounts of an agency, or of all when none is named, by agency and name.</summary>
    internal static async Task<IReadOnlyList<AccountView>> ListAsync(DbConnection connection, string? agencyCode, string? name, int limit) =>
        (await connection.QueryAsync<AccountView>(
            $"""
            SELECT a.name AS Name, a.display_name AS DisplayName, a.agency_code AS AgencyCode, g.name AS AgencyName, a.role AS RoleName,
                   a.created_at AS CreatedAt, a.disabled_at AS DisabledAt, a.must_change_password AS MustChange,
                   NULLIF(COALESCE((SELECT MAX(s.locked_until) FROM sign_in_source s WHERE s.account = a.name), a.locked_until, 0), 0) AS LockedUntil
            FROM account a JOIN agency g ON g.code = a.agency_code
            WHERE 1 = 1
            {(agencyCode is null ? string.Empty : "AND a.agency_code = @agencyCode")}
            {(name is null ? string.Empty : "AND a.name = @name")}
            ORDER BY a.agency_code, a.name LIMIT @limit
            """,
            new { agencyCode, name, limit })).AsList();
}
