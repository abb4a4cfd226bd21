using Dapper;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Agencies;

/// <summary>
/// Counts failed sign-ins of an account by where they come from, so that a stranger locks out a stranger's network and not the owner:
/// a device that the account was signed in on before has a count of its own, which nobody else can reach. What comes from elsewhere is
/// counted by network, and, more slowly, all together.
/// </summary>
public sealed class SignInLocks(CaseVault vault, IOptions<SignInOptions> options)
{
    // A count that was not added to for a day is forgotten.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>Whether sign-ins of the account from there are refused now.</summary>
    internal async Task<bool> IsLockedAsync(DeskTransaction desk, AccountRow account, SignInOrigin origin)
    {
        var until = await desk.Connection.ExecuteScalarAsync<long?>(
            "SELECT locked_until FROM sign_in_source WHERE account = @Name AND source = @source",
            new { account.Name, source = Source(origin) },
            desk.Transaction);
        return until > desk.AtMilliseconds || (origin.Device is null && account.LockedUntil > desk.AtMilliseconds);
    }

    /// <summary>Counts a failure; what it locked, <c>device</c>, <c>network</c> or <c>unknown-devices</c>, for the audit; none when nothing.</summary>
    internal async Task<IReadOnlyList<string>> FailAsync(DeskTransaction desk, AccountRow account, SignInOrigin origin)
    {
        var source = Source(origin);
        await desk.Connection.ExecuteAsync(
            "DELETE FROM sign_in_source WHERE account = @Name AND last_at < @before",
            new { account.Name, before = (desk.At - Memory).ToUnixTimeMilliseconds() },
            desk.Transaction);
        var failures = await desk.Connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO sign_in_source (account, source, failed_count, last_at) VALUES (@Name, @source, 1, @At)
            ON CONFLICT (account, source) DO UPDATE SET failed_count = sign_in_source.failed_count + 1, last_at = excluded.last_at
            RETURNING failed_count
            """,
            new { account.Name, source, At = desk.AtMilliseconds },
            desk.Transaction);
        var locked = new List<string>();
        if (failures >= options.Value.MaximumFailures)
        {
            await desk.Connection.ExecuteAsync(
                "UPDATE sign_in_source SET failed_count = 0, locked_until = @until WHERE account = @Name AND source = @source",
                new { account.Name, source, until = Until(desk, options.Value.LockoutMinutes) },
                desk.Transaction);
            locked.Add(origin.Device is null ? "network" : "device");
        }

        if (origin.Device is null && await FailFromUnknownAsync(desk, account))
        {
            locked.Add("unknown-devices");
        }

        return locked;
    }

    /// <summary>A right password ends the count of its source, and from an unknown device that of all unknown ones.</summary>
    internal async Task ForgetAsync(DeskTransaction desk, AccountRow account, SignInOrigin origin)
    {
        await desk.Connection.ExecuteAsync(
            "DELETE FROM sign_in_source WHERE account = @Name AND source = @source", new { account.Name, source = Source(origin) }, desk.Transaction);
        if (origin.Device is null)
        {
            await desk.Connection.ExecuteAsync("UPDATE account SET failed_count = 0 WHERE name = @Name", new { account.Name }, desk.Transaction);
        }
    }

    /// <summary>Lifts every lock of an account.</summary>
    internal static async Task LiftAsync(DeskTransaction desk, string name)
    {
        await desk.Connection.ExecuteAsync("DELETE FROM sign_in_source WHERE account = @name", new { name }, desk.Transaction);
        await desk.Connection.ExecuteAsync("UPDATE account SET failed_count = 0, locked_until = NULL WHERE name = @name", new { name }, desk.Transaction);
    }

    private async Task<bool> FailFromUnknownAsync(DeskTransaction desk, AccountRow account)
    {
        var failures = await desk.Connection.ExecuteScalarAsync<long>(
            "UPDATE account SET failed_count = failed_count + 1 WHERE name = @Name RETURNING failed_count", new { account.Name }, desk.Transaction);
        if (failures < options.Value.AccountFailures)
        {
            return false;
        }

        await desk.Connection.ExecuteAsync(
            "UPDATE account SET failed_count = 0, locked_until = @until WHERE name = @Name",
            new { account.Name, until = Until(desk, options.Value.AccountLockoutMinutes) },
            desk.Transaction);
        return true;
    }

    private string Source(SignInOrigin origin) =>
        origin.Device is null ? vault.BlindIndex("sign-in/network", origin.Network) : vault.BlindIndex("sign-in/device", origin.Device);

    private static long Until(DeskTransaction desk, int minutes) => desk.At.AddMinutes(minutes).ToUnixTimeMilliseconds();
}
