using System.Collections.Frozen;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.BulkApproval;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Numbering;
using Disclosure.Publisher.Review;
using Disclosure.Records;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>How the acts of the audit are called on screen.</summary>
public static class AuditWords
{
    private static readonly FrozenDictionary<string, string> Acts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [AuditActs.Received] = "接收案件",
        [AuditActs.PushRepeated] = "重复推送，按首次接收答复",
        [AuditActs.PushRefused] = "推送与已有内容冲突，未接收",
        [AuditActs.RefusedAtIntake] = "推送带有密级标志，未保存",
        [AuditActs.Moved] = "案件状态变化",
        [AuditActs.Ordered] = "决定改变公开状态",
        [AuditActs.TakenDown] = "紧急撤下",
        [AuditActs.TakedownUndone] = "紧急撤下没有在几秒内完成，已经报警",
        [AuditActs.TakedownConfirmed] = "另一人确认紧急撤下",
        [AuditActs.TakedownEscalated] = "紧急撤下逾期没有另一人确认，已报监督机关",
        [AuditActs.RescanOffered] = "规则变更后复查有发现，交审核人核对",
        [AuditActs.RescanAnswered] = "答复复查结果",
        [AuditActs.ReleaseBlocked] = "公开前的核验没有通过，公示网保持原样",
        [AuditActs.ReceiptMissing] = "公示节点没有按时确认移除",
        [AuditActs.OriginalRead] = "查看原文",
        [AuditActs.ListRead] = "查看案件列表",
        [AuditActs.MessagesRead] = "接口取走退回意见",
        [AuditActs.SecrecyReviewed] = "记录保密审查",
        [AuditActs.Mended] = "补正退回的案件",
        [AuditActs.LegallyReviewed] = "记录法制审核",
        [AuditActs.FindingRejected] = "认为一处隐去不对",
        [AuditActs.FindingAccepted] = "撤销对一处隐去的意见",
        [AuditActs.FindingConfirmed] = "核对一处发现，认为正确",
        [AuditActs.FindingsConfirmed] = "成组核对发现，认为正确",
        [AuditActs.ConfirmationTakenBack] = "撤销对发现的认可",
        [AuditActs.ValueAdded] = "补充漏掉的内容，重新隐去",
        [AuditActs.ValuesTakenOver] = "沿用同一文号先前案件中审核人补充的内容",
        [AuditActs.ValueTakenBack] = "撤销补充的内容，重新隐去",
        [AuditActs.OverrideProposed] = "提出公开的提议",
        [AuditActs.OverrideConfirmed] = "确认公开的提议",
        [AuditActs.OverrideDeclined] = "不同意或者撤回公开的提议",
        [AuditActs.ModeChosen] = "选择公开方式",
        [AuditActs.ImpactJudged] = "认定社会影响",
        [AuditActs.Reassessed] = "重新评估：不公开的情形仍然成立",
        [AuditActs.SeriesClosed] = "系列案件已经办结，提示重新评估",
        [AuditActs.DueMoved] = "最迟公开日期随节假日或者期限配置变动",
        [AuditActs.WithdrawalDueMoved] = "最迟撤下日期确定或者变动",
        [AuditActs.HoldEscalated] = "暂缓已到须处理的工作日",
        [AuditActs.LatenessExplained] = "记录逾期原因",
        [AuditActs.ReportSubmitted] = "报送年度数据",
        [AuditActs.NumbersExplained] = "说明缺号的原因",
        [AuditActs.NumbersUnexplained] = "撤回缺号的说明",
        [AuditActs.CorrectionReceived] = "收到更正申请",
        [AuditActs.CorrectionUnreadable] = "收件箱中有无法打开的内容",
        [AuditActs.CorrectionRead] = "查看更正申请",
        [AuditActs.EvidenceRead] = "下载更正申请的证明文件",
        [AuditActs.CorrectionChecked] = "核实更正申请",
        [AuditActs.CorrectionAsked] = "要求申请人补充",
        [AuditActs.CorrectionClosed] = "办结更正申请",
        [AuditActs.CorrectionPassedOn] = "转送更正申请",
        [AuditActs.AccessCodeIssued] = "签发核验码",
        [AuditActs.DueDatesReckoned] = "按新的节假日或者期限配置重算最迟公开日期",
        [AuditActs.AftermathRecorded] = "登记公开后的情况",
        [AuditActs.AftermathConfirmed] = "确认公开后的情况",
        [AuditActs.WithdrawalRetracted] = "取消误办的撤下",
        [AuditActs.AftermathDeclined] = "不同意或者撤回公开后情况的登记",
        [AuditActs.AmendmentProposed] = "提出更正公开的信息",
        [AuditActs.Renewed] = "公示网已更新公开后的情况",
        [AuditActs.Erased] = "清除内容和密钥",
        [AuditActs.ActDenied] = "办理被拒绝",
        [AuditActs.SignedIn] = "登录",
        [AuditActs.SignedOut] = "退出登录",
        [AuditActs.SignInFailed] = "登录失败",
        [AuditActs.AccountLocked] = "账号因多次登录失败暂停登录",
        [AuditActs.Provisioned] = "运维登记机关、账号或者密钥",
        [AuditActs.AccountAdded] = "新增账号",
        [AuditActs.AccountDisabled] = "停用账号",
        [AuditActs.AccountEnabled] = "恢复账号",
        [AuditActs.RoleChanged] = "更改角色",
        [AuditActs.PasswordReset] = "重设初始密码",
        [AuditActs.PasswordChanged] = "本人更改密码",
        [AuditActs.MailAddressSet] = "填写通知邮箱",
        [AuditActs.MailAddressConfirmed] = "确认通知邮箱",
        [AuditActs.MailAddressRemoved] = "移除通知邮箱",
        [AuditActs.Unlocked] = "解除暂停登录",
        [AuditActs.DeputyNamed] = "指定代理审核",
        [AuditActs.DeputyRevoked] = "终止代理审核",
        [AuditActs.KeyIssued] = "签发接口密钥",
        [AuditActs.KeyRotated] = "更换接口密钥",
        [AuditActs.KeyRevoked] = "吊销接口密钥",
        [AuditActs.KeySuspended] = "暂停接口密钥",
        [AuditActs.KeyRestored] = "恢复接口密钥",
        [AuditActs.Refused] = "越权被拒绝",
        [AuditActs.AuditRead] = "查看审计记录",
        [AuditActs.Exported] = "导出审计记录",
        [AuditActs.RescanBegun] = "开始复查已公示内容",
        [AuditActs.Rescanned] = "复查已公示内容",
        [AuditActs.Configured] = "配置变化",
        [AuditActs.Started] = "工作台启动",
        [AuditActs.Restored] = "从备份恢复数据",
        [AuditActs.MasterKeyRotated] = "更换主密钥",
        [AuditActs.ViewChanged] = "保存、改名或者选定列表视图",
        [AuditActs.ViewRemoved] = "删除列表视图",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Codes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ReadingPurpose.Review] = "用于审核",
        [ReadingPurpose.Preview] = "用于预览公示页",
        [ReadingPurpose.Withdrawal] = "用于撤下",
        [ReadingPurpose.FollowUp] = "用于了解办理情况",
        ["amendment-under-way"] = "已有更正正在办理",
        ["nothing-to-amend"] = "没有可以更正的已公示案件",
        ["duplicate-number"] = "文号重复",
        ["key-reused"] = "幂等键用于其他内容",
        ["fields"] = "填写各项",
        ["file"] = "换文件",
        ["locked"] = "暂停登录期间",
        ["device"] = "本设备",
        ["network"] = "同一网络",
        ["unknown-devices"] = "陌生设备",
        ["own-password"] = "更改密码时原密码不对",
        ["list"] = "列表",
        ["csv"] = "下载",
        [nameof(SecrecyConclusion.Publishable)] = "可以公开",
        [nameof(OverrideBasis.Consent)] = "权利人同意公开",
        [nameof(OverrideBasis.PublicInterest)] = "公共利益",
        [nameof(OverrideBasis.NotApplicable)] = "情形不成立",
        [nameof(DisclosureMode.FullText)] = "全文",
        [nameof(DisclosureMode.Summary)] = "摘要",
        [nameof(SocialImpactFinding.Present)] = "具有一定社会影响",
        [nameof(SocialImpactFinding.Absent)] = "不具有一定社会影响",
        [nameof(SocialImpactFinding.NotConcerned)] = "不需要认定",
        [nameof(AmendmentKind.Correction)] = "更正",
        [nameof(AmendmentKind.Technical)] = "技术性修改",
        ["performance"] = "履行情况",
        ["performance-removed"] = "删去履行情况",
        ["reconsideration"] = "行政复议",
        ["reconsideration-removed"] = "删去行政复议",
        ["litigation"] = "行政诉讼",
        ["litigation-removed"] = "删去行政诉讼",
        [nameof(TakedownReason.PersonalData)] = TakedownReason.PersonalData.Chinese(),
        [nameof(TakedownReason.Secret)] = TakedownReason.Secret.Chinese(),
        [nameof(TakedownReason.Minor)] = TakedownReason.Minor.Chinese(),
        [nameof(TakedownReason.WrongDecision)] = TakedownReason.WrongDecision.Chinese(),
        [nameof(TakedownReason.Other)] = TakedownReason.Other.Chinese(),
        [nameof(TakedownCourse.Correct)] = "更正后重新公开",
        [nameof(TakedownCourse.Withdraw)] = "撤下并公告",
        [nameof(TakedownCourse.End)] = "停止公开",
        [nameof(RescanAnswerKind.TakenDown)] = "已紧急撤下",
        [nameof(RescanAnswerKind.Nothing)] = "看过，不需要处理",
        [nameof(RescanAnswerKind.Gone)] = "已不再公开",
        ["processing-failed"] = "多次处理失败",
        [BulkRules.Approved] = "批量批准",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All acts with their words, in the order of the list.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } = [.. Acts.OrderBy(act => act.Key, StringComparer.Ordinal)];

    /// <summary>The word for an act.</summary>
    public static string Act(string act) => Acts.GetValueOrDefault(act, "其他");

    /// <summary>The states an entry leads from and to; null when none changed.</summary>
    public static string? States(string? from, string? to) => (from, to) switch
    {
        (null, null) => null,
        (null, { } only) => State(only),
        ({ } before, { } after) => $"{State(before)} → {State(after)}",
        _ => null,
    };

    /// <summary>What an entry's code tells; null when it has none.</summary>
    public static string? Code(string act, string? code) => (act, code) switch
    {
        (_, null) => null,
        (AuditActs.ListRead, _) => ListWords(code),
        (AuditActs.ActDenied, _) => DutyRules.Chinese(code).TrimEnd('。'),
        (AuditActs.FindingsConfirmed or AuditActs.ConfirmationTakenBack, _) when code.Split('/') is [var group, var count] => $"{FindingWords.Group(FindingGroups.Parse(group))} {count} 处",
        (AuditActs.FindingRejected or AuditActs.FindingAccepted or AuditActs.FindingConfirmed or AuditActs.ConfirmationTakenBack or AuditActs.ValueAdded or AuditActs.ValueTakenBack, _) => FindingWords.Kind(code),
        (AuditActs.Ordered, _) => $"将为“{State(code)}”",
        (AuditActs.Refused, _) => RefusedWords(code),
        (AuditActs.Configured, _) => code.EndsWith(" gone", StringComparison.Ordinal) ? $"{code[..^5]} 已移除" : code,
        (AuditActs.Exported or AuditActs.RescanBegun or AuditActs.Rescanned, _) => code,
        (AuditActs.CorrectionReceived, _) => RequestWords.Channel(code),
        (AuditActs.CorrectionRead or AuditActs.EvidenceRead or AuditActs.CorrectionAsked or AuditActs.CorrectionPassedOn, _) => code.Replace("/", "，", StringComparison.Ordinal),
        (AuditActs.CorrectionChecked or AuditActs.CorrectionClosed, _) => RequestWords.Coded(code),
        (AuditActs.ReportSubmitted, _) => code.Split('/') is [var year, var revision] ? $"{year} 年，第 {revision} 次" : code,
        (AuditActs.NumbersExplained or AuditActs.NumbersUnexplained, _) => NumberWords(code),
        (AuditActs.DueMoved, _) => code.Replace("/", " 改为 ", StringComparison.Ordinal),
        (AuditActs.WithdrawalDueMoved, _) when code.Split('/') is [var before, var after] => (before, after) switch
        {
            ("-", _) => after,
            (_, "-") => $"不再是 {before}",
            _ => $"{before} 改为 {after}",
        },
        (AuditActs.HoldEscalated or AuditActs.TakedownEscalated or AuditActs.RescanOffered, _) => code,
        (AuditActs.ReceiptMissing, _) => ReceiptWords.Missing(code),
        (AuditActs.DueDatesReckoned, _) => code.Split(' ') is [_, var cases, var moved] ? $"重算 {cases} 件，变动 {moved} 件" : code,
        (AuditActs.Started, _) => $"版本 {code}",
        _ when Codes.TryGetValue(code, out var word) => word,
        _ when code.Contains(':', StringComparison.Ordinal) => Named(code),
        _ when code is [>= 'A' and <= 'Z', ..] && code.Contains('-', StringComparison.Ordinal) => ClauseWords.Place(code),
        _ => $"规则 {code}",
    };

    private static string ListWords(string code)
    {
        var slash = code.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? code
            : code[..slash] switch { ReadingPurpose.Search => "查找，打开 ", ReadingPurpose.Bulk => "批量批准前核对，打开 ", _ => "浏览，打开 " } + $"{code[(slash + 1)..]} 件的名称和当事人";
    }

    // An address by its pattern, or a named thing with the rule that forbade it.
    private static string NumberWords(string code) => code.Split('/') is [var reason, var year, var range] && Enum.TryParse<GapReason>(reason, out var known)
        ? $"{known.Chinese()}：〔{year}〕{range.Replace('-', '–')}号"
        : code;

    private static string RefusedWords(string code) => code switch
    {
        "deputy" => "代理审核",
        "keys" => "接口密钥",
        "view" => "列表视图",
        BulkRules.Approved => "批量批准，选中的案件里有的不属于本机关",
        _ when code.StartsWith("key-", StringComparison.Ordinal) => "密钥已失效",
        _ when code.Contains(" /", StringComparison.Ordinal) => $"地址 {code}",
        _ => Named(code),
    };

    // Parts such as account:shenhe/Reviewer, each with its kind.
    private static string Named(string code) => string.Join("，", code.Split('/').Select(part => part.Split(':', 2) switch
    {
        ["account", var name] => $"账号 {name}",
        ["for", var name] => $"代 {name}",
        ["key", var prefix] => $"密钥 {prefix}",
        ["agency", var agency] => $"机关 {agency}",
        _ when Enum.TryParse<DeskRole>(part, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(part[0]) => role.Chinese(),
        _ => part,
    }));

    private static string State(string wire)
    {
        try
        {
            return CaseStateNames.Parse(wire).Chinese();
        }
        catch (FormatException)
        {
            // Written by a newer program.
            return "其他状态";
        }
    }
}
