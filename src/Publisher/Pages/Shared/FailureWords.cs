using System.Globalization;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>What the release verifier objects to, in words; never the value.</summary>
public static class FailureWords
{
    private const string Summary = "summary.";

    /// <summary>One sentence without its full stop.</summary>
    public static string Of(VerificationFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var where = Place(failure.Where);
        return failure.Rule.Split('/')[0] switch
        {
            "residue" or "baseline" => $"{where}里还留有应当隐去的{(failure.Kind.Length == 0 ? "内容" : FindingWords.Kind(failure.Kind))}",
            "fidelity" => $"{where}与送达文本不一致（隐去部分除外）",
            "mask" => $"{where}里有隐去标记没有写明依据，或者用语不符合规定",
            "evidence" => "用来核验的依据不完整或者互相矛盾",
            "payload" => "拟公开的内容无法读取",
            "called-off" => "没有能够写入公示簿，因为办理了紧急撤下而取消；需要的，可以重新办理",
            _ => $"{where}没有通过“{failure.Rule}”检查",
        };
    }

    private static string Place(string where)
    {
        // A place is a path in the payload, such as summary.facts[1].text; its first member tells the reader where to look.
        var path = where.StartsWith(Summary, StringComparison.Ordinal) ? where[Summary.Length..] : where;
        var name = path.Split('.', '[', ',')[0];
        var rest = path.AsSpan(name.Length);
        var end = rest.IndexOf(']');
        var number = end > 1 && rest[0] == '[' && int.TryParse(rest[1..end], CultureInfo.InvariantCulture, out var index) ? $"第 {index + 1} " : string.Empty;
        return name switch
        {
            "body" => number.Length == 0 ? "正文" : $"正文{number}段",
            "title" => "案件名称",
            "documentNumber" => "文号",
            "agencyName" => "执法机关名称",
            "penaltyKinds" => "处罚种类",
            "authority" => "作出机关",
            "authorityDocumentNumber" => "撤下文书的文号",
            "mode" => "公开方式",
            "facts" => "违法事实",
            "basis" => "法律依据",
            "decision" => "执法决定",
            "parties" or "party" => "当事人",
            "content" => "决定内容",
            "reason" => "理由",
            "proceedings" => "复议诉讼情况",
            "corrections" => "更正说明",
            _ => "拟公开的内容",
        };
    }
}
