using Disclosure.Records;

namespace Disclosure.DecisionPages;

/// <summary>What a version of a record was, as far as the log's own headers say. Names are published: never renamed.</summary>
public enum VersionKind
{
    /// <summary>首次公开</summary>
    Published = 1,

    /// <summary>Another text or other facts took the place of those before.</summary>
    Changed,

    /// <summary>The same, as a matter of form or performance.</summary>
    Maintained,

    /// <summary>A notice was put beside the text.</summary>
    Noticed,

    /// <summary>The text was taken out of sight.</summary>
    Removed,

    /// <summary>It came back.</summary>
    Restored,
}

/// <summary>A version in a list: the fact and the day, nothing of what it said.</summary>
/// <param name="Version">From 1, ascending; a number may be missing.</param>
/// <param name="At">When it entered the gazette, UTC.</param>
/// <param name="Kind">What it was.</param>
public readonly record struct VersionStep(int Version, DateTimeOffset At, VersionKind Kind);

/// <summary>
/// A line of the list of versions. What an earlier version said is erased with it: what is told here is what the present text says of its own
/// corrections, so that no list can hold more than the page.
/// </summary>
/// <param name="Step">The version.</param>
/// <param name="Words">What it was, such as 更正.</param>
/// <param name="Note">Why, as the present text tells it; null when it tells nothing.</param>
/// <param name="Fields">What it changed; empty when that is not told.</param>
public sealed record PageVersion(VersionStep Step, string Words, string? Note, IReadOnlyList<CorrectedField> Fields)
{
    /// <summary>The list of a record whose text stands.</summary>
    public static IReadOnlyList<PageVersion> Of(IReadOnlyList<VersionStep> steps, DecisionRecord decision, IReadOnlyList<PageNotice> notices)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(notices);
        var left = (decision.Corrections ?? []).ToList();
        var lines = new List<PageVersion>(steps.Count);
        foreach (var step in steps)
        {
            var correction = left.Find(note => note.Version == step.Version)
                ?? (step.Kind is VersionKind.Changed ? left.Find(note => note.Version is null && note.On == ChineseDate.Day(step.At)) : null);
            if (correction is not null)
                left.Remove(correction);
            var notice = notices.FirstOrDefault(dated => dated.Notice.Version == step.Version)?.Notice;
            lines.Add(correction is not null ? new PageVersion(step, "更正", correction.Note, correction.Fields ?? [])
                : notice is not null ? new PageVersion(step, NoticeWords.Kind(notice.Kind), notice.Reason.Length > 0 ? notice.Reason : null, [])
                : new PageVersion(step, WordsOf(step.Kind), null, []));
        }

        return lines;
    }

    /// <summary>The list of a record whose text is gone and whose notice stays.</summary>
    public static IReadOnlyList<PageVersion> OfWithdrawn(IReadOnlyList<VersionStep> steps, NoticeRecord notice)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(notice);
        return [.. steps.Select(step => step.Version == notice.Version
            ? new PageVersion(step, $"撤下（{NoticeWords.Kind(notice.Kind)}）", notice.Reason.Length > 0 ? notice.Reason : null, [])
            : new PageVersion(step, WordsOf(step.Kind), null, []))];
    }

    /// <summary>What an item is called on the page.</summary>
    public static string WordsOf(CorrectedField field) => field switch
    {
        CorrectedField.Title => "案件名称",
        CorrectedField.ActType => "执法类别",
        CorrectedField.DecidedOn => "决定日期",
        CorrectedField.Sector => "领域",
        CorrectedField.Parties => "当事人",
        CorrectedField.Facts => "违法事实",
        CorrectedField.Basis => "法律依据",
        CorrectedField.Decision => "执法决定",
        CorrectedField.PenaltyKinds => "处罚种类",
        CorrectedField.FineYuan => "罚款金额",
        CorrectedField.Document => "决定书正文",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a defined field."),
    };

    /// <summary>What a version was, in words that hold for every reason it may have had.</summary>
    public static string WordsOf(VersionKind kind) => kind switch
    {
        VersionKind.Published => "首次公开",
        VersionKind.Changed => "更新公示内容",
        VersionKind.Maintained => "更新公示信息（不涉及决定内容）",
        VersionKind.Noticed => "增加说明",
        VersionKind.Removed => "停止公示",
        VersionKind.Restored => "恢复公示",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a defined kind."),
    };
}
