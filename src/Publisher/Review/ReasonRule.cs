using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Review;

/// <summary>What a reason must be: said, and short enough to be read.</summary>
internal static class ReasonRule
{
    /// <summary>Characters at most.</summary>
    public const int Length = 1000;

    /// <summary>What is wrong with a reason; empty when nothing is.</summary>
    public static IReadOnlyList<CaseMessage> Errors(string? reason) => reason?.Trim().Length switch
    {
        null or 0 => [new CaseMessage("reason", "required", "请填写理由。")],
        > Length => [new CaseMessage("reason", "length", $"理由不得超过 {Length} 字。")],
        _ => [],
    };
}
