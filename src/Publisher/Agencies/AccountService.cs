using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Agencies;

/// <summary>What came of an act on an account.</summary>
public abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="FirstPassword">A password to hand over, shown now and never again; null when the act made none.</param>
    public sealed record Done(string? FirstPassword = null) : AccountOutcome;

    /// <summary>No such account in sight of the person.</summary>
    public sealed record NotFound : AccountOutcome;

    /// <summary>The person may not.</summary>
    /// <param name="Rule">One of <see cref="AccountRules"/>.</param>
    public sealed record NotAllowed(string Rule) : AccountOutcome;

    /// <summary>Someone else changed the account meanwhile; nothing was done.</summary>
    public sealed record Conflict : AccountOutcome;

    /// <summary>It cannot be so.</summary>
    /// <param name="Field"><c>name</c>, <c>displayName</c>, <c>agency</c> or <c>role</c>.</param>
    /// <param name="Message">The sentence on screen.</param>
    public sealed record Invalid(string Field, string Message) : AccountOutcome;
}

/// <summary>An account to be added.</summary>
/// <param name="Name">3 to 40 of a-z 0-9 . _ -</param>
/// <param name="DisplayName">How the person is called on screen.</param>
/// <param name="AgencyCode">Its agency.</param>
/// <param name="Role">Its role.</param>
public sealed record NewAccount(string Name, string DisplayName, string AgencyCode, DeskRole Role);

/// <summary>
/// Accounts on screen. Disabling, another role and a reset password end every session of the account at once and stop the API keys it
/// answers for until an admin confirms them. Each act and each refusal is audited.
/// </summary>
public sealed class AccountService(DeskStore store, PasswordHashing hashing, AgencyDirectory agencies)
{
    /// <summary>Accounts listed at most.</summary>
    public const int MaximumListed = 500;

    private const int LongestDisplayName = 40;

    /// <summary>Accounts in sight of the person, of one agency when one is named; none for those who look after no accounts.</summary>
    public async Task<IReadOnlyList<AccountView>> ListAsync(DeskUser user, string? agencyCode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var agency = user.Role is DeskRole.PlatformAdmin ? agencyCode : user.AgencyCode;
        return user.MayManageAccounts ? await store.ReadAsync(connection => AccountView.ListAsync(connection, agency, name: null, MaximumListed), cancellationToken) : [];
    }

    /// <summary>An account with what the person may do to it; null when it is not in sight.</summary>
    public Task<AccountView?> FindAsync(DeskUser user, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return store.ReadAsync(
            async connection =>
            {
                var view = (await AccountView.ListAsync(connection, agencyCode: null, name, limit: 1)).SingleOrDefault();
                return view is null || !AccountPowers.Sees(user, view.AgencyCode) || await AccountRow.FindAsync(connection, name) is not { } row
                    ? null
                    : view with { Allowed = [.. Enum.GetValues<AccountAct>().Where(act => AccountPowers.Forbids(user, row, act) is null && Fits(row, act))] };
            },
            cancellationToken);
    }

    /// <summary>Adds an account with a random first password, which must be changed at the first sign-in.</summary>
    public async Task<AccountOutcome> AddAsync(DeskUser user, NewAccount wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(wish);
        var (password, hash) = NewPassword();
        return await store.WriteAsync(
            async desk =>
            {
                var rule = !AccountPowers.Sees(user, wish.AgencyCode) ? AccountRules.OwnAgency
                    : AccountPowers.Grants(user.Role).Contains(wish.Role) ? null : AccountRules.Grant;
                if (rule is not null)
                {
                    return await RefuseAsync(desk, user, rule);
                }

                if (await ErrorAsync(desk, wish) is { } error)
                {
                    return error;
                }

                var added = await desk.Connection.ExecuteAsync(
                    """
                    INSERT INTO account (name, display_name, agency_code, role, password_hash, security_stamp, failed_count, created_at, must_change_password)
                    VALUES (@Name, @DisplayName, @AgencyCode, @role, @hash, @stamp, 0, @At, 1)
                    ON CONFLICT (name) DO NOTHING
                    """,
                    new { wish.Name, DisplayName = wish.DisplayName.Trim(), wish.AgencyCode, role = wish.Role.ToString(), hash, stamp = AccountRow.NewStamp(), At = desk.AtMilliseconds },
                    desk.Transaction);
                if (added == 0)
                {
                    return new AccountOutcome.Invalid("name", "这个账号名已被使用，请换一个。");
                }

                await NoteAsync(desk, user, wish.AgencyCode, AuditActs.AccountAdded, $"account:{wish.Name}/{wish.Role}");
                return new AccountOutcome.Done(password);
            },
            cancellationToken);
    }

    /// <summary>Does something to an account.</summary>
    /// <param name="user">Who does it.</param>
    /// <param name="name">The account.</param>
    /// <param name="act">What.</param>
    /// <param name="role">The new role, for <see cref="AccountAct.ChangeRole"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AccountOutcome> ActAsync(DeskUser user, string name, AccountAct act, DeskRole? role, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var (password, hash) = act is AccountAct.ResetPassword ? NewPassword() : (null, null);
        return await store.WriteAsync<AccountOutcome>(
            async desk =>
            {
                var account = await AccountRow.FindAsync(desk.Connection, name, desk.Transaction);
                if (account is null || !AccountPowers.Sees(user, account.AgencyCode))
                {
                    return new AccountOutcome.NotFound();
                }

                if (AccountPowers.Forbids(user, account, act) is { } rule)
                {
                    return await RefuseAsync(desk, user, rule, account);
                }

                if (act is AccountAct.ChangeRole && (role is not { } wanted || !AccountPowers.Grants(user.Role).Contains(wanted) || RoleError(account.AgencyCode, wanted) is not null))
                {
                    return new AccountOutcome.Invalid("role", "请选择这个账号可以担任的角色。");
                }

                if (!Fits(account, act) || (act is AccountAct.ChangeRole && role == account.DeskRole))
                {
                    return new AccountOutcome.Conflict();
                }

                return await ChangeAsync(desk, user, account, act, role, hash) ? new AccountOutcome.Done(password) : new AccountOutcome.Conflict();
            },
            cancellationToken);
    }

    private static bool Fits(AccountRow account, AccountAct act) => act switch
    {
        AccountAct.Disable => account.DisabledAt is null,
        AccountAct.Enable => account.DisabledAt is not null,
        _ => true,
    };

    private static async Task<bool> ChangeAsync(DeskTransaction desk, DeskUser user, AccountRow account, AccountAct act, DeskRole? role, string? hash)
    {
        if (act is AccountAct.Unlock)
        {
            await SignInLocks.LiftAsync(desk, account.Name);
            await NoteAsync(desk, user, account.AgencyCode, AuditActs.Unlocked, $"account:{account.Name}");
            return true;
        }

        // A new stamp whatever the act: every session ends. The old one makes sure that the account is still what was judged.
        var changed = await desk.Connection.ExecuteAsync(
            $"UPDATE account SET security_stamp = @stamp, {Change(act)} WHERE name = @Name AND security_stamp = @SecurityStamp AND role = @Role",
            new
            {
                stamp = AccountRow.NewStamp(), At = desk.AtMilliseconds, by = user.Role.ToString(), newRole = role?.ToString(), hash,
                account.Name, account.SecurityStamp, account.Role,
            },
            desk.Transaction);
        if (changed == 0)
        {
            return false;
        }

        var stopped = act is AccountAct.Enable ? [] : await ApiKeyRow.SuspendAsync(desk, account.Name);
        var code = act is AccountAct.ChangeRole ? $"account:{account.Name}/{role}" : $"account:{account.Name}";
        await NoteAsync(desk, user, account.AgencyCode, Deed(act), code);
        foreach (var prefix in stopped)
        {
            await NoteAsync(desk, user, account.AgencyCode, AuditActs.KeySuspended, $"key:{prefix}");
        }

        return true;
    }

    private static string Change(AccountAct act) => act switch
    {
        AccountAct.Disable => "disabled_at = @At, disabled_by = @by",
        AccountAct.Enable => "disabled_at = NULL, disabled_by = NULL",
        AccountAct.ResetPassword => "password_hash = @hash, must_change_password = 1, failed_count = 0, locked_until = NULL",
        AccountAct.ChangeRole => "role = @newRole",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Not an act that changes the row."),
    };

    private static string Deed(AccountAct act) => act switch
    {
        AccountAct.Disable => AuditActs.AccountDisabled,
        AccountAct.Enable => AuditActs.AccountEnabled,
        AccountAct.ResetPassword => AuditActs.PasswordReset,
        AccountAct.ChangeRole => AuditActs.RoleChanged,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Not an act that changes the row."),
    };

    private async Task<AccountOutcome.Invalid?> ErrorAsync(DeskTransaction desk, NewAccount wish)
    {
        if (!AccountRow.IsName(wish.Name))
        {
            return new AccountOutcome.Invalid("name", "账号名须为 3 至 40 个小写字母、数字或者 . _ - 。");
        }

        var display = wish.DisplayName.Trim();
        if (display.Length is 0 or > LongestDisplayName || display.Any(symbol => char.GetUnicodeCategory(symbol) is UnicodeCategory.Control or UnicodeCategory.Format))
        {
            return new AccountOutcome.Invalid("displayName", $"姓名须为 1 至 {LongestDisplayName} 个可见字符。");
        }

        if (await desk.Connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM agency WHERE code = @AgencyCode", new { wish.AgencyCode }, desk.Transaction) == 0)
        {
            return new AccountOutcome.Invalid("agency", "请选择机关。");
        }

        return RoleError(wish.AgencyCode, wish.Role);
    }

    private AccountOutcome.Invalid? RoleError(string agencyCode, DeskRole role) =>
        role is DeskRole.Supervisor && agencies.Find(agencyCode) is not { Kind: AgencyKind.Justice }
            ? new AccountOutcome.Invalid("agency", "监督人员只能属于司法行政机关。")
            : null;

    private (string Password, string Hash) NewPassword()
    {
        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14);
        return (password, hashing.Hash(password));
    }

    private static async Task<AccountOutcome> RefuseAsync(DeskTransaction desk, DeskUser user, string rule, AccountRow? account = null)
    {
        await NoteAsync(desk, user, account?.AgencyCode ?? user.AgencyCode, AuditActs.Refused, account is null ? $"accounts/{rule}" : $"account:{account.Name}/{rule}");
        return new AccountOutcome.NotAllowed(rule);
    }

    private static Task NoteAsync(DeskTransaction desk, DeskUser user, string agencyCode, string act, string code) =>
        AuditTrail.AppendAsync(desk, new AuditEntry { Actor = user.Actor.Id, AgencyCode = agencyCode, Act = act, Code = code });
}
