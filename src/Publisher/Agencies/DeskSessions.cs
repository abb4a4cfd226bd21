using System.Globalization;
using System.Security.Claims;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Agencies;

/// <summary>Sessions of people: each request asks here whether its session still stands, and as whom.</summary>
public sealed class DeskSessions(DeskStore store, TimeProvider time, IOptions<SignInOptions> options)
{
    /// <summary>
    /// The person as the store has them now, with whoever they stand in for today; null when the session is over: the account is gone or
    /// disabled, its stamp is another, or the password was given <see cref="SignInOptions.SessionHours"/> ago.
    /// </summary>
    public async Task<ClaimsPrincipal?> ContinueAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var now = time.GetUtcNow();
        if (principal.FindFirst(ClaimTypes.NameIdentifier)?.Value is not { } name
            || principal.FindFirst(DeskUser.StampClaim)?.Value is not { } stamp
            || !long.TryParse(principal.FindFirst(DeskUser.StartedClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt)
            || now.ToUnixTimeMilliseconds() - startedAt >= TimeSpan.FromHours(options.Value.SessionHours).TotalMilliseconds)
        {
            return null;
        }

        return await store.ReadAsync(
            async connection =>
            {
                var account = await AccountRow.FindAsync(connection, name);
                if (account is not { DisabledAt: null } || !string.Equals(account.SecurityStamp, stamp, StringComparison.Ordinal))
                {
                    return null;
                }

                var people = await DeputationRow.StoodInForAsync(connection, account, ChineseDay.Of(now));
                return (account.ToUser() with { StandsInFor = people }).ToPrincipal(stamp, startedAt);
            },
            cancellationToken);
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
                await AuditTrail.AppendAsync(
                    desk, new AuditEntry { Actor = Actor.Account(user.Name, user.AgencyCode).Id, AgencyCode = user.AgencyCode, Act = AuditActs.SignedOut });
                return true;
            },
            cancellationToken);
    }
}
