using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Agencies;

/// <summary>How a key stands.</summary>
public enum ApiKeyState
{
    /// <summary>It works.</summary>
    Valid = 1,

    /// <summary>It works until its successor has taken over.</summary>
    Replaced,

    /// <summary>The account that answers for it changed; it waits to be confirmed.</summary>
    Suspended,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was revoked.</summary>
    Revoked,
}

/// <summary>A key as it is stored; what is kept of the key itself is a hash.</summary>
public sealed record ApiKeyRow
{
    private const string Columns =
        """
        k.prefix AS Prefix, k.key_hash AS KeyHash, k.agency_code AS AgencyCode, k.owner AS Owner, a.role AS OwnerRole, a.disabled_at AS OwnerDisabledAt,
        k.scopes AS ScopesText, k.created_at AS CreatedAt, k.expires_at AS ExpiresAt, k.replaced_by AS ReplacedBy, k.suspended_at AS SuspendedAt,
        k.revoked_at AS RevokedAt, k.last_used_on AS LastUsedText
        """;

    private const int Shown = 200;

    /// <summary>First symbols: names the key.</summary>
    public required string Prefix { get; init; }

    /// <summary>The agency it acts for.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The account that answers for what it pushes.</summary>
    public required string Owner { get; init; }

    /// <summary>When it was issued, milliseconds since 1970-01-01 UTC.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>From when on it does not work, milliseconds since 1970-01-01 UTC.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>Prefix of its successor; null when it has none.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>Since when it waits to be confirmed; null when it does not.</summary>
    public long? SuspendedAt { get; init; }

    /// <summary>When it was revoked; null when it was not.</summary>
    public long? RevokedAt { get; init; }

    /// <summary>What it may be used for.</summary>
    public IReadOnlyList<string> Scopes => ApiScopes.Parse(ScopesText);

    /// <summary>The last day it was used, in Asia/Shanghai; null when it never was.</summary>
    public DateOnly? LastUsedOn => LastUsedText is null ? null : ChineseDay.Parse(LastUsedText);

    internal byte[] KeyHash { get; init; } = [];

    internal string OwnerRole { get; init; } = string.Empty;

    internal long? OwnerDisabledAt { get; init; }

    internal string ScopesText { get; init; } = string.Empty;

    internal string? LastUsedText { get; init; }

    internal bool HasFitOwner => OwnerDisabledAt is null && Enum.TryParse<DeskRole>(OwnerRole, out var role) && AccountPowers.MaySubmit(role);

    /// <summary>How it stands at an instant.</summary>
    public ApiKeyState StateAt(DateTimeOffset now) => this switch
    {
        { RevokedAt: not null } => ApiKeyState.Revoked,
        _ when ExpiresAt <= now.ToUnixTimeMilliseconds() => ApiKeyState.Expired,
        { SuspendedAt: not null } or { HasFitOwner: false } => ApiKeyState.Suspended,
        { ReplacedBy: not null } => ApiKeyState.Replaced,
        _ => ApiKeyState.Valid,
    };

    internal static Task<ApiKeyRow?> FindAsync(DbConnection connection, string prefix, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<ApiKeyRow>(
            $"SELECT {Columns} FROM api_key k JOIN account a ON a.name = k.owner WHERE k.prefix = @prefix", new { prefix }, transaction);

    internal static async Task<IReadOnlyList<ApiKeyRow>> OfAgencyAsync(DbConnection connection, string agencyCode) =>
        (await connection.QueryAsync<ApiKeyRow>(
            $"""
            SELECT {Columns} FROM api_key k JOIN account a ON a.name = k.owner
            WHERE k.agency_code = @agencyCode ORDER BY k.created_at DESC, k.prefix LIMIT {Shown}
            """,
            new { agencyCode })).AsList();

    internal static Task InsertAsync(DeskTransaction desk, ApiKeyRow row) => desk.Connection.ExecuteAsync(
        """
        INSERT INTO api_key (prefix, key_hash, agency_code, owner, scopes, created_at, expires_at)
        VALUES (@Prefix, @KeyHash, @AgencyCode, @Owner, @ScopesText, @CreatedAt, @ExpiresAt)
        """,
        new { row.Prefix, row.KeyHash, row.AgencyCode, row.Owner, row.ScopesText, row.CreatedAt, row.ExpiresAt },
        desk.Transaction);

    /// <summary>Stops every key that an account answers for until an admin confirms it; the prefixes of those that worked.</summary>
    internal static async Task<IReadOnlyList<string>> SuspendAsync(DeskTransaction desk, string owner) =>
        (await desk.Connection.QueryAsync<string>(
            """
            UPDATE api_key SET suspended_at = @At
            WHERE owner = @owner AND revoked_at IS NULL AND suspended_at IS NULL AND expires_at > @At
            RETURNING prefix
            """,
            new { owner, At = desk.AtMilliseconds },
            desk.Transaction)).AsList();
}
