namespace Disclosure.Publisher.Notifications;

/// <summary>What people are told of. Names are stored: they may be added to, never renamed.</summary>
public enum NotificationKind
{
    /// <summary>退回: to the submitter.</summary>
    Returned = 1,

    /// <summary>不予公开: to the submitter.</summary>
    Withheld,

    /// <summary>暂缓: to the submitter.</summary>
    Held,

    /// <summary>隔离: to the submitter.</summary>
    Quarantined,

    /// <summary>拒收: to the submitter.</summary>
    Refused,

    /// <summary>已公示: to the submitter; gathered.</summary>
    Published,

    /// <summary>已撤下: to the submitter.</summary>
    Withdrawn,

    /// <summary>已紧急撤下: to the submitter.</summary>
    Suspended,

    /// <summary>待审核: to the reviewers of the agency and those who stand in for them; gathered.</summary>
    WaitsForReview,

    /// <summary>两人公开: a proposal waits for a second person.</summary>
    ProposalWaits,

    /// <summary>即将到期, once a day: to the reviewers of the agency.</summary>
    DueSoon,

    /// <summary>已经逾期, once a day: to the reviewers of the agency.</summary>
    Overdue,

    /// <summary>暂缓超过期限: to the reviewers of the agency.</summary>
    HoldEscalated,

    /// <summary>到了重新评估的日期: to the reviewers of the agency.</summary>
    ReassessmentDue,

    /// <summary>本地区逾期, once a day: to the supervisors of the region.</summary>
    OverdueInRegion,

    /// <summary>本地区暂缓超过期限, once a day: to the supervisors of the region.</summary>
    HoldEscalatedInRegion,

    /// <summary>本地区紧急撤下: to the supervisors of the region.</summary>
    TakenDownInRegion,

    /// <summary>通知邮件未能送达: to those who look after the account; never itself sent by mail.</summary>
    MailFailed,

    /// <summary>登记待确认: what was recorded of a published decision waits for a second person; to the reviewers of the agency.</summary>
    AftermathWaits,

    /// <summary>变更未能公开: a change of what is public was called off in the last moment; to the submitter and the reviewers of the agency.</summary>
    ChangeBlocked,

    /// <summary>紧急撤下等待第二个人: to the reviewers of the agency, one of whom must decide, but not to who took it down.</summary>
    TakedownWaits,

    /// <summary>紧急撤下逾期没有第二个人决定: to the reviewers of the agency.</summary>
    TakedownOverdue,

    /// <summary>本地区的紧急撤下逾期没有第二个人决定, once: to the supervisors of the region.</summary>
    TakedownOverdueInRegion,

    /// <summary>规则变更后的复查有发现: to the reviewers of the agency; gathered.</summary>
    RescanFound,

    /// <summary>应撤下，即将到期, once a day: to the reviewers of the agency.</summary>
    WithdrawalDueSoon,

    /// <summary>应撤下，已经逾期, once a day: to the reviewers of the agency.</summary>
    WithdrawalOverdue,

    /// <summary>本地区逾期没有撤下, once a day: to the supervisors of the region.</summary>
    WithdrawalOverdueInRegion,

    /// <summary>公示节点没有按时确认隐去: to the supervisors of the region and the platform's admins.</summary>
    HidingUnconfirmed,

    /// <summary>公示节点没有按时确认清除: to the same.</summary>
    PurgeUnconfirmed,

    /// <summary>公示网上仍能找到已移除的内容: to the same.</summary>
    ResidueFound,

    /// <summary>年度数据即将到报送期限, once a day: to the admins of the agency.</summary>
    AnnualReportDue,

    /// <summary>年度数据逾期没有报送, once a day: to the admins of the agency.</summary>
    AnnualReportOverdue,

    /// <summary>本地区的机关逾期没有报送年度数据, once a day: to the supervisors of the region.</summary>
    AnnualReportOverdueInRegion,

    /// <summary>紧急撤下没有完成, once: to the reviewers of the agency, the supervisors of its region and the platform's admins.</summary>
    TakedownUndone,
}

/// <summary>What is common to all that is told of a kind.</summary>
public static class NotificationKinds
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> All { get; } = Enum.GetValues<NotificationKind>();

    /// <summary>Whether several cases become one line with a count, until it is read or mailed.</summary>
    public static bool IsGathered(NotificationKind kind) => kind is NotificationKind.WaitsForReview or NotificationKind.Published or NotificationKind.RescanFound;

    /// <summary>Whether a later day's line takes the place of an earlier one that nobody has read.</summary>
    public static bool IsDaily(NotificationKind kind) => kind is
        NotificationKind.DueSoon or NotificationKind.Overdue or NotificationKind.OverdueInRegion or NotificationKind.HoldEscalatedInRegion
        or NotificationKind.WithdrawalDueSoon or NotificationKind.WithdrawalOverdue or NotificationKind.WithdrawalOverdueInRegion
        or NotificationKind.AnnualReportDue or NotificationKind.AnnualReportOverdue or NotificationKind.AnnualReportOverdueInRegion;

    /// <summary>Whether it may be sent by mail; telling of a mail that failed by mail might never end.</summary>
    public static bool IsMailed(NotificationKind kind) => kind is not NotificationKind.MailFailed;
}
