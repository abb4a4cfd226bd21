using Disclosure.Publisher.Numbering;

namespace Disclosure.Publisher.Pages.Numbers;

/// <summary>How sequences of numbers and their gaps are called on screen.</summary>
public static class NumberWords
{
    /// <summary>What stands in place of the name of a sequence of which nothing is public.</summary>
    public const string Unnamed = "（还没有公开过的文号系列，不显示名称）";

    /// <summary>What is to be said of a stretch.</summary>
    public static string Standing(NumberGap gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return gap switch
        {
            { Explanation: { } said } => said.Reason.Chinese(),
            { IsLeap: true } => "跨度过大，可能是文号有误，不计入缺号",
            _ => "缺号，没有说明",
        };
    }
}
