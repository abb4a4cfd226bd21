using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Changes;

public sealed class DisplayTermTests
{
    private static readonly DateTimeOffset LastDay = new(2027, 3, 2, 23, 59, 0, TimeSpan.FromHours(8));

    [Fact]
    [Clause("LAW-XYXF-1")]
    public async Task Run_WithATerm_EndsItOnTheDayAfterAndSaysNothingMore()
    {
        await using var desk = await DeskProcess.StartAsync();
        var caseId = await desk.PublishedAsync("景市监处罚〔2026〕12号");
        var time = new ManualTime(LastDay);
        var sweep = Sweep(desk, new DisplayTerm { ActType = ActType.Penalty, Months = 12, Basis = "信用修复管理办法" }, time);
        Assert.False(await sweep.RunAsync(default));
        time.Advance(TimeSpan.FromHours(1));
        Assert.True(await sweep.RunAsync(default));
        Assert.False(await sweep.RunAsync(default));

        var expired = await desk.UntilAsync(caseId, CaseState.Expired);
        Assert.Equal(NoticeKind.SilentEnd, (await PublicView.OfAsync(desk, expired.Case))!.Notice!.Kind);
        // What is revoked afterwards is told all the same.
        await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), caseId, Orders.Revocation, default);
        var withdrawn = await desk.UntilAsync(caseId, CaseState.Withdrawn);
        Assert.Equal(NoticeKind.Revocation, (await PublicView.OfAsync(desk, withdrawn.Case))!.Notice!.Kind);
    }

    [Fact]
    public async Task Run_TermOfAnotherAct_LeavesIt()
    {
        await using var desk = await DeskProcess.StartAsync();
        var caseId = await desk.PublishedAsync("景市监处罚〔2026〕12号");
        var sweep = Sweep(desk, new DisplayTerm { ActType = ActType.License, Months = 1, Basis = "信用修复管理办法" }, new ManualTime(LastDay.AddYears(3)));
        Assert.False(await sweep.RunAsync(default));
        await desk.UntilAsync(caseId, CaseState.Published);
    }

    private static DisplayTermSweep Sweep(DeskProcess desk, DisplayTerm term, TimeProvider time) =>
        new(desk.Service<DeskStore>(), desk.Service<CaseVault>(), desk.Service<PublicationPolicy>() with { DisplayTerms = [term] }, time);
}
