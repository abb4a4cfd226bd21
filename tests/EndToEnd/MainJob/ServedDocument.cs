using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.MainJob;

/// <summary>A decision of invented people, as a word processor would save it: the citizen's number stands in two runs.</summary>
internal static class ServedDocument
{
    public const string Title = "勐海古渡香蕉包装有限公司未取得许可堆放废弃包装案";
    public const string DocumentNumber = "海文旅罚字〔2026〕第88号";
    public const string CitizenId = "532822198703124418";
    public const string DaiName = "岩糯罕";
    public const string LegalRepresentative = "刀文相";
    public const string Company = "勐海古渡香蕉包装有限公司";

    public const string Metadata =
        $$$"""
        {"documentNumber":"{{{DocumentNumber}}}","title":"{{{Title}}}","actType":"penalty","decidedOn":"2026-01-12","sector":"文化旅游",
         "parties":[{"name":"{{{Company}}}","kind":"organisation","legalRepresentative":"{{{LegalRepresentative}}}"}],
         "people":[{"name":"{{{DaiName}}}","role":"witness"}],
         "summary":{"facts":"当事人在景区入口堆放废弃包装，{{{DaiName}}}在场。","basis":"《中华人民共和国旅游法》第四十二条","decision":"罚款8000元。"},
         "penaltyKinds":["罚款"],"fineYuan":8000,
         "secrecyReview":{"reviewer":"保密审查员","reviewedOn":"2026-01-12","conclusion":"publishable"}}
        """;

    public static byte[] Docx() => WordFile.OfMarkup(
    [
        WordFile.Run("勐海县文化和旅游局行政处罚决定书"),
        WordFile.Run(DocumentNumber),
        WordFile.Run($"当事人：{Company}"),
        WordFile.Run($"法定代表人：{LegalRepresentative}"),
        WordFile.Run($"证人：{DaiName}，身份证号码：") + WordFile.Run(CitizenId[..11]) + "<w:proofErr w:type=\"spellStart\"/>" + WordFile.Run(CitizenId[11..]) + WordFile.Run("。"),
        WordFile.Run($"经查明，当事人在景区入口堆放废弃包装。{DaiName}对上述事实作了说明，法定代表人{LegalRepresentative}没有异议。"),
        WordFile.Run("依据《中华人民共和国旅游法》的规定，决定罚款人民币8000元（捌仟元整）。"),
        WordFile.Run("勐海县文化和旅游局"),
        WordFile.Run("2026年1月12日"),
    ]);
}
