using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Emergency takedowns in words.</summary>
public static class TakedownWords
{
    /// <summary>What is to follow.</summary>
    public static string Course(TakedownCourse course) => course switch
    {
        TakedownCourse.Correct => "更正后重新公开",
        TakedownCourse.Withdraw => "撤下并公告",
        TakedownCourse.End => "停止公开，不作说明",
        _ => throw new ArgumentOutOfRangeException(nameof(course), course, "Not a defined course."),
    };

    /// <summary>What a course means, for the one who chooses.</summary>
    public static string Meaning(TakedownCourse course) => course switch
    {
        TakedownCourse.Correct => "公示网上一直看不到，直到更正的版本重新报送、审核通过。",
        TakedownCourse.Withdraw => "决定被撤销、变更、确认违法等，应当公告的。确认后请在“撤下”页填写公告。",
        TakedownCourse.End => "公示网上不再出现，也不作说明。立即生效，不能再恢复。",
        _ => throw new ArgumentOutOfRangeException(nameof(course), course, "Not a defined course."),
    };

    /// <summary>Where a takedown stands.</summary>
    public static string Standing(CaseTakedown takedown)
    {
        ArgumentNullException.ThrowIfNull(takedown);
        return takedown switch
        {
            { Outcome: { } end, IsUndecided: true } => $"{End(end)}，仍须另一人确认",
            { Outcome: { } end } => End(end),
            { HiddenAt: null } => "正在从公示网移除",
            { Decision: TakedownDecision.Restored } => "正在恢复公开",
            { Course: { } course } => $"已确认，{Course(course)}",
            _ => "等待另一人确认或者恢复",
        };
    }

    /// <summary>What came of it.</summary>
    public static string End(TakedownEnd end) => end switch
    {
        TakedownEnd.Restored => "已恢复公开",
        TakedownEnd.Corrected => "已更正后重新公开",
        TakedownEnd.Withdrawn => "已撤下并公告",
        TakedownEnd.Ended => "已停止公开",
        TakedownEnd.Joined => "其间没有恢复公开，并入另一次紧急撤下",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "Not a defined end."),
    };

    /// <summary>How long something took: 3 分钟, 5 小时 12 分, 3 天 4 小时; less than a minute is told in seconds.</summary>
    public static string Span(long from, long until)
    {
        var span = TimeSpan.FromMilliseconds(Math.Max(0, until - from));
        return span switch
        {
            { TotalMinutes: < 1 } => $"{span.Seconds} 秒",
            { TotalHours: < 1 } => $"{span.Minutes} 分钟",
            { TotalDays: < 1 } => span.Minutes == 0 ? $"{span.Hours} 小时" : $"{span.Hours} 小时 {span.Minutes} 分",
            _ => span.Hours == 0 ? $"{(int)span.TotalDays:#,0} 天" : $"{(int)span.TotalDays:#,0} 天 {span.Hours} 小时",
        };
    }

    /// <summary>A kind that a re-scan has found.</summary>
    public static string Offered(OfferedKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return string.Equals(kind.Kind, RescanOffer.OutcomeKind, StringComparison.Ordinal) ? "按现在的规则不会公开" : $"{FindingWords.Kind(kind.Kind)} {kind.Count:#,0} 处";
    }
}
