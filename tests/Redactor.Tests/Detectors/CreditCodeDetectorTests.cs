using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Unified social credit codes stay, however they are written.</summary>
public sealed class CreditCodeDetectorTests
{
    [Theory]
    [InlineData("纳税人识别号：{530102197812053313|citizen_id}")]
    [InlineData("税号{532922199306114021|citizen_id}")]
    [Clause("GS-09-2")]
    public void Detect_Value_FindsExactBounds(string marked) => NumberRows.Assert(marked);

    [Theory]
    [InlineData("统一社会信用代码：91530102MA6K1L2P3H")]
    [InlineData("统一社会信用代码9153 0102 MA6K 1L2P 3H，")]
    [InlineData("统一社会信用代码：91530102ma6k1l2p3h")]
    [InlineData("该公司（91530102MA6K1L2P3H）")]
    [InlineData("统一社会信用代码（注册号）：530102600123456")]
    [InlineData("纳税人识别号 92530112MA6N7QRT86")]
    [InlineData("统一社会信用代码：911156198001150019")]
    [InlineData("统一社会信用代码：92530100NA6A69WEWL")]
    [Clause("GS-09-2")]
    public void Detect_NearMiss_HidesNothing(string marked) => NumberRows.Assert(marked);
}
