using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Officers' certificate numbers behind labels, in lists and in brackets.</summary>
public sealed class OfficerCertificateDetectorTests
{
    [Theory]
    [InlineData("执法人员签名：普某（证号{25110504013|other_id}）、李某（证号{25110504014|other_id}）")]
    [InlineData("执法证号：{云林执05300417|other_id}")]
    [InlineData("执法人员（执法证号：{25110504013|other_id}、{25110504014|other_id}）")]
    [InlineData("持税务检查证号{滇税530423017|other_id}")]
    [InlineData("检查证编号：{53040266|other_id}")]
    [InlineData("警号{053412|other_id}到场")]
    [Clause("GS-10-4")]
    public void Detect_Value_FindsExactBounds(string marked) => NumberRows.Assert(marked);

    [Theory]
    [InlineData("执法记录仪3台")]
    public void Detect_NearMiss_HidesNothing(string marked) => NumberRows.Assert(marked);
}
