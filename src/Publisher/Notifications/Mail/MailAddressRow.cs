using System.Data.Common;
using System.Text.Json;
using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>What is sealed of a mail address.</summary>
/// <param name="Address">The address.</param>
/// <param name="Code">The code that is on its way to it; null once it was given back.</param>
internal sealed record SealedMailAddress(string Address, string? Code);

/// <summary>The mail address of an account as it is stored: sealed under a key of its own, so that destroying the key destroys it.</summary>
internal sealed record MailAddressRow
{
    private const string Part = "mail-address";

    public required string Account { get; init; }

    public required byte[] Sealed { get; init; }

    /// <summary>Blind index of the code that proves the address; null when none is asked for.</summary>
    public string? CodeIndex { get; init; }

    public long? CodeUntil { get; init; }

    public required int CodeTries { get; init; }

    public long? VerifiedAt { get; init; }

    /// <summary>When the mail server refused the address for good; null when it did not.</summary>
    public long? RefusedAt { get; init; }

    /// <summary>Whether the account is open, so that mail may be sent to it.</summary>
    public bool IsOfMember => Disabled == 0;

    internal long Disabled { get; init; }

    public byte[]? WrappedKey { get; init; }

    /// <summary>The id of an account's key among those of cases; no case is called so.</summary>
    public static string KeyId(string account) => $"account/{account}";

    public static Task<MailAddressRow?> FindAsync(DbConnection connection, string account, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<MailAddressRow>(
            """
            SELECT m.account AS Account, m.sealed AS Sealed, m.code_index AS CodeIndex, m.code_until AS CodeUntil, m.code_tries AS CodeTries,
                   m.verified_at AS VerifiedAt, m.refused_at AS RefusedAt,
                   (SELECT COUNT(*) FROM account a WHERE a.name = m.account AND a.disabled_at IS NOT NULL) AS Disabled,
                   (SELECT wrapped FROM case_key k WHERE k.case_id = 'account/' || m.account) AS WrappedKey
            FROM mail_address m WHERE m.account = @account
            """,
            new { account },
            transaction);

    /// <summary>Puts an address that is not proven in the place of any before it, whose key is destroyed.</summary>
    public static async Task WriteAsync(DeskTransaction desk, CaseVault vault, string account, SealedMailAddress content, string codeIndex, long codeUntil)
    {
        await RemoveAsync(desk, account);
        using var key = vault.NewKey(KeyId(account));
        await CaseKeyTable.AddAsync(desk, vault, key);
        await desk.Connection.ExecuteAsync(
            """
            INSERT INTO mail_address (account, sealed, code_index, code_until, code_tries, changed_at) VALUES (@account, @content, @codeIndex, @codeUntil, 0, @At)
            """,
            new { account, content = key.Seal(Part, JsonSerializer.SerializeToUtf8Bytes(content)), codeIndex, codeUntil, At = desk.AtMilliseconds },
            desk.Transaction);
    }

    /// <summary>Destroys the address of an account, if it has one.</summary>
    public static async Task<bool> RemoveAsync(DeskTransaction desk, string account)
    {
        if (await desk.Connection.ExecuteAsync("DELETE FROM mail_address WHERE account = @account", new { account }, desk.Transaction) == 0)
        {
            return false;
        }

        await CaseKeyTable.RemoveAsync(desk, KeyId(account));
        return true;
    }

    /// <summary>Opens it; null when its key is gone.</summary>
    public SealedMailAddress? Open(CaseVault vault)
    {
        if (WrappedKey is null)
        {
            return null;
        }

        using var key = vault.Unwrap(KeyId(Account), WrappedKey);
        return JsonSerializer.Deserialize<SealedMailAddress>(key.Open(Part, Sealed));
    }
}
