using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Birth dates of natural persons.</summary>
public sealed class BirthDateDetectorTests
{
    [Fact]
    [Clause("GS-10-4")]
    public void Redact_BirthDate_KeepsTheYear()
    {
        var finding = NumberRows.Single("当事人张三丰，男，1962年4月18日出生。", FindingKinds.BirthDate);

        Assert.Equal("1962年", finding.Replacement);
        Assert.Equal(FindingAction.Generalise, finding.Action);
        Assert.Equal("GS-10-4", finding.Clause);
    }
}
