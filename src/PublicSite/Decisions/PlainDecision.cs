using System.Text;
using Disclosure.DecisionPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;

namespace Disclosure.PublicSite.Decisions;

/// <summary>A decision's page as plain text.</summary>
public static class PlainDecision
{
    /// <summary>The whole page as plain text, lines ended by one line feed.</summary>
    public static string Of(RecordState state, DecisionRecord decision, string address)
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
            text.Append(BlockText.Of(decision.Body)).Append("\n\n决定书正文").Append(DecisionText.Fidelity).Append("。\n");
        else
            text.Append(DecisionText.SummaryOnly).Append("。\n");
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
