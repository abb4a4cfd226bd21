using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>What a file holds but does not show, in words.</summary>
public static class UnseenWords
{
    /// <summary>One sentence; null when there is nothing to tell.</summary>
    public static string? Of(IReadOnlyList<UnseenText> unseen)
    {
        ArgumentNullException.ThrowIfNull(unseen);
        return unseen.Count == 0
            ? null
            : $"送达文件里另有看不到的内容（{string.Join('、', unseen.Select(text => $"{Kind(text.Kind)} {text.Count} 处"))}），均不公开。";
    }

    private static string Kind(UnseenKind kind) => kind switch
    {
        UnseenKind.Comment => "批注",
        UnseenKind.Deleted => "修订时删除的文字",
        UnseenKind.Hidden => "隐藏文字",
        UnseenKind.Colourless => "与底色相同或者被遮住的文字",
        UnseenKind.Tiny => "小得看不清的文字",
        UnseenKind.OffPage => "页面以外的文字",
        UnseenKind.Drawing => "图形或者嵌入文件里的文字",
        UnseenKind.Other => "其他不显示的文字",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a defined kind."),
    };
}
