using Disclosure.Publisher.Amendments;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>How the fields that can be amended are called on screen.</summary>
internal static class AmendedFieldWords
{
    /// <summary>The word for a field.</summary>
    public static string Of(string field) => field switch
    {
        AmendedFields.Title => "案件名称",
        AmendedFields.ActType => "执法类别",
        AmendedFields.DecidedOn => "决定日期",
        AmendedFields.Sector => "领域",
        AmendedFields.Parties => "当事人",
        AmendedFields.Facts => "违法事实",
        AmendedFields.Basis => "法律依据",
        AmendedFields.Decision => "执法决定",
        AmendedFields.PenaltyKinds => "处罚种类",
        AmendedFields.FineYuan => "罚款金额",
        AmendedFields.Document => "文书",
        AmendedFields.Mode => "公开方式",
        AmendedFields.Layout => "文书的版式",
        _ => "其他",
    };
}
