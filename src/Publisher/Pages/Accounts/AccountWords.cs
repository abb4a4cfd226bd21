using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Pages.Shared;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>How accounts and keys are spoken of on screen.</summary>
public static class AccountWords
{
    /// <summary>How an account stands.</summary>
    public static string Standing(AccountView account, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account switch
        {
            { DisabledAt: not null } => "停用",
            { LockedUntil: { } until } when until > now.ToUnixTimeMilliseconds() => "部分登录暂停",
            { MustChangePassword: true } => "等待首次登录",
            _ => "正常",
        };
    }

    /// <summary>The class of the mark before it.</summary>
    public static string Mark(AccountView account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.DisabledAt is null ? "public" : "ended";
    }

    /// <summary>How a key stands.</summary>
    public static string Standing(ApiKeyState state) => state switch
    {
        ApiKeyState.Valid => "有效",
        ApiKeyState.Replaced => "已轮换，即将到期",
        ApiKeyState.Suspended => "暂停，待确认",
        ApiKeyState.Expired => "已到期",
        ApiKeyState.Revoked => "已撤销",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a defined state."),
    };

    /// <summary>The class of the mark before it.</summary>
    public static string Mark(ApiKeyState state) => state switch
    {
        ApiKeyState.Valid => "public",
        ApiKeyState.Replaced => "held",
        ApiKeyState.Suspended => "barred",
        _ => "ended",
    };

    /// <summary>Whether a deputation runs, ran, or will.</summary>
    public static string Standing(DeputationRow row, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row switch
        {
            { RevokedAt: not null } => "已撤销",
            _ when row.Until < today => "已结束",
            { Disabled: > 0 } => "账号停用，不生效",
            _ when row.From > today => "未开始",
            _ => "代理中",
        };
    }

    /// <summary>The day of stored milliseconds.</summary>
    public static string Day(long milliseconds) => ScreenValues.Cell(ScreenValues.Instant(milliseconds))[..10];
}
