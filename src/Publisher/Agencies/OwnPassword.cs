using System.Security.Claims;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Agencies;

/// <summary>What came of changing one's own password.</summary>
public abstract record OwnPasswordOutcome
{
    private OwnPasswordOutcome()
    {
    }

    /// <summary>Changed; every session before is over.</summary>
    /// <param name="Principal">A new session for the browser in which it was changed.</param>
    /// <param name="StoppedKeys">How many API keys wait to be confirmed by an admin.</param>
    public sealed record Done(ClaimsPrincipal Principal, int StoppedKeys) : OwnPasswordOutcome;

    /// <summary>It cannot be so.</summary>
    /// <param name="Field"><c>old</c> or <c>new</c>.</param>
    /// <param name="Message">The sentence on screen.</param>
    public sealed record Invalid(string Field, string Message) : OwnPasswordOutcome;
}

/// <summary>Changes the password of whoever is signed in. The old one is asked for, and guessing it is bounded as signing in is.</summary>
public sealed class OwnPassword(DeskStore store, PasswordHashing hashing, PasswordRules rules, SignInLocks locks)
{
    // Guesses made from within a session have a count of their own.
    private static readonly SignInOrigin Origin = new(string.Empty, "own-password");

    /// <summary>Changes it.</summary>
    public async Task<OwnPasswordOutcome> ChangeAsync(DeskUser user, string old, string chosen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(chosen);
        if (rules.Error(user.Name, chosen) is { } error)
        {
            return new OwnPasswordOutcome.Invalid("new", error);
        }

        if (string.Equals(old, chosen, StringComparison.Ordinal))
        {
            return new OwnPasswordOutcome.Invalid("new", "新密码不得与旧密码相同。");
        }

        var seen = await store.ReadAsync(connection => AccountRow.FindAsync(connection, user.Name), cancellationToken);
        var fits = old.Length <= PasswordRules.MaximumLength && hashing.Verify(seen?.PasswordHash, old);
        var hash = fits ? hashing.Hash(chosen) : string.Empty;
        return await store.WriteAsync(desk => DecideAsync(desk, user, seen, fits, hash), cancellationToken);
    }

    private async Task<OwnPasswordOutcome> DecideAsync(DeskTransaction desk, DeskUser user, AccountRow? seen, bool fits, string hash)
    {
        var account = await AccountRow.FindAsync(desk.Connection, user.Name, desk.Transaction);
        if (account is not { DisabledAt: null } || await locks.IsLockedAsync(desk, account, Origin))
        {
            return new OwnPasswordOutcome.Invalid("old", "多次填错旧密码，暂时不能更改，请稍后再试。");
        }

        if (!fits || !string.Equals(account.PasswordHash, seen?.PasswordHash, StringComparison.Ordinal))
        {
            await locks.FailAsync(desk, account, Origin);
            await NoteAsync(desk, account, AuditActs.SignInFailed, "own-password");
            return new OwnPasswordOutcome.Invalid("old", "旧密码不正确。");
        }

        var stamp = AccountRow.NewStamp();
        if (await desk.Connection.ExecuteAsync(
            """
            UPDATE account SET password_hash = @hash, security_stamp = @stamp, must_change_password = 0
            WHERE name = @Name AND password_hash = @PasswordHash AND disabled_at IS NULL
            """,
            new { hash, stamp, account.Name, account.PasswordHash },
            desk.Transaction) == 0)
        {
            return new OwnPasswordOutcome.Invalid("old", "旧密码不正确。");
        }

        await locks.ForgetAsync(desk, account, Origin);
        // A first password that must be changed came with a reset, which has stopped the keys already.
        var stopped = account.MustChangePassword != 0 ? [] : await ApiKeyRow.SuspendAsync(desk, account.Name);
        await NoteAsync(desk, account, AuditActs.PasswordChanged);
        foreach (var prefix in stopped)
        {
            await NoteAsync(desk, account, AuditActs.KeySuspended, $"key:{prefix}");
        }

        var current = account.ToUser() with { MustChangePassword = false };
        return new OwnPasswordOutcome.Done(current.ToPrincipal(stamp, desk.AtMilliseconds), stopped.Count);
    }

    private static Task NoteAsync(DeskTransaction desk, AccountRow account, string act, string? code = null) => AuditTrail.AppendAsync(
        desk, new AuditEntry { Actor = Actor.Account(account.Name, account.AgencyCode).Id, AgencyCode = account.AgencyCode, Act = act, Code = code });
}
