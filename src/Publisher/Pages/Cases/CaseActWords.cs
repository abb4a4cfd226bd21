using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>What acts on a case are called.</summary>
internal static class CaseActWords
{
    /// <summary>A verb with its object, as it stands on a button or after 不能.</summary>
    public static string Of(CaseAct act) => act switch
    {
        CaseAct.Approve => "批准公开",
        CaseAct.Return => "退回",
        CaseAct.Withhold => "决定不予公开",
        CaseAct.Release => "解除暂缓",
        CaseAct.RecordSecrecyReview => "记录保密审查",
        CaseAct.Withdraw => "撤下",
        CaseAct.Hold => "暂缓公开",
        CaseAct.Reprocess => "重新处理",
        CaseAct.Suspend => "紧急撤下",
        CaseAct.Restore => "恢复公开",
        CaseAct.ReduceToSummary => "仅保留摘要",
        CaseAct.ProposeOverride => "提出公开的提议",
        CaseAct.ConfirmOverride => "确认公开的提议",
        CaseAct.CloseSeries => "宣告系列办结",
        CaseAct.Correct => "核对和更正发现",
        CaseAct.ChangeMode => "更改公开方式",
        CaseAct.JudgeImpact => "认定社会影响",
        CaseAct.Reassess => "确认不予公开的情形",
        CaseAct.RecordAftermath => "登记公开后的情况",
        CaseAct.ConfirmAftermath => "确认公开后的情况",
        CaseAct.Amend => "更正公开的信息",
        CaseAct.Mend => "补正",
        CaseAct.RecordLegalReview => "记录法制审核",
        CaseAct.ConfirmTakedown => "确认紧急撤下",
        CaseAct.RetractWithdrawal => "取消误办的撤下",
        CaseAct.AnswerRescan => "答复复查结果",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Not a defined act."),
    };
}
