using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Agencies;

/// <summary>Checks names and passwords; every attempt is audited.</summary>
public sealed class SignInService(DeskStore store, PasswordHashing hashing, SignInLocks locks)
{
    /// <summary>Checks a name and a password.</summary>
    public async Task<SignInOutcome> SignInAsync(string name, string password, SignInOrigin origin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var account = await store.ReadAsync(connection => AccountRow.FindAsync(connection, name), cancellationToken);
        var fits = hashing.Verify(account?.PasswordHash, password);
        return await store.WriteAsync(desk => DecideAsync(desk, account, fits, origin), cancellationToken);
    }

    private async Task<SignInOutcome> DecideAsync(DeskTransaction desk, AccountRow? seen, bool fits, SignInOrigin origin)
    {
        if (seen is null)
        {
            await AuditTrail.AppendAsync(desk, new AuditEntry { Actor = Actor.Stranger.Id, Act = AuditActs.SignInFailed });
            return new SignInOutcome.Denied();
        }

        // Taken and read again: the counts must be those of this transaction, or parallel guesses would each see the old ones.
        await desk.Connection.ExecuteAsync("UPDATE account SET failed_count = failed_count WHERE name = @Name", new { seen.Name }, desk.Transaction);
        var account = await AccountRow.FindAsync(desk.Connection, seen.Name, desk.Transaction) ?? seen;
        if (await locks.IsLockedAsync(desk, account, origin))
        {
            await AppendAsync(desk, account, AuditActs.SignInFailed, "locked");
            return new SignInOutcome.LockedOut();
        }

        if (!fits || account.DisabledAt is not null || !string.Equals(seen.PasswordHash, account.PasswordHash, StringComparison.Ordinal))
        {
            var locked = await locks.FailAsync(desk, account, origin);
            await AppendAsync(desk, account, AuditActs.SignInFailed);
            foreach (var what in locked)
            {
                await AppendAsync(desk, account, AuditActs.AccountLocked, what);
            }

            return locked.Count > 0 ? new SignInOutcome.LockedOut() : new SignInOutcome.Denied();
        }

        await locks.ForgetAsync(desk, account, origin);
        await AppendAsync(desk, account, AuditActs.SignedIn);
        var user = account.ToUser();
        return new SignInOutcome.Accepted(user, user.ToPrincipal(account.SecurityStamp, desk.AtMilliseconds));
    }

    private static Task AppendAsync(DeskTransaction desk, AccountRow account, string act, string? code = null) => AuditTrail.AppendAsync(
        desk, new AuditEntry { Actor = Actor.Account(account.Name, account.AgencyCode).Id, AgencyCode = account.AgencyCode, Act = act, Code = code });
}
