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

    public required string Region { get; init; }

    public required string Role { get; init; }

    public required string PasswordHash { get; init; }

    public required string SecurityStamp { get; init; }

    public required int FailedCount { get; init; }

    public long? LockedUntil { get; init; }

    public long? DisabledAt { get; init; }

    /// <summary>Role of whoever disabled it; null when it is enabled or the operator did.</summary>
    public string? DisabledBy { get; init; }

    public required long MustChangePassword { get; init; }

    public DeskRole DeskRole => Enum.Parse<DeskRole>(Role);

    /// <summary>Ends every session of an account when it takes the place of the stamp before.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Whether a text may be an account's name: 3 to 40 of a-z 0-9 . _ -</summary>
    public static bool IsName(string? text) =>
        text is { Length: >= 3 and <= 40 } && text.All(symbol => char.IsAsciiLetterLower(symbol) || char.IsAsciiDigit(symbol) || symbol is '.' or '_' or '-');

    public DeskUser ToUser() => new()
    {
        Name = Name,
        DisplayName = DisplayName,
        AgencyCode = AgencyCode,
        AgencyName = AgencyName,
        Role = DeskRole,
        Region = Region,
        MustChangePassword = MustChangePassword != 0,
    };

    public static Task<AccountRow?> FindAsync(DbConnection connection, string name, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<AccountRow>(
            """
            SELECT a.name AS Name, a.display_name AS DisplayName, a.agency_code AS AgencyCode, g.name AS AgencyName, g.region AS Region,
                   a.role AS Role, a.password_hash AS PasswordHash, a.security_stamp AS SecurityStamp, a.failed_count AS FailedCount,
                   a.locked_until AS LockedUntil, a.disabled_at AS DisabledAt, a.disabled_by AS DisabledBy,
                   a.must_change_password AS MustChangePassword
            FROM account a JOIN agency g ON g.code = a.agency_code
            WHERE a.name = @name
            """,
            new { name },
            transaction);
}
