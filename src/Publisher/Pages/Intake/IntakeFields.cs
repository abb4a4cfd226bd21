using Disclosure.Publisher.Cases;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Disclosure.Publisher.Pages.Intake;

/// <summary>Where a fault that intake finds belongs on a form, and how its field is called there.</summary>
internal static class IntakeFields
{
    private static readonly Dictionary<string, (string Field, string Label)> Known = new(StringComparer.Ordinal)
    {
        ["files"] = ("Files", "决定书文件"),
        ["documentNumber"] = ("DocumentNumber", "文号"),
        ["title"] = ("CaseTitle", "案件名称"),
        ["actType"] = ("ActType", "执法类别"),
        ["decidedOn"] = ("DecidedOn", "作出日期"),
        // Pushed with it and not on the form: the day that can be mended is that of the decision.
        ["violatedOn"] = ("DecidedOn", "作出日期"),
        ["sector"] = ("Sector", "领域"),
        ["procedure"] = ("Procedure", "程序"),
        ["parties"] = ("Parties", "当事人"),
        ["summary.facts"] = ("Facts", "违法事实"),
        ["summary.basis"] = ("Basis", "法律依据"),
        ["summary.decision"] = ("Decision", "执法决定"),
        ["penaltyKinds"] = ("PenaltyKinds", "处罚种类"),
        ["fineYuan"] = ("Fine", "罚款"),
        ["amendment.kind"] = ("AmendmentKind", "更正的性质"),
        ["amendment.note"] = ("AmendmentNote", "公开的更正说明"),
        ["amendment.reason"] = ("AmendmentReason", "更正的理由"),
        ["legalReview.opinionNumber"] = ("OpinionNumber", "审核意见文号"),
        ["legalReview.reviewedOn"] = ("LegalReviewedOn", "法制审核日期"),
        ["legalReview.reviewer"] = ("LegalReviewer", "法制审核人"),
        ["secrecyReview.reviewer"] = ("SecrecyReviewer", "审查人"),
        ["secrecyReview.reviewedOn"] = ("SecrecyReviewedOn", "审查日期"),
        ["secrecyReview.conclusion"] = ("SecrecyConclusion", "审查结论"),
    };

    /// <summary>The field of the form; empty for none.</summary>
    public static string FieldOf(CaseMessage error) => Find(error).Field;

    /// <summary>The sentence, told with the name of its field.</summary>
    public static string WordsOf(CaseMessage error)
    {
        var label = Find(error).Label;
        var words = error.Rule switch
        {
            "required" => "请填写这一项。",
            "date" => "请按“年-月-日”填写，例如 2026-10-14。",
            "amount" => "请填写以元为单位的数字，至多两位小数，例如 5000。",
            _ => error.Message,
        };
        return label.Length == 0 ? error.Message : $"{label}：{words}";
    }

    /// <summary>Puts faults where they belong.</summary>
    public static void AddTo(this IEnumerable<CaseMessage> errors, ModelStateDictionary state)
    {
        foreach (var error in errors)
        {
            state.AddModelError(FieldOf(error), WordsOf(error));
        }
    }

    // parties[1].birthDate is a fault of the parties.
    private static (string Field, string Label) Find(CaseMessage error)
    {
        var bracket = error.Field.IndexOf('[', StringComparison.Ordinal);
        return Known.GetValueOrDefault(bracket < 0 ? error.Field : error.Field[..bracket], (string.Empty, string.Empty));
    }
}
