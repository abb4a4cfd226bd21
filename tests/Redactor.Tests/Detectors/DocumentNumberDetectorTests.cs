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
}
