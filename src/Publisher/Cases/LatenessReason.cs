namespace Disclosure.Publisher.Cases;

/// <summary>Why a case is late, in the words of its agency (公示办法 Art. 20(5)); sealed with the case, and never taken back.</summary>
public sealed record LatenessReason
{
    /// <summary>Characters at most.</summary>
    public const int Length = 1000;

    /// <summary>Reasons that one case can have.</summary>
    public const int Most = 50;

    /// <summary>The reason.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it says why the decision was taken down late; otherwise why it became public late.</summary>
    public bool OfWithdrawal { get; init; }

    /// <summary>Account that wrote it.</summary>
    public required string Account { get; init; }

    /// <summary>When, milliseconds since 1970-01-01 UTC.</summary>
    public required long At { get; init; }

    /// <summary>What is wrong with a text; empty when nothing is.</summary>
    internal static IReadOnlyList<CaseMessage> Errors(string? text) => text?.Trim() switch
    {
        null or "" => [new CaseMessage("reason", "required", "请填写逾期的原因。")],
        { Length: > Length } => [new CaseMessage("reason", "length", $"逾期的原因不得超过 {Length} 字。")],
        var said when !PlainText.IsClean(said, lines: true) => [new CaseMessage("reason", "characters", "逾期的原因含有不允许的字符。")],
        _ => [],
    };
}
