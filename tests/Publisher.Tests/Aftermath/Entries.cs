using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Tests.Aftermath;

/// <summary>What can become of the decision of the push form.</summary>
public static class Entries
{
    public static AftermathEntry Performed { get; } = new() { Performance = new Performance { Status = PerformanceStatus.Performed, On = new DateOnly(2026, 3, 20), PerformedYuan = 5000 } };

    public static AftermathEntry PartlyPerformed { get; } = new() { Performance = new Performance { Status = PerformanceStatus.PartlyPerformed, On = new DateOnly(2026, 3, 12) } };

    public static AftermathEntry Upheld { get; } = new()
    {
        Proceeding = new Proceeding
        {
            Kind = ProceedingKind.Reconsideration, Outcome = ProceedingOutcome.Upheld, Body = "西双版纳傣族自治州人民政府",
            On = new DateOnly(2026, 5, 20), DocumentNumber = "西政复决字〔2026〕3号",
        },
    };

    public static AftermathEntry Revoked { get; } = new()
    {
        Proceeding = new Proceeding
        {
            Kind = ProceedingKind.FirstInstance, Outcome = ProceedingOutcome.Revoked, Body = "景洪市人民法院", On = new DateOnly(2026, 8, 3), DocumentNumber = "（2026）云2801行初5号",
        },
    };
}
