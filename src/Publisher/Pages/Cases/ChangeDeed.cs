using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>An act that needs a reason alone, in words.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Act">The act.</param>
/// <param name="What">What will happen, before it does.</param>
/// <param name="Hint">What the reason should say.</param>
/// <param name="Button">What the button does.</param>
/// <param name="Done">What was done.</param>
public sealed record ChangeDeed(string Name, CaseAct Act, string What, string Hint, string Button, string Done)
{
    /// <summary>The closed list, in the order of the screen.</summary>
    public static IReadOnlyList<ChangeDeed> All { get; } =
    [
        new(
            "restore",
            CaseAct.Restore,
            "审核通过的全文将重新出现在公示网上；此前更正过的，是更正后的版本。公开前系统会再核验一次。",
            "写明查清的情况。只记入办理记录，不公开。",
            "恢复公开：重新公开全文",
            "已决定恢复公开，片刻后即可在公示网查到。"),
        new(
            "summary",
            CaseAct.ReduceToSummary,
            "公示网上只保留摘要，全文不再公开，已公开的全文从公示簿中清除。以后可以恢复全文。",
            "写明为什么只需公开摘要。只记入办理记录，不公开。",
            "仅保留摘要：移除全文",
            "已决定仅保留摘要，片刻后公示网上不再有全文。"),
        new(
            "close-series",
            CaseAct.CloseSeries,
            "本机关同一系列中暂缓公开的案件都将标为须重新评估，由审核人逐件决定解除暂缓或者不予公开。不会直接公开。",
            "写明系列案件何时、怎样办结。只记入办理记录，不公开。",
            "宣告系列办结：提示逐件重新评估",
            "已宣告系列办结，暂缓的案件已标为须重新评估。"),
        new(
            "reassess",
            CaseAct.Reassess,
            "不予公开的情形仍然成立时使用。案件保持不予公开，公示网上没有变动；满规定的月数以后再次评估。情形不再成立的，请改用“重新处理”。",
            "写明核对了什么、为什么仍然成立。只记入办理记录，不公开。",
            "确认：情形仍然成立，继续不予公开",
            "已确认，继续不予公开。"),
        new(
            "reprocess",
            CaseAct.Reprocess,
            "系统将从报送的文书开始，重新读取、评估、隐去和核验；原来的保密审查、暂缓结论不再算数；商业秘密、个人隐私的情形除外，仍须由两个人认定不成立。之后重新进入审核，不会直接公开。",
            "写明情况有什么变化。只记入办理记录，不公开。",
            "重新处理",
            "已重新处理，稍后刷新本页查看结果。"),
        new(
            "retract-withdrawal",
            CaseAct.RetractWithdrawal,
            "撤下办错了案件，提示也没有公开时使用。那次填写的提示将清除，撤下期限不再按它的日期计算；登记过复议、诉讼结果的，仍按登记的日期计算。公示网上没有变动。",
            "写明怎样办错、怎样核对。只记入办理记录，不公开。",
            "取消误办的撤下",
            "已取消误办的撤下，公示网保持原样。"),
    ];

    /// <summary>The act of a name; null when none is called so.</summary>
    public static ChangeDeed? Find(string name) => All.FirstOrDefault(deed => string.Equals(deed.Name, name, StringComparison.Ordinal));
}
