using System.Security.Claims;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Agencies;

/// <summary>What came of a sign-in.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>Name and password fit.</summary>
    /// <param name="User">Who signed in.</param>
    /// <param name="Principal">What the cookie of scheme <see cref="DeskUser.Scheme"/> is made from.</param>
    public sealed record Accepted(DeskUser User, ClaimsPrincipal Principal) : SignInOutcome;

    /// <summary>Name or password is wrong, or the account is disabled: which of them is not told.</summary>
    public sealed record Denied : SignInOutcome;

    /// <summary>Too many failures in a row. Only an account that exists can be locked: whoever asks is told the same as when denied.</summary>
    public sealed record LockedOut : SignInOutcome;
}

/// <summary>Limits of signing in.</summary>
public sealed record SignInOptions
{
    /// <summary>Failures in a row before the account is locked; 5 by default, at least 3.</summary>
    public int MaximumFailures { get; init; } = 5;

    /// <summary>How long it stays locked, in minutes; 15 by default.</summary>
    public int LockoutMinutes { get; init; } = 15;

    /// <summary>Sign-ins tried from one network within a minute, for checking a password is costly on purpose; 60 by default.</summary>
    public int AttemptsPerMinute { get; init; } = 60;

    /// <summary>How long a session lives without use, in minutes; 30 by default.</summary>
    public int SessionMinutes { get; init; } = 30;
}

/// <summary>Checks names and passwords and locks accounts that are being guessed at.</summary>
public sealed class SignInService(DeskStore store, PasswordHashing hashing, IOptions<SignInOptions> options)
{
    /// <summary>Checks a name and a password.</summary>
    public async Task<SignInOutcome> SignInAsync(string name, string password, CancellationToken cancellationToken)
    {
        var account = await store.ReadAsync(connection => AccountRow.FindAsync(connection, name), cancellationToken);
        var fits = hashing.Verify(account?.PasswordHash, password);
        return await store.WriteAsync(desk => DecideAsync(desk, account, fits), cancellationToken);
    }

    /// <summary>Whether a session may go on: the account exists, is enabled and its stamp is that of the cookie.</summary>
    public async Task<bool> IsCurrentAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var user = DeskUser.From(principal);
        var account = await store.ReadAsync(connection => AccountRow.FindAsync(connection, user.Name), cancellationToken);
        return account is { DisabledAt: null }
            && string.Equals(account.SecurityStamp, principal.FindFirst(DeskUser.StampClaim)?.Value, StringComparison.Ordinal)
            && account.ToUser() == user;
    }

    /// <summary>Ends every session of the person: a cookie that was copied before is worth nothing after.</summary>
    public Task SignOutAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return store.WriteAsync(
            async desk =>
            {
                await desk.Connection.ExecuteAsync(
                    "UPDATE account SET security_stamp = @stamp WHERE name = @Name", new { stamp = AccountRow.NewStamp(), user.Name }, desk.Transaction);
                await AppendAsync(desk, user, AuditActs.SignedOut);
                return true;
            },
            cancellationToken);
    }

    private async Task<SignInOutcome> DecideAsync(DeskTransaction desk, AccountRow? seen, bool fits)
    {
        if (seen is null)
        {
            await AuditTrail.AppendAsync(desk, new AuditEntry { Actor = Actor.Stranger.Id, Act = AuditActs.SignInFailed });
            return new SignInOutcome.Denied();
        }

        // Read again: the count must be that of this transaction, or parallel guesses would each see the old one.
        var account = await AccountRow.FindAsync(desk.Connection, seen.Name, desk.Transaction) ?? seen;
        var user = account.ToUser();
        if (account.LockedUntil > desk.AtMilliseconds)
        {
            return new SignInOutcome.LockedOut();
        }

        if (!fits || account.DisabledAt is not null || !string.Equals(seen.PasswordHash, account.PasswordHash, StringComparison.Ordinal))
        {
            return await FailAsync(desk, account);
        }

        await desk.Connection.ExecuteAsync(
            "UPDATE account SET failed_count = 0, locked_until = NULL WHERE name = @Name", new { account.Name }, desk.Transaction);
        await AppendAsync(desk, user, AuditActs.SignedIn);
        return new SignInOutcome.Accepted(user, user.ToPrincipal(account.SecurityStamp));
    }

    private async Task<SignInOutcome> FailAsync(DeskTransaction desk, AccountRow account)
    {
        var failures = await desk.Connection.ExecuteScalarAsync<long>(
            "UPDATE account SET failed_count = failed_count + 1 WHERE name = @Name RETURNING failed_count", new { account.Name }, desk.Transaction);
        await AppendAsync(desk, account.ToUser(), AuditActs.SignInFailed);
        if (failures < options.Value.MaximumFailures)
        {
            return new SignInOutcome.Denied();
        }

        var until = desk.At.AddMinutes(options.Value.LockoutMinutes).ToUnixTimeMilliseconds();
        await desk.Connection.ExecuteAsync(
            "UPDATE account SET failed_count = 0, locked_until = @until WHERE name = @Name", new { account.Name, until }, desk.Transaction);
        await AppendAsync(desk, account.ToUser(), AuditActs.LockedOut);
        return new SignInOutcome.LockedOut();
    }

    private static Task AppendAsync(DeskTransaction desk, DeskUser user, string act) =>
        AuditTrail.AppendAsync(desk, new AuditEntry { Actor = user.Actor.Id, AgencyCode = user.AgencyCode, Act = act });
}
