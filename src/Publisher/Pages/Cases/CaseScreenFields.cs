using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Microsoft.AspNetCore.Html;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>A field of the 摘要 as sent and as published.</summary>
/// <param name="Name">Its name in the law.</param>
/// <param name="Sent">As sent; null when it was read from the text.</param>
/// <param name="Public">As published; null when nothing is.</param>
public sealed record CaseField(string Name, string? Sent, IHtmlContent? Public);

/// <summary>Something known of the case.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value, for people.</param>
/// <param name="IsCase">Whether the value is the id of another case of the agency.</param>
public sealed record CasePair(string Name, string Value, bool IsCase = false);

/// <summary>Lays out what is known of a case for the review page.</summary>
internal static class CaseScreenFields
{
    public static IReadOnlyList<CaseField> Of(CaseDetail detail)
    {
        var sent = detail.Fields;
        var made = detail.Candidate;
        CaseField[] all =
        [
            new("案件名称", sent?.Title, Line(made?.Title)),
            new("当事人姓氏或者名称", sent is null ? null : string.Join("、", sent.Parties.Select(party => party.Name)), Lines(made?.Summary.Parties)),
            new("违法事实", sent?.Summary?.Facts, Line(made?.Summary.Facts)),
            new("法律依据", sent?.Summary?.Basis, Line(made?.Summary.Basis)),
            new("执法决定", sent?.Summary?.Decision, Line(made?.Summary.Decision)),
        ];
        return [.. all.Where(field => !string.IsNullOrEmpty(field.Sent) || field.Public is not null)];
    }

    public static IReadOnlyList<CasePair> PairsOf(CaseDetail detail, DeskUser user)
    {
        var row = detail.Case;
        var sent = detail.Fields;
        (string Name, string? Value)[] all =
        [
            ("文号", detail.Caption?.DocumentNumber),
            ("执法机关", user.AgencyName),
            ("执法类别", row.ActType?.Chinese()),
            ("作出日期", row.DecidedOn is { } decided ? ScreenValues.Cell(decided) : null),
            ("违法行为日期", sent?.ViolatedOn is { } violated ? ScreenValues.Cell(violated) : null),
            ("领域", sent?.Sector),
            ("程序", sent?.Procedure switch { DecisionProcedure.Ordinary => "普通程序", DecisionProcedure.Simple => "简易程序", _ => null }),
            ("公开方式", row.State is CaseState.SummaryOnly ? "仅摘要（全文已移除）" : detail.Candidate?.Mode switch { DisclosureMode.Summary => "摘要", DisclosureMode.FullText => "全文", _ => null }),
            ("公开方式的由来", detail.Publication is { } terms && detail.Candidate is not null ? PublicationWords.Why(terms) : null),
            ("社会影响", detail.Publication is { } impact ? PublicationWords.Impact(impact) : null),
            ("没有公开的依据", row.GroundClause is { } clause ? ClauseWords.Place(clause) : null),
            ("没有公开的批准人", row.GroundClause is null ? null : row.GroundBy is { } by ? ActorWords.OfAccount(by) : row.State is CaseState.Withheld ? "系统按规则作出，等待审核人确认" : "系统按规则作出"),
            ("处罚种类", sent is null ? null : string.Join("、", sent.PenaltyKinds)),
            ("罚款", sent?.FineYuan is { } fine ? ScreenValues.Yuan(fine) : null),
            ("法制审核", detail.LegalReview is { } legal ? string.Join('，', new[] { legal.OpinionNumber, legal.Reviewer, ScreenValues.Cell(legal.ReviewedOn) }.OfType<string>()) : null),
            ("保密审查", detail.SecrecyReview is { } secrecy ? SecrecyWords(secrecy) : null),
            ("报送文件", detail.File is { } file ? $"{file.Name}（{SizeWords(file.Length)}）" : null),
            ("报送人", ActorWords.OfAccount(row.Submitter)),
            ("补正人", string.Join("、", row.CoAuthors.Select(ActorWords.OfAccount))),
            ("审核人", row.Reviewer is null ? null : ActorWords.OfAccount(row.Reviewer)),
            ("更正的性质", sent?.Amendment is { } amendment ? (amendment.Kind is AmendmentKind.Technical ? "技术性修改" : "更正") : null),
            ("更正的项目", sent?.Amendment is { Fields: { Count: > 0 } changed } ? string.Join('、', changed.Select(AmendedFieldWords.Of)) : null),
            ("更正的理由", sent?.Amendment?.Reason),
            ("公开的更正说明", sent?.Amendment?.Note),
            ("被更正的案件", row.AmendsCase),
            ("替代它的案件", row.SupersededBy),
            ("接续的案件", row.ReplacesCase),
            ("案件编号", row.CaseId),
        ];
        return [.. all.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => new CasePair(pair.Name, pair.Value!, pair.Name.EndsWith("的案件", StringComparison.Ordinal)))];
    }

    public static string SecrecyWords(SecrecyReview review) =>
        $"{review.Reviewer}，{ScreenValues.Cell(review.ReviewedOn)}，{(review.Conclusion == SecrecyConclusion.Publishable ? "可以公开" : "不得公开")}";

    private static string SizeWords(long bytes) => bytes < 1024 ? $"{bytes} 字节" : $"{(bytes + 1023) / 1024:#,0} KB";

    private static PublicLineMarkup? Line(IReadOnlyList<Inline>? inlines) => inlines is { Count: > 0 } ? new PublicLineMarkup(inlines) : null;

    // Several parties stand on one line, parted as names are in Chinese.
    private static PublicLineMarkup? Lines(IReadOnlyList<IReadOnlyList<Inline>>? parties)
    {
        if (parties is not { Count: > 0 })
        {
            return null;
        }

        var comma = new Inline { Text = "、" };
        return new PublicLineMarkup([.. parties.SelectMany((party, index) => index == 0 ? party : [comma, .. party])]);
    }
}
