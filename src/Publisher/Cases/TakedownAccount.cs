using System.Data.Common;
using System.Security.Cryptography;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>Why a decision was taken down. Names are stored and audited: never renamed.</summary>
public enum TakedownReason
{
    /// <summary>泄露个人信息</summary>
    PersonalData = 1,

    /// <summary>涉密</summary>
    Secret,

    /// <summary>未成年人</summary>
    Minor,

    /// <summary>决定有误</summary>
    WrongDecision,

    /// <summary>其他</summary>
    Other,
}

/// <summary>How the reasons are called on screen.</summary>
public static class TakedownReasonNames
{
    /// <summary>The word on screen.</summary>
    public static string Chinese(this TakedownReason reason) => reason switch
    {
        TakedownReason.PersonalData => "泄露个人信息",
        TakedownReason.Secret => "涉密",
        TakedownReason.Minor => "未成年人",
        TakedownReason.WrongDecision => "决定有误",
        TakedownReason.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a defined reason."),
    };
}

/// <summary>What people said of a takedown; sealed with the case, and never told outside the desk.</summary>
public sealed record TakedownAccount
{
    /// <summary>Id of the takedown.</summary>
    public required string Id { get; init; }

    /// <summary>Why.</summary>
    public required TakedownReason Reason { get; init; }

    /// <summary>More about it, in a person's words; null when none were given.</summary>
    public string? Words { get; init; }

    /// <summary>What the second person said of it; null when nothing.</summary>
    public string? DecisionWords { get; init; }
}

/// <summary>Reads and writes the accounts of a case's takedowns, sealed under its key.</summary>
internal static class TakedownAccounts
{
    public static async Task<IReadOnlyList<TakedownAccount>> ReadAsync(DbConnection connection, CaseKey key, DbTransaction? transaction = null) =>
        await CaseParts.ReadJsonAsync<IReadOnlyList<TakedownAccount>>(connection, key, key.CaseId, CasePart.Takedowns, transaction) ?? [];

    /// <summary>The account of a takedown; null when the content of its case was erased.</summary>
    public static async Task<TakedownAccount?> OfAsync(DbConnection connection, CaseVault vault, CaseTakedown takedown, DbTransaction? transaction = null)
    {
        var row = await CaseRow.FindAsync(connection, takedown.AgencyCode, takedown.CaseId, transaction);
        if (row?.WrappedKey is not { } wrapped)
        {
            return null;
        }

        using var key = vault.Unwrap(takedown.CaseId, wrapped);
        return (await ReadAsync(connection, key, transaction)).FirstOrDefault(account => string.Equals(account.Id, takedown.Id, StringComparison.Ordinal));
    }

    /// <summary>Adds an account to those of the key's case.</summary>
    public static async Task AddAsync(DeskTransaction desk, CaseKey key, TakedownAccount account) =>
        await CaseParts.WriteJsonAsync<IReadOnlyList<TakedownAccount>>(
            desk, key, key.CaseId, CasePart.Takedowns, [.. await ReadAsync(desk.Connection, key, desk.Transaction), account]);

    /// <summary>Adds what the second person said; nothing when the content of its case was erased.</summary>
    /// <exception cref="CryptographicException">A sealed part does not open.</exception>
    public static async Task SayAsync(DeskTransaction desk, CaseVault vault, CaseTakedown takedown, string words)
    {
        var row = await CaseRow.FindAsync(desk.Connection, takedown.AgencyCode, takedown.CaseId, desk.Transaction);
        if (row?.WrappedKey is not { } wrapped)
        {
            return;
        }

        using var key = vault.Unwrap(takedown.CaseId, wrapped);
        var accounts = await ReadAsync(desk.Connection, key, desk.Transaction);
        await CaseParts.WriteJsonAsync<IReadOnlyList<TakedownAccount>>(
            desk,
            key,
            key.CaseId,
            CasePart.Takedowns,
            [.. accounts.Select(account => string.Equals(account.Id, takedown.Id, StringComparison.Ordinal) ? account with { DecisionWords = words } : account)]);
    }
}
