using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Officers' certificate numbers behind labels, in lists and in brackets.</summary>
public sealed class OfficerCertificateDetectorTests
{
    [Theory]
    [InlineData("执法人员签名：普某（证号{25110504013|other_id}）、李某（证号{25110504014|other_id}）")]
    [InlineData("执法证号：{云林执05300417|other_id}")]
    [InlineData("执法人员（执法证号：{25110504013|other_id}、{25110504014|other_id}）")]
    [InlineData("封某（执法证号{25041703016|other_id}）／高某（{25041703022|other_id}）")]
    [InlineData("执法人员：刀某、罕某；证号{25280801005|other_id}、{25280801019|other_id}")]
    [InlineData("执法证号：{25110201044|other_id}、{25110201051|other_id}、{25110201063|other_id}\n")]
    [InlineData("持税务检查证号{滇税530423017|other_id}")]
    [InlineData("检查证编号：{53040266|other_id}")]
    [InlineData("警号{053412|other_id}到场")]
    [Clause("GS-10-4")]
    public void Detect_Value_FindsExactBounds(string marked) => NumberRows.Assert(marked);

    [Theory]
    [InlineData("执法记录仪3台")]
    [InlineData("执法证号：{25110201044|other_id}。案件编号25110201051号")]
    public void Detect_NearMiss_HidesNothing(string marked) => NumberRows.Assert(marked);
}
