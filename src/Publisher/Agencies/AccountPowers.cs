namespace Disclosure.Publisher.Agencies;

/// <summary>What may be done to an account.</summary>
public enum AccountAct
{
    /// <summary>停用</summary>
    Disable = 1,

    /// <summary>启用</summary>
    Enable,

    /// <summary>重置密码</summary>
    ResetPassword,

    /// <summary>变更角色</summary>
    ChangeRole,

    /// <summary>解除锁定</summary>
    Unlock,
}

/// <summary>Who may do what to which account: the one place that says so, beside the powers of <see cref="DeskUser"/>.</summary>
public static class AccountPowers
{
    /// <summary>The roles that this role gives and takes: an agency's admin its clerks and reviewers, the platform's the admins and supervisors.</summary>
    public static IReadOnlyList<DeskRole> Grants(DeskRole role) => role switch
    {
        DeskRole.AgencyAdmin => [DeskRole.Clerk, DeskRole.Reviewer],
        DeskRole.PlatformAdmin => [DeskRole.AgencyAdmin, DeskRole.Supervisor],
        _ => [],
    };

    /// <summary>Whether decisions may be submitted in the name of such an account, and so keys be its own.</summary>
    public static bool MaySubmit(DeskRole role) => role is DeskRole.Clerk or DeskRole.Reviewer;

    /// <summary>Whether such an account may stand in for a reviewer. An admin reviews nothing, not in another's place either.</summary>
    public static bool MayBeDeputy(DeskRole role) => role is DeskRole.Clerk or DeskRole.Reviewer;

    /// <summary>Whether an account is in sight of this person: the agency's for its admin, all for the platform's.</summary>
    public static bool Sees(DeskUser user, string agencyCode)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.MayManageAccounts && (user.Role is DeskRole.PlatformAdmin || string.Equals(user.AgencyCode, agencyCode, StringComparison.Ordinal));
    }

    /// <summary>The rule that forbids the act to this person; null when it is allowed.</summary>
    internal static string? Forbids(DeskUser user, AccountRow account, AccountAct act)
    {
        if (!Sees(user, account.AgencyCode))
        {
            return AccountRules.OwnAgency;
        }

        if (string.Equals(user.Name, account.Name, StringComparison.Ordinal))
        {
            return AccountRules.Self;
        }

        var isGranted = Grants(user.Role).Contains(account.DeskRole);
        return act switch
        {
            AccountAct.Disable => isGranted || user.Role is DeskRole.PlatformAdmin ? null : AccountRules.Grant,
            AccountAct.Enable when string.Equals(account.DisabledBy, nameof(DeskRole.PlatformAdmin), StringComparison.Ordinal) =>
                user.Role is DeskRole.PlatformAdmin ? null : AccountRules.DisabledByPlatform,
            AccountAct.Enable => isGranted || user.Role is DeskRole.PlatformAdmin ? null : AccountRules.Grant,
            _ => isGranted ? null : AccountRules.Grant,
        };
    }
}

/// <summary>Names of the rules for accounts.</summary>
public static class AccountRules
{
    /// <summary>An admin sees the accounts of the own agency.</summary>
    public const string OwnAgency = "own-agency";

    /// <summary>No one changes their own account here.</summary>
    public const string Self = "self";

    /// <summary>One manages the roles that one may grant.</summary>
    public const string Grant = "grant";

    /// <summary>What the platform disabled, the agency does not enable.</summary>
    public const string DisabledByPlatform = "disabled-by-platform";

    /// <summary>The sentence on screen.</summary>
    public static string Chinese(string rule) => rule switch
    {
        OwnAgency => "只能管理本机关的账号。",
        Self => "不能在这里更改自己的账号，请由另一位管理员处理。",
        Grant => "这一角色的账号不由您管理。",
        DisabledByPlatform => "这个账号由平台停用，只能由平台管理员启用。",
        _ => "不符合规则。",
    };
}
