using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>What an approval will do, said before it is given: in which form, at which address, what stays hidden.</summary>
public static class ApproveWords
{
    /// <summary>The words on the button.</summary>
    public static string Button(CaseScreen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var form = screen.IsSummary ? "摘要" : "全文";
        return screen.AmendsCase is null ? $"批准公开：将以{form}发布到公示网的新网址"
            : screen.Amends is { State: CaseState.Suspended } ? $"批准更正：将以{form}在公示网原网址上重新公开，中止随之结束"
            : $"批准更正：将以{form}替换公示网原网址上的版本";
    }

    /// <summary>What stays hidden, in sentences.</summary>
    public static IReadOnlyList<string> Hidden(CaseScreen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var sentences = new List<string>();
        if (screen.IsSummary)
        {
            sentences.Add("正文不公开，公示网上只有摘要各项，自然人只有姓氏。");
        }
        else
        {
            sentences.Add(Kinds(screen, FindingAction.Hide) is { Length: > 0 } hidden ? $"隐去：{hidden}。" : "没有隐去任何内容。");
            if (Kinds(screen, FindingAction.Generalise) is { Length: > 0 } generalised)
            {
                sentences.Add($"概括：{generalised}。");
            }
        }

        if (screen.Findings.Count(finding => finding.Rejected is not null) is > 0 and var rejected)
        {
            sentences.Add($"其中 {rejected} 处审核人认为不对，公开时仍按现在的样子隐去；要恢复的，请不要批准，先退回报送人。");
        }

        return sentences;
    }

    /// <summary>Why it cannot be approved yet; null when it can.</summary>
    public static string? Obstacle(CaseScreen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return screen.SecrecyReview switch
        {
            null => "记录保密审查后，才能批准公开。",
            { Conclusion: not SecrecyConclusion.Publishable } => "保密审查的结论是不得公开，因此不能批准。请决定不予公开，或者更改保密审查。",
            _ when screen.OpenCount > 0 => $"还有 {screen.OpenCount} 处没有核对，核对完才能批准。",
            _ => null,
        };
    }

    private static string Kinds(CaseScreen screen, FindingAction action) => string.Join('、', screen.Findings
        .Where(finding => finding.Finding.Action == action)
        .GroupBy(finding => finding.Finding.Kind, StringComparer.Ordinal)
        .OrderByDescending(kind => kind.Count())
        .Select(kind => $"{FindingWords.Kind(kind.Key)} {kind.Count()} 处"));
}
