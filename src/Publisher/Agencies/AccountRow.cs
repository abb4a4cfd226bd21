using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace Disclosure.Publisher.Agencies;

/// <summary>An account as it is stored.</summary>
internal sealed record AccountRow
{
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    public required string AgencyCode { get; init; }

    public required string AgencyName { get; init; }

    public required string Role { get; init; }

    public required string PasswordHash { get; init; }

    public required string SecurityStamp { get; init; }

    public required int FailedCount { get; init; }

    public long? LockedUntil { get; init; }

    public long? DisabledAt { get; init; }

    /// <summary>Ends every session of an account when it takes the place of the stamp before.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public DeskUser ToUser() => new()
    {
        Name = Name,
        DisplayName = DisplayName,
        AgencyCode = AgencyCode,
        AgencyName = AgencyName,
        Role = Enum.Parse<DeskRole>(Role),
    };

    public static Task<AccountRow?> FindAsync(DbConnection connection, string name, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<AccountRow>(
            """
            SELECT a.name AS Name, a.display_name AS DisplayName, a.agency_code AS AgencyCode, g.name AS AgencyName, a.role AS Role,
                   a.password_hash AS PasswordHash, a.security_stamp AS SecurityStamp, a.failed_count AS FailedCount,
                   a.locked_until AS LockedUntil, a.disabled_at AS DisabledAt
            FROM account a JOIN agency g ON g.code = a.agency_code
            WHERE a.name = @name
            """,
            new { name },
            transaction);
}
