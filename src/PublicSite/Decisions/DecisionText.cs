using System.Globalization;
using System.Text;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;

namespace Disclosure.PublicSite.Decisions;

/// <summary>Words about a decision that are the same on its page, in its download and in the API.</summary>
public static class DecisionText
{
    /// <summary>What fidelity can be claimed: the platform knows the file it was sent, not the paper that was served.</summary>
    public const string Fidelity = "与执法机关提交的电子文本一致（隐去部分除外）";

    /// <summary>What a reader of a summary is told instead: there is no text to compare.</summary>
    public const string SummaryOnly = "本决定以摘要方式公开，不提供决定书全文";

    /// <summary>How to cite a decision.</summary>
    public static string Citation(DecisionRecord decision, string address)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return $"{decision.AgencyName}：{BlockText.Of(decision.Title)}，{decision.DocumentNumber}，{ChineseDate.Long(decision.DecidedOn)}，{address}";
    }

    /// <summary>An amount as pages write it: 5,000 元, or 12.5 万元 from ten thousand up where that is exact to two places.</summary>
    public static string Amount(decimal yuan)
    {
        const decimal wan = 10_000m;
        return yuan >= wan && yuan % 100m == 0m
            ? string.Create(CultureInfo.InvariantCulture, $"{yuan / wan:#,0.##} 万元")
            : string.Create(CultureInfo.InvariantCulture, $"{yuan:#,0.##} 元");
    }

    /// <summary>The whole page as plain text, lines ended by one line feed.</summary>
    public static string Plain(RecordState state, DecisionRecord decision, string address)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(decision);
        var text = new StringBuilder();
        text.Append(BlockText.Of(decision.Title)).Append('\n').Append('\n');
        foreach (var (label, value) in Fields(decision))
            text.Append(label).Append('：').Append(value).Append('\n');
        foreach (var line in AftermathWords.Lines(decision))
            text.Append(line).Append('\n');
        foreach (var notice in state.Notices)
            text.Append("公告：").Append(notice.Notice.Content).Append('\n');
        text.Append('\n');
        if (decision.Body.Count > 0)
            text.Append(BlockText.Of(decision.Body)).Append("\n\n决定书正文").Append(Fidelity).Append("。\n");
        else
            text.Append(SummaryOnly).Append("。\n");
        return text.Append(address).Append('\n').ToString();
    }

    private static IEnumerable<(string Label, string Value)> Fields(DecisionRecord decision)
    {
        var summary = decision.Summary;
        (string Label, string Value)[] all =
        [
            ("文号", decision.DocumentNumber),
            ("当事人", string.Join("、", summary.Parties.Select(BlockText.Of))),
            ("违法事实", BlockText.Of(summary.Facts)),
            ("法律依据", BlockText.Of(summary.Basis)),
            ("执法决定", BlockText.Of(summary.Decision)),
            ("执法机关", decision.AgencyName),
            ("决定日期", ChineseDate.Iso(decision.DecidedOn)),
        ];
        return all.Where(field => field.Value.Length > 0);
    }
}
