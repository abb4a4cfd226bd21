using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>What the release verifier objects to, in words; never the value.</summary>
public static class FailureWords
{
    /// <summary>One sentence without its full stop.</summary>
    public static string Of(VerificationFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var where = Place(failure.Where);
        if (failure.Rule.StartsWith("residue", StringComparison.Ordinal))
        {
            return failure.Kind.Length == 0 ? $"{where}里还留有应当隐去的内容" : $"{where}里还留有应当隐去的{FindingWords.Kind(failure.Kind)}";
        }

        return failure.Rule.StartsWith("fidelity", StringComparison.Ordinal)
            ? $"{where}与送达文本不一致（隐去部分除外）"
            : $"{where}没有通过“{failure.Rule}”检查";
    }

    private static string Place(string where)
    {
        var end = where.IndexOf('[', StringComparison.Ordinal);
        var name = end < 0 ? where : where[..end];
        var number = end >= 0 && int.TryParse(where.AsSpan(end + 1).TrimEnd(']'), out var index) ? $"第 {index + 1} " : string.Empty;
        return name switch
        {
            "body" => number.Length == 0 ? "正文" : $"正文{number}段",
            "title" => "案件名称",
            "facts" => "违法事实",
            "basis" => "法律依据",
            "decision" => "执法决定",
            "parties" or "party" => "当事人",
            "content" => "决定内容",
            "reason" => "理由",
            _ => where.Length == 0 ? "内容" : where,
        };
    }
}
