using System.Globalization;
using Disclosure.Publisher.Receipts;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Receipts of public nodes in words.</summary>
public static class ReceiptWords
{
    /// <summary>A length of time, such as <c> 0.8 秒</c> or <c> 12 分钟</c>, with a space before it.</summary>
    public static string Span(long milliseconds) => milliseconds switch
    {
        < 100 => "不到 0.1 秒",
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $" {milliseconds / 1000.0:0.0} 秒"),
        < 7_200_000 => string.Create(CultureInfo.InvariantCulture, $" {milliseconds / 60_000} 分钟"),
        _ => string.Create(CultureInfo.InvariantCulture, $" {milliseconds / 3_600_000} 小时"),
    };

    /// <summary>What an alarm of the audit says, from its code such as <c>hidden/site/12</c>.</summary>
    public static string Missing(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Split('/') switch
        {
            ["hidden", var node, var entry] => $"公示节点 {node} 没有按时确认隐去（公示簿第 {entry} 条）",
            ["purged", var node, var entry] => $"公示节点 {node} 没有按时确认清除（公示簿第 {entry} 条）",
            ["residue", var node, var entry] => $"公示节点 {node} 上仍能找到已移除的内容（公示簿第 {entry} 条）",
            _ => code,
        };
    }

    /// <summary>How a node stands, in a word.</summary>
    public static string State(NodeState state) => state switch
    {
        NodeState.Current => "正常",
        NodeState.Behind => "落后",
        NodeState.Fenced => "已隔断",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a defined state."),
    };
}
