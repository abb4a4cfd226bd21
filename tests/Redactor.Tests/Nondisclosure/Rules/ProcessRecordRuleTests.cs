using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("LAW-XXGK-16")]
public sealed class ProcessRecordRuleTests
{
    [Theory]
    [InlineData("询问笔录\n时间：2025年4月2日\n问：你叫什么名字？")]
    [InlineData("玉溪市生态环境局\n现场检查笔录\n检查地点：")]
    [InlineData("某县林业和草原局案件审批表\n案由：毁林")]
    [InlineData("行政处罚案件集体讨论记录\n主持人：")]
    [InlineData("证 据 照 片\n拍摄时间：")]
    [InlineData("調查終結報告\n一、案件来源")]
    [InlineData("送达回证\n受送达人：")]
    [InlineData("听证笔录")]
    public void Accepts_PaperOfTheFile_Withholds(string text) => RuleCase.Accepts("LAW-XXGK-16", Outcome.Withhold, text);

    [Fact]
    public void Accepts_RecordCopiedIntoADecision_AsksAPerson() =>
        RuleCase.Accepts("LAW-XXGK-16", Outcome.Hold, "行政处罚决定书\n" + string.Concat(Enumerable.Repeat("问：你经营多久？\n答：两年。\n", 4)));

    [Theory]
    [InlineData("行政处罚决定书\n以上事实有询问笔录、现场笔录、证据照片为证。")]
    [InlineData("行政处罚决定书\n证据：\n1.询问笔录\n2.现场笔录")]
    [InlineData("关于对询问笔录制作不规范的处罚决定书")]
    [InlineData("行政许可审批决定\n经审查，准予许可。")]
    [InlineData("行政处罚决定书\n问：是否属实？答：属实。")]
    [InlineData("行政检查结果告知书\n现场检查未发现问题。")]
    [InlineData("水行政处罚决定书\n经集体讨论，决定如下：")]
    [InlineData("行政处罚决定书\n某公司未按规定建立送达回证档案，责令改正。\n\n\n送达回证")]
    public void Rejects_DecisionThatListsItsEvidence(string text) => RuleCase.Rejects("LAW-XXGK-16", text);
}
