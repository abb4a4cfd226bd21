using System.Collections.Frozen;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.BulkApproval;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>One line of a case's history.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who, for people.</param>
/// <param name="What">What happened.</param>
/// <param name="Reason">Why, in a person's words; null when none was given.</param>
public sealed record HistoryLine(DateTimeOffset At, string Who, string What, string? Reason)
{
    // What one person does many times in a row while looking at a case.
    private static readonly FrozenDictionary<string, string> Frequent = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [AuditActs.OriginalRead] = "次",
        [AuditActs.FindingConfirmed] = "处",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Newest first. Readings of the original and answers to findings that follow one another by one person are one line each: they are
    /// many and alike.
    /// </summary>
    /// <param name="events">What happened on the desk, oldest first.</param>
    /// <param name="receipts">What public nodes confirmed.</param>
    public static IReadOnlyList<HistoryLine> Of(IReadOnlyList<CaseEvent> events, IReadOnlyList<RemovalReceipt>? receipts = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        var lines = new List<HistoryLine>();
        for (var index = 0; index < events.Count; index++)
        {
            var first = index;
            while (Frequent.ContainsKey(events[index].Act) && index + 1 < events.Count && Frequent.ContainsKey(events[index + 1].Act)
                && string.Equals(events[index].Actor, events[index + 1].Actor, StringComparison.Ordinal))
            {
                index++;
            }

            lines.AddRange(events.Skip(first).Take(index - first + 1).GroupBy(entry => entry.Act, StringComparer.Ordinal).Select(alike => Line([.. alike])).OrderBy(line => line.At));
        }

        lines.AddRange((receipts ?? []).SelectMany(Confirmed));
        return [.. lines.OrderBy(line => line.At).Reverse()];
    }

    private static IEnumerable<HistoryLine> Confirmed(RemovalReceipt receipt)
    {
        if (receipt.HiddenAt is { } hidden)
        {
            yield return new HistoryLine(ScreenValues.Instant(hidden), $"公示节点 {receipt.Node}", $"{Which(receipt)}已从公示网隐去，用时{ReceiptWords.Span(hidden - receipt.AppendedAt)}", Reason: null);
        }

        if (receipt.PurgedAt is { } purged)
        {
            yield return new HistoryLine(ScreenValues.Instant(purged), $"公示节点 {receipt.Node}", $"{Which(receipt)}已清除索引文件，用时{ReceiptWords.Span(purged - receipt.AppendedAt)}", Reason: null);
        }
    }

    // Of a decision that stays public it is the version before that is gone.
    private static string Which(RemovalReceipt receipt) => receipt.Kind is RemovalKind.Replaced ? "上一版" : string.Empty;

    private static HistoryLine Line(IReadOnlyList<CaseEvent> alike) => new(
        alike[^1].At,
        ActorWords.Of(alike[^1].Actor),
        DeedWords(alike[^1]) + (alike.Count > 1 ? $" {alike.Count} {Frequent[alike[^1].Act]}" : string.Empty),
        alike[^1].Reason);

    private static string DeedWords(CaseEvent entry) => entry.Act switch
    {
        AuditActs.Received => "接收",
        AuditActs.OriginalRead => "查看原文",
        AuditActs.FindingConfirmed => "核对发现，认为正确",
        AuditActs.FindingsConfirmed => $"核对整组发现，认为正确：{AuditWords.Code(entry.Act, entry.Code)}",
        AuditActs.WithdrawalDueMoved => $"{AuditWords.Act(entry.Act)}：{AuditWords.Code(entry.Act, entry.Code)}",
        AuditActs.SecrecyReviewed => "记录保密审查",
        AuditActs.Mended => string.Equals(entry.Code, "file", StringComparison.Ordinal) ? "换文件" : "填写各项",
        AuditActs.Erased => "清除内容和密钥",
        AuditActs.ReceiptMissing => ReceiptWords.Missing(entry.Code ?? string.Empty),
        AuditActs.ActDenied => $"办理被拒绝：{DutyRules.Chinese(entry.Code ?? string.Empty).TrimEnd('。')}",
        AuditActs.Ordered => OrderWords.Of(CaseStateNames.Parse(entry.Code ?? string.Empty)),
        AuditActs.ReleaseBlocked => "公开前的核验没有通过，公示网上保持原样",
        AuditActs.Refused => "要求办理被拒绝",
        // Only the system finds out by itself that a case may go on.
        AuditActs.Moved when entry is { To: CaseState.Assessed } && !string.Equals(entry.Actor, Actor.Worker.Id, StringComparison.Ordinal) => "交由系统隐去和核验",
        AuditActs.Moved when entry.To is { } to => MoveWords(to, entry.Code),
        _ => AuditWords.Act(entry.Act),
    };

    // Clauses are written in capitals; other codes name rules of the program, which the messages of the case put into words.
    private static string MoveWords(CaseState to, string? code)
    {
        var ground = code is [>= 'A' and <= 'Z', ..] && code.Contains('-', StringComparison.Ordinal) ? $"（{ClauseWords.Place(code)}）" : string.Empty;
        return to switch
        {
            CaseState.Received when string.Equals(code, "mended", StringComparison.Ordinal) => "补正后重新提交",
            CaseState.Received => "重新处理",
            CaseState.Read => "读取文书",
            CaseState.Assessed => "检查完毕，可以继续",
            CaseState.Redacted => "隐去完毕",
            CaseState.Verified => "核验通过",
            CaseState.InReview => "进入审核",
            CaseState.Approved => code is BulkRules.Approved ? "批准公开（批量）" : "批准公开",
            CaseState.Published => "在公示网公开",
            CaseState.Amended => "以新版本在公示网公开",
            CaseState.Suspended => "从公示网移除，紧急撤下",
            CaseState.SummaryOnly => "公示网上改为只有摘要",
            CaseState.Expired => "公示期限届满，从公示网移除",
            CaseState.Superseded => "被后来的版本替代",
            CaseState.Withdrawing => "决定撤下" + ground,
            CaseState.Withdrawn => "从公示网撤下",
            CaseState.Returned => "退回报送人" + ground,
            CaseState.Withheld => "决定不予公开" + ground,
            CaseState.Held => "暂缓" + ground,
            CaseState.Quarantined => "隔离" + ground,
            CaseState.Refused => "拒收" + ground,
            _ => to.Chinese() + ground,
        };
    }
}

/// <summary>How a change of what is public is called from its order on.</summary>
internal static class OrderWords
{
    /// <summary>From the state it leads to; nothing but a restoration leads back to the whole text.</summary>
    public static string Of(CaseState state) => state switch
    {
        CaseState.Published or CaseState.Amended => "决定恢复公开",
        CaseState.Suspended => "决定紧急撤下",
        CaseState.SummaryOnly => "决定仅保留摘要",
        _ => $"决定转为“{state.Chinese()}”",
    };
}

/// <summary>How actors are called on screen.</summary>
internal static class ActorWords
{
    /// <summary>From the audit's form, such as <c>account:shenhe</c>.</summary>
    public static string Of(string actor)
    {
        var colon = actor.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? actor : actor[..colon]) switch
        {
            "account" => OfAccount(actor[(colon + 1)..]),
            "key" => $"接口密钥 {actor[(colon + 1)..]}",
            "worker" => "系统",
            "operator" => "运维人员",
            "stranger" => "未登录者",
            _ => actor,
        };
    }

    /// <summary>From an account's name.</summary>
    public static string OfAccount(string name) =>
        name.Split("/for:", 2) is [var deputy, var person] ? $"账号 {deputy}（代 {person}）" : $"账号 {name}";
}
