using System.Globalization;
using Disclosure.Records;

namespace Disclosure.DecisionPages;

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
}
