using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Numbers of documents and cases stay.</summary>
public sealed class DocumentNumberDetectorTests
{
    [Theory]
    [InlineData("依据{云（2019）昆明市不动产权第0012345号|property_certificate}")]
    [Clause("GS-09-2")]
    public void Detect_Value_FindsExactBounds(string marked) => NumberRows.Assert(marked);

    [Theory]
    [InlineData("昆五华市监罚〔2023〕12号")]
    [InlineData("张某不服昆公（治）行罚决字[2023]第1234号处罚")]
    [InlineData("（2023）云0102行初15号")]
    [InlineData("云环审﹝2020﹞1—5号")]
    [InlineData("昆市监【2023】001号")]
    [InlineData("云府登123号")]
    [InlineData("{某某市监处罚〔2024〕12号|+document_number}，（京）文执罚〔2021〕第400154号")]
    [InlineData("昆明市五华区市场监督管理局五市监处罚〔2023〕1186号")]
    [InlineData("云交综执罚〔2022〕曲0615号")]
    [InlineData("（2023）云0402执恢219号、（2023）云0402执异31号")]
    [InlineData("凤农（宅基地）罚〔2023〕41号")]
    [InlineData("楚市政征补【2021】第7号")]
    [InlineData("滇（药）罚字(2021)第400154号附1")]
    [Clause("GS-09-2")]
    public void Detect_NearMiss_HidesNothing(string marked) => NumberRows.Assert(marked);

    [Theory]
    [InlineData("大理市交通运输局\n大交执扣〔2026〕9号", "大交执扣〔2026〕9号")]
    [InlineData("本机关作出经开市监罚〔2024〕31号决定。", "经开市监罚〔2024〕31号")]
    [InlineData("于3月2日送达达应急罚告〔2025〕6号告知书。", "达应急罚告〔2025〕6号")]
    [InlineData("不服昆交罚〔2023〕118号，申请复议。", "昆交罚〔2023〕118号")]
    [InlineData("维持本溪市监罚〔2022〕7号。", "本溪市监罚〔2022〕7号")]
    [Clause("GS-09-2")]
    public void Detect_CodeBehindAVerb_StartsWithTheCode(string text, string number) =>
        Assert.Contains(
            LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts()).Findings,
            finding => finding.Kind is FindingKinds.DocumentNumber && string.Equals(finding.Text, number, StringComparison.Ordinal));
}
