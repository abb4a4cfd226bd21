using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Names;

/// <summary>The law keeps the name of the registered 法定代表人 (Art. 10(1)): not of who was, may become or is none, wherever the text says so.</summary>
public sealed class RepresentativesInOfficeTests
{
    [Theory]
    [InlineData("原法定代表人：{段誉林|person}，男。")]
    [InlineData("法定代表人（原）：{段誉林|person}，男。")]
    [InlineData("拟任法定代表人：{段誉林|person}，男。")]
    [InlineData("法定代表人：{段誉林|person}（时任），男。")]
    [InlineData("昆明北辰商贸有限公司历任法定代表人：{段誉林|person}、{瞿秀英|person}。")]
    [InlineData("你公司时任法定代表人{段誉林|person}在合同上签字。")]
    [InlineData("该公司原执行董事、法定代表人{段誉林|person}在合同上签字。")]
    [InlineData("案发前的法定代表人{段誉林|person}在合同上签字。")]
    [InlineData("{段誉林|person}曾任该公司法定代表人，现无业。")]
    [InlineData("{段誉林|person}，男，{昆明北辰商贸有限公司|+organisation}前法定代表人。")]
    [InlineData("{段誉林|person}（{昆明北辰商贸有限公司|+organisation}原法定代表人）到场。")]
    [InlineData("经查，{段誉林|person}并非{昆明北辰商贸有限公司|+organisation}法定代表人。")]
    [InlineData("该公司法定代表人{段誉林|person}（2023年5月离任）签收。")]
    [InlineData("该公司法定代表人{段誉林|person}已于2023年5月离任。")]
    [InlineData("供货商{大理恒锐建材有限公司|+organisation}（法定代表人：{段誉林|person}，已于2023年5月卸任）在场。")]
    [InlineData("该公司2023年的法定代表人{段誉林|person}在合同上签字。")]
    [InlineData("该公司2023年6月的法定代表人{段誉林|person}已去世。")]
    [InlineData("违法行为发生期间的法定代表人{段誉林|person}在合同上签字。")]
    [Clause("GS-10-1")]
    public void Redact_WhoIsNotInOffice_IsHidden(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("变更前法定代表人：{段誉林|person}；变更后法定代表人：{瞿秀英|+legal_representative}。")]
    [InlineData("原法定代表人：{段誉林|person}　现法定代表人：{瞿秀英|+legal_representative}")]
    [InlineData("{昆明北辰商贸有限公司|+organisation}法定代表人于2023年5月由{段誉林|person}变更为{瞿秀英|+legal_representative}。")]
    [InlineData("法定代表人：变更前{段誉林|person}；变更后{瞿秀英|+legal_representative}。")]
    [InlineData("免去{段誉林|person}法定代表人职务，选举{瞿秀英|+legal_representative}为法定代表人。")]
    [InlineData("申请将法定代表人由{段誉林|person}变更为{瞿秀英|person}，不予登记。")]
    [InlineData("法定代表人由{段誉林|+legal_representative}变更为{瞿秀英|person}系冒名，决定撤销该次变更登记。法定代表人恢复登记为{段誉林|+legal_representative}。")]
    [InlineData("变更事项\t变更前\t变更后\n法定代表人\t{段誉林|person}\t{瞿秀英|+legal_representative}\n注册资本\t壹佰万元\t贰佰万元")]
    [InlineData("| 企业名称 | 变更前法定代表人 | 变更后法定代表人 |\n| {昆明北辰商贸有限公司|+organisation} | {段誉林|person} | {瞿秀英|+legal_representative} |")]
    [InlineData("一、变更前登记事项\n法定代表人：{段誉林|person}\n二、变更后登记事项\n法定代表人：{瞿秀英|+legal_representative}")]
    [Clause("GS-10-1")]
    public void Redact_Change_KeepsWhoCameIntoOffice(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("当事人：{昆明北辰商贸有限公司|+organisation}\n法定代表人/经营者：{段誉林|+legal_representative}")]
    [InlineData("当事人：盘龙区老段小吃店\n法定代表人（负责人）：{段誉林|person}")]
    [InlineData("序号\t单位名称\t法定代表人（负责人）\t处罚\n1\t{昆明北辰商贸有限公司|+organisation}\t{段誉林|+legal_representative}\t警告\n2\t盘龙区老瞿小吃店\t{瞿秀英|person}\t警告\n3\t昆明北辰商贸有限公司官渡分公司\t{佘晓燕|person}\t警告")]
    [InlineData("{段誉林|+legal_representative}系被告单位法定代表人，{瞿秀英|person}系会计。")]
    [InlineData("问：谁管事？答：{段誉林|+legal_representative}嘛，法定代表人。")]
    [InlineData("问：老板是谁？答：是{段誉林|+legal_representative}，法人，平时不来。")]
    [InlineData("原告{昆明北辰商贸有限公司|+organisation}法定代表人、董事长{段誉林|+legal_representative}到庭。")]
    [InlineData("该公司实际控制人、法定代表人{段誉林|+legal_representative}到庭。")]
    [InlineData("该公司于2023年5月登记的法定代表人{段誉林|+legal_representative}到庭。")]
    [InlineData("法定代表人{段誉林|+legal_representative}到庭，其会计{瞿秀英|person}已于2023年5月离职。")]
    [InlineData("2023年5月12日，法定代表人{段誉林|+legal_representative}到庭。")]
    [InlineData("委托代理人{瞿秀英|person}、法定代表人{段誉林|+legal_representative}到庭。")]
    [InlineData("被告：{昆明北辰商贸有限公司|+organisation}，法定代表人：{段誉林|+legal_representative}。{段誉林|+legal_representative}曾任{大理恒锐建材有限公司|+organisation}法定代表人。")]
    [Clause("GS-10-1")]
    [Clause("GS-09-3")]
    public void Redact_WhoIsInOffice_IsKept(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("当事人：昆明北辰商贸有限公司\n法定代表人：段誉林\n经查，原法定代表人段誉林签订了合同。")]
    [InlineData("当事人：昆明北辰商贸有限公司\n法定代表人：段誉林\n段誉林（已于2023年离任）未到场。")]
    [Clause("GS-10-1")]
    public void Redact_WhoIsSaidToBeInOfficeAndNot_IsHiddenAndHeld(string served)
    {
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(served), new CaseFacts());

        Assert.Equal(Outcome.Hold, result.Outcome);
        Assert.DoesNotContain("段誉林", BlockText.Of(result.Body!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("段誉林", "原法定代表人段誉林在场，段誉林承认。", true, Outcome.Publish)]
    [InlineData("瞿秀英", "法定代表人：段誉林\n法定代表人瞿秀英在场。", false, Outcome.Hold)]
    [InlineData("瞿秀英", "该公司法定代表人段誉林在场。", false, Outcome.Hold)]
    [InlineData("瞿秀英", "供货人：大理恒锐建材有限公司\n法定代表人：段誉林", true, Outcome.Publish)]
    [Clause("GS-10-1")]
    public void Redact_WhomTheAgencyNames_IsTheRegisteredOneOfItsParty(string registered, string served, bool isKept, Outcome outcome)
    {
        var party = new CaseParty { Name = "昆明北辰商贸有限公司", Kind = PartyKind.Organisation, LegalRepresentative = registered };

        var result = LabelledText.Redactor.Redact(SourceDocument.FromText($"当事人：昆明北辰商贸有限公司\n{served}"), new CaseFacts { Parties = [party] });

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(isKept, BlockText.Of(result.Body!).Contains("段誉林", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("法定代表人：段誉林", "段誉林")]
    [InlineData("原法定代表人：段誉林", null)]
    [InlineData("法定代表人（变更前）：段誉林", null)]
    [InlineData("变更前法定代表人：段誉林\n变更后法定代表人：瞿秀英", "瞿秀英")]
    [Clause("GS-10-1")]
    public void Extract_Representative_IsWhoIsInOffice(string line, string? expected)
    {
        var fields = DecisionFieldExtractor.Extract(SourceDocument.FromText($"行政处罚决定书\n当事人：昆明北辰商贸有限公司\n统一社会信用代码：91530102TJ3Y7LLJYP\n{line}"));

        Assert.Equal(expected, Assert.Single(fields.Parties).LegalRepresentative);
    }

    private static void AssertMarks(string marked)
    {
        var text = LabelledText.Parse(marked);
        Assert.Empty(text.Differences(LabelledText.Redactor.Redact(SourceDocument.FromText(text.Text), new CaseFacts())));
    }
}
