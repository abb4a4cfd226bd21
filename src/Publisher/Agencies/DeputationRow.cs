using System.Data.Common;
using Dapper;

namespace Disclosure.Publisher.Agencies;

/// <summary>That one person stands in for another, from one day to another, both included.</summary>
public sealed record DeputationRow
{
    internal const string Columns =
        """
        d.deputation_id AS Id, d.agency_code AS AgencyCode, d.person AS Person, d.deputy AS Deputy, d.from_on AS FromText, d.until_on AS UntilText,
        d.named_by AS NamedBy, d.named_at AS NamedAt, d.revoked_at AS RevokedAt,
        (SELECT COUNT(*) FROM account a WHERE a.name IN (d.person, d.deputy) AND a.disabled_at IS NOT NULL) AS Disabled
        """;

    /// <summary>Its random id.</summary>
    public required string Id { get; init; }

    /// <summary>The agency of both.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>Account of the reviewer on leave.</summary>
    public required string Person { get; init; }

    /// <summary>Account of the one who stands in.</summary>
    public required string Deputy { get; init; }

    /// <summary>The first day, in Asia/Shanghai.</summary>
    public DateOnly From => ChineseDay.Parse(FromText);

    /// <summary>The last day, included.</summary>
    public DateOnly Until => ChineseDay.Parse(UntilText);

    /// <summary>Account that named the deputy.</summary>
    public required string NamedBy { get; init; }

    /// <summary>When, milliseconds since 1970-01-01 UTC.</summary>
    public required long NamedAt { get; init; }

    /// <summary>When it was ended early; null when it was not.</summary>
    public long? RevokedAt { get; init; }

    /// <summary>How many of the two accounts are disabled: with any, it gives no right.</summary>
    public required long Disabled { get; init; }

    internal string FromText { get; init; } = string.Empty;

    internal string UntilText { get; init; } = string.Empty;

    /// <summary>Whether it runs on a day, as far as its dates say.</summary>
    public bool RunsOn(DateOnly day) => RevokedAt is null && From <= day && day <= Until;

    /// <summary>
    /// For whom an account stands in on a day: reviewers of the same agency whose accounts are enabled, for the right is theirs; the one
    /// named first comes first. None when the account itself may be no deputy.
    /// </summary>
    internal static async Task<IReadOnlyList<string>> StoodInForAsync(DbConnection connection, AccountRow account, DateOnly day) =>
        account.DisabledAt is not null || !AccountPowers.MayBeDeputy(account.DeskRole)
            ? []
            : [.. await connection.QueryAsync<string>(
                """
                SELECT d.person
                FROM deputation d JOIN account p ON p.name = d.person
                WHERE d.deputy = @Name AND d.agency_code = @AgencyCode AND d.revoked_at IS NULL AND d.from_on <= @day AND d.until_on >= @day
                  AND p.agency_code = @AgencyCode AND p.role = @reviewer AND p.disabled_at IS NULL
                ORDER BY d.named_at, d.deputation_id
                """,
                new { account.Name, account.AgencyCode, day = ChineseDay.Stored(day), reviewer = nameof(DeskRole.Reviewer) })];
}
