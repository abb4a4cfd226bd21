using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Notifications.Mail;

namespace Disclosure.Publisher.Pages.Notifications;

/// <summary>Where a notification leads: to the page where it can be looked at or acted upon, which asks for the right by itself.</summary>
public static class NotificationPlaces
{
    /// <summary>The list itself.</summary>
    public const string List = "/notifications";

    /// <summary>The address; the list itself when the person's role opens nothing else.</summary>
    public static string Of(DeskUser user, NotificationLine line)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(line);
        return line switch
        {
            { Kind: NotificationKind.TakedownWaits or NotificationKind.TakedownOverdue or NotificationKind.TakedownUndone, CaseId: { } taken } when user.MayReadCases => $"/cases/{Uri.EscapeDataString(taken)}/takedown",
            { CaseId: { } caseId } when user.MayReadCases => $"/cases/{Uri.EscapeDataString(caseId)}",
            { Kind: NotificationKind.WaitsForReview } when user.MayReadCases => "/?state=inReview",
            { Kind: NotificationKind.Published } when user.MayReadCases => "/?state=published",
            { Kind: NotificationKind.DueSoon or NotificationKind.Overdue } when user.MayReadCases => "/",
            { Kind: NotificationKind.OverdueInRegion or NotificationKind.HoldEscalatedInRegion } when user.MaySupervise => "/supervision",
            { Kind: NotificationKind.TakenDownInRegion or NotificationKind.TakedownOverdueInRegion or NotificationKind.TakedownUndone or NotificationKind.RescanFound } when user.MayTakeDown => "/takedowns",
            { Kind: NotificationKind.WithdrawalDueSoon or NotificationKind.WithdrawalOverdue } when user.MayReadCases => Pages.IndexModel.WithdrawalsAddress,
            { Kind: NotificationKind.WithdrawalOverdueInRegion } when user.MaySupervise => "/supervision/lateness",
            { Kind: NotificationKind.HidingUnconfirmed or NotificationKind.PurgeUnconfirmed or NotificationKind.ResidueFound } when user.MaySeeNodes => "/nodes",
            { Kind: NotificationKind.AnnualReportDue or NotificationKind.AnnualReportOverdue } when user.MayReport => "/reports",
            { Kind: NotificationKind.AnnualReportOverdueInRegion } when user.MaySupervise => "/reports",
            { Kind: NotificationKind.MailFailed, About: { } account } when user.MayManageAccounts => $"/accounts/{Uri.EscapeDataString(account)}",
            _ => List,
        };
    }

    /// <summary>How the mail of a notification fared, in a word.</summary>
    public static string Mail(LetterState? state) => state switch
    {
        null or LetterState.Dropped => "—",
        LetterState.Waiting => "等待发送",
        LetterState.Sending => "正在发送",
        LetterState.Sent => "已发送",
        LetterState.Uncertain => "可能没有送达",
        LetterState.Failed => "未能送达",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a defined state."),
    };
}
