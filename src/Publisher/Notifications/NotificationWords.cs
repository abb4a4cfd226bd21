namespace Disclosure.Publisher.Notifications;

/// <summary>Sentences for what is told, on screen and by mail: kinds and counts, nothing that a case says.</summary>
public static class NotificationWords
{
    /// <summary>One sentence without its full stop.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="count">Of how many cases, accounts or proposals; at least 1.</param>
    public static string Line(NotificationKind kind, long count)
    {
        var cases = $"{count:#,0} 件案件";
        return kind switch
        {
            NotificationKind.Returned => $"有 {cases}被退回，请补正后重新提交",
            NotificationKind.Withheld => $"有 {cases}决定不予公开",
            NotificationKind.Held => $"有 {cases}暂缓公开，等待审核人决定",
            NotificationKind.Quarantined => $"有 {cases}被隔离，没有公开，等待审核人处理",
            NotificationKind.Refused => $"有 {cases}被拒收，请登录查看原因",
            NotificationKind.Published => $"有 {cases}已经公示",
            NotificationKind.Withdrawn => $"有 {cases}已经撤下",
            NotificationKind.Suspended => $"有 {cases}已被紧急撤下",
            NotificationKind.WaitsForReview => $"有 {cases}等待您审核",
            NotificationKind.ProposalWaits => $"有 {count:#,0} 项公开的提议等待第二个人确认",
            NotificationKind.DueSoon => $"本机关有 {cases}即将到公示期限",
            NotificationKind.Overdue => $"本机关有 {cases}已经超过公示期限",
            NotificationKind.HoldEscalated => $"有 {cases}暂缓超过期限，请尽快决定",
            NotificationKind.ReassessmentDue => $"有 {cases}到了重新评估的日期",
            NotificationKind.OverdueInRegion => $"本地区有 {cases}已经超过公示期限",
            NotificationKind.HoldEscalatedInRegion => $"本地区有 {cases}暂缓超过期限，仍未决定",
            NotificationKind.TakenDownInRegion => $"本地区有 {cases}被紧急撤下",
            NotificationKind.MailFailed => $"有 {count:#,0} 个账号的通知邮件未能送达，请提醒本人核对邮箱",
            NotificationKind.AftermathWaits => $"有 {count:#,0} 项履行、复议、诉讼情况等待第二个人确认",
            NotificationKind.ChangeBlocked => $"有 {cases}的变更没有通过公开前的核验，公示网保持原样",
            NotificationKind.TakedownWaits => $"有 {cases}办理了紧急撤下，等待另一人确认或者恢复",
            NotificationKind.TakedownOverdue => $"有 {cases}紧急撤下后逾期没有另一人确认或者恢复",
            NotificationKind.TakedownOverdueInRegion => $"本地区有 {cases}紧急撤下后逾期没有另一人确认或者恢复",
            NotificationKind.TakedownUndone => $"有 {cases}的紧急撤下没有完成，公示网上可能仍能看到，请立即查看",
            NotificationKind.RescanFound => $"规则变更后复查，有 {cases}需要核对",
            NotificationKind.WithdrawalDueSoon => $"本机关有 {cases}应当撤下，即将到期",
            NotificationKind.WithdrawalOverdue => $"本机关有 {cases}应当撤下，已经逾期",
            NotificationKind.WithdrawalOverdueInRegion => $"本地区有 {cases}应当撤下，已经逾期",
            NotificationKind.HidingUnconfirmed => $"有 {count:#,0} 项已移除的内容，公示节点没有按时确认隐去，请立即查看",
            NotificationKind.PurgeUnconfirmed => $"有 {count:#,0} 项已移除的内容，公示节点没有按时确认清除，请查看",
            NotificationKind.ResidueFound => $"公示网上还有 {count:#,0} 处能找到已移除的内容，请立即查看",
            NotificationKind.AnnualReportDue => "上一年度的执法公示数据即将到报送期限",
            NotificationKind.AnnualReportOverdue => "上一年度的执法公示数据已经逾期，还没有报送",
            NotificationKind.AnnualReportOverdueInRegion => $"本地区有 {count:#,0} 个机关逾期没有报送上一年度的执法公示数据",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a defined kind."),
        };
    }

    /// <summary>The kind itself, for filters and choices.</summary>
    public static string Name(NotificationKind kind) => kind switch
    {
        NotificationKind.Returned => "案件被退回",
        NotificationKind.Withheld => "案件决定不予公开",
        NotificationKind.Held => "案件暂缓公开",
        NotificationKind.Quarantined => "案件被隔离",
        NotificationKind.Refused => "案件被拒收",
        NotificationKind.Published => "案件已经公示",
        NotificationKind.Withdrawn => "案件已经撤下",
        NotificationKind.Suspended => "案件被紧急撤下",
        NotificationKind.WaitsForReview => "案件等待审核",
        NotificationKind.ProposalWaits => "提议等待第二个人确认",
        NotificationKind.DueSoon => "案件即将到公示期限",
        NotificationKind.Overdue => "案件超过公示期限",
        NotificationKind.HoldEscalated => "暂缓超过期限",
        NotificationKind.ReassessmentDue => "到了重新评估的日期",
        NotificationKind.OverdueInRegion => "本地区案件超过公示期限",
        NotificationKind.HoldEscalatedInRegion => "本地区暂缓超过期限",
        NotificationKind.TakenDownInRegion => "本地区紧急撤下",
        NotificationKind.MailFailed => "通知邮件未能送达",
        NotificationKind.AftermathWaits => "公开后的情况等待第二个人确认",
        NotificationKind.ChangeBlocked => "变更未能公开",
        NotificationKind.TakedownWaits => "紧急撤下等待另一人",
        NotificationKind.TakedownOverdue => "紧急撤下逾期没有确认",
        NotificationKind.TakedownOverdueInRegion => "本地区紧急撤下逾期没有确认",
        NotificationKind.TakedownUndone => "紧急撤下没有完成",
        NotificationKind.RescanFound => "复查结果需要核对",
        NotificationKind.WithdrawalDueSoon => "应撤下的决定即将到期",
        NotificationKind.WithdrawalOverdue => "应撤下的决定已经逾期",
        NotificationKind.WithdrawalOverdueInRegion => "本地区逾期没有撤下",
        NotificationKind.HidingUnconfirmed => "公示节点没有确认隐去",
        NotificationKind.PurgeUnconfirmed => "公示节点没有确认清除",
        NotificationKind.ResidueFound => "公示网上仍能找到已移除的内容",
        NotificationKind.AnnualReportDue => "年度数据即将到报送期限",
        NotificationKind.AnnualReportOverdue => "年度数据逾期没有报送",
        NotificationKind.AnnualReportOverdueInRegion => "本地区逾期没有报送年度数据",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a defined kind."),
    };
}
