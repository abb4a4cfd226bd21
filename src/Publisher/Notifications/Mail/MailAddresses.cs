using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>What came of an act on one's own mail address.</summary>
public abstract record MailAddressOutcome
{
    private MailAddressOutcome()
    {
    }

    /// <summary>Done.</summary>
    public sealed record Done : MailAddressOutcome;

    /// <summary>It cannot be so.</summary>
    /// <param name="Field"><c>address</c> or <c>code</c>.</param>
    /// <param name="Message">The sentence on screen.</param>
    public sealed record Invalid(string Field, string Message) : MailAddressOutcome;
}

/// <summary>The own mail address as the person sees it.</summary>
/// <param name="Address">The address.</param>
/// <param name="IsVerified">Whether it was proven, and so is mailed to.</param>
/// <param name="IsRefused">Whether the mail server refused it.</param>
/// <param name="CodeLetter">Where the latest mail with a code stands; null when there is none.</param>
public sealed record OwnMailAddress(string Address, bool IsVerified, bool IsRefused, LetterState? CodeLetter);

/// <summary>
/// A person's own mail address: given by the person, and mailed to once a code that was sent to it is given back. It lies sealed in the
/// store; the audit says that it changed, never what it is.
/// </summary>
public sealed class MailAddresses(DeskStore store, CaseVault vault)
{
    /// <summary>Figures of a code.</summary>
    public const int CodeLength = 8;

    /// <summary>Codes sent for an account within a day at most: nobody uses the desk to fill a stranger's mailbox.</summary>
    public const int CodesPerDay = 5;

    /// <summary>How long a code counts.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromHours(1);

    private const int MaximumTries = 5;

    /// <summary>The person's address; null when there is none.</summary>
    public async Task<OwnMailAddress?> FindAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await store.ReadAsync(
            async connection =>
            {
                if (await MailAddressRow.FindAsync(connection, user.Name) is not { } row || row.Open(vault) is not { } content)
                {
                    return null;
                }

                var letter = await connection.QueryFirstOrDefaultAsync<string>(
                    "SELECT state FROM letter WHERE recipient = @Name AND purpose = @purpose ORDER BY created_at DESC, letter_id DESC LIMIT 1",
                    new { user.Name, purpose = LetterPurpose.Code.Wire() });
                return new OwnMailAddress(content.Address, row.VerifiedAt is not null, row.RefusedAt is not null, letter is null ? null : Enum.Parse<LetterState>(letter, ignoreCase: true));
            },
            cancellationToken);
    }

    /// <summary>Puts an address in the place of the one before, and has a code sent to it.</summary>
    public async Task<MailAddressOutcome> SetAsync(DeskUser user, string address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(address);
        var text = address.Trim();
        if (!MailAddressText.IsAddress(text))
        {
            return new MailAddressOutcome.Invalid("address", "请填写完整的电子邮箱，例如 name@example.gov.cn，只用字母、数字和 . _ % + - 。");
        }

        var code = RandomNumberGenerator.GetString("0123456789", CodeLength);
        return await store.WriteAsync<MailAddressOutcome>(
            async desk =>
            {
                // Takes the account's row, so that two requests at once do not pass the limit together.
                await desk.Connection.ExecuteAsync("UPDATE account SET name = name WHERE name = @Name", new { user.Name }, desk.Transaction);
                var sent = await desk.Connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM letter WHERE recipient = @Name AND purpose = @purpose AND created_at > @since",
                    new { user.Name, purpose = LetterPurpose.Code.Wire(), since = desk.AtMilliseconds - (long)TimeSpan.FromDays(1).TotalMilliseconds },
                    desk.Transaction);
                if (sent >= CodesPerDay)
                {
                    return new MailAddressOutcome.Invalid("address", $"一天之内最多发送 {CodesPerDay} 次确认码，请明天再试。");
                }

                await MailAddressRow.WriteAsync(desk, vault, user.Name, new SealedMailAddress(text, code), CodeIndex(user, code), desk.AtMilliseconds + (long)CodeLife.TotalMilliseconds);
                await LetterTable.DropAsync(desk, user.Name, LetterPurpose.Code);
                await LetterTable.AddAsync(desk, user.Name, LetterPurpose.Code);
                await NoteAsync(desk, user, AuditActs.MailAddressSet);
                return new MailAddressOutcome.Done();
            },
            cancellationToken);
    }

    /// <summary>Proves the address by the code that was sent to it; after five wrong ones a new code must be asked for.</summary>
    public async Task<MailAddressOutcome> ConfirmAsync(DeskUser user, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(code);
        var index = CodeIndex(user, code.Trim());
        return await store.WriteAsync<MailAddressOutcome>(
            async desk =>
            {
                // Counted before it is compared, in one statement: guesses at once are all counted.
                var counted = await desk.Connection.ExecuteAsync(
                    """
                    UPDATE mail_address SET code_tries = code_tries + 1
                    WHERE account = @Name AND code_index IS NOT NULL AND code_until > @At AND code_tries < @MaximumTries
                    """,
                    new { user.Name, At = desk.AtMilliseconds, MaximumTries },
                    desk.Transaction);
                if (counted == 0)
                {
                    return new MailAddressOutcome.Invalid("code", "确认码已经失效，请重新发送。");
                }

                var proven = await desk.Connection.ExecuteAsync(
                    "UPDATE mail_address SET verified_at = @At, code_index = NULL, code_until = NULL, refused_at = NULL WHERE account = @Name AND code_index = @index",
                    new { user.Name, At = desk.AtMilliseconds, index },
                    desk.Transaction);
                if (proven == 0)
                {
                    return new MailAddressOutcome.Invalid("code", "确认码不正确，请核对最近一封邮件。");
                }

                await NoteAsync(desk, user, AuditActs.MailAddressConfirmed);
                return new MailAddressOutcome.Done();
            },
            cancellationToken);
    }

    /// <summary>Destroys the address; nothing is mailed from here on. Without one it does nothing.</summary>
    public Task RemoveAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return store.WriteAsync(
            async desk =>
            {
                if (await MailAddressRow.RemoveAsync(desk, user.Name))
                {
                    await LetterTable.DropAsync(desk, user.Name, LetterPurpose.Code);
                    await NoteAsync(desk, user, AuditActs.MailAddressRemoved);
                }
            },
            cancellationToken);
    }

    private string CodeIndex(DeskUser user, string code) => vault.BlindIndex($"mail-code/{user.Name}", code);

    private static Task NoteAsync(DeskTransaction desk, DeskUser user, string act) =>
        AuditTrail.AppendAsync(desk, new AuditEntry { Actor = user.Actor.Id, AgencyCode = user.AgencyCode, Act = act, Code = $"account:{user.Name}" });
}
