using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>A hold stops no clock.</summary>
[Collection(DesksCollection.Name)]
public sealed class HoldEscalationTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-14-2")]
    public async Task Run_HeldCase_EscalatesOnTheFifthWorkingDayOnceAndComesFirst(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var review = await desk.InReviewAsync(desks.NewNumber());
        await desk.SetDueAsync(review, new DateOnly(2020, 1, 2));
        // Far ahead, so that the desk's own sweep, which has today's date, leaves it alone.
        var held = await desk.InReviewAsync(desks.NewNumber());
        await desk.SetDueAsync(held, new DateOnly(2032, 3, 11), escalatesOn: new DateOnly(2032, 3, 9));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().HoldAsync(desk.User("reviewer"), held, "GS-11-4", "影响侦办。", default));
        var time = new ManualTime(new DateTimeOffset(2032, 3, 8, 23, 59, 0, TimeSpan.FromHours(8)));
        var sweep = new HoldEscalationSweep(desk.Service<DeskStore>(), time);

        await RunAsync(sweep);
        Assert.False((await desk.RowAsync(held)).IsHoldEscalated);
        time.Advance(TimeSpan.FromMinutes(2));
        await RunAsync(sweep);
        time.Advance(TimeSpan.FromMinutes(2));
        await RunAsync(sweep);

        var row = await desk.RowAsync(held);
        Assert.True(row.IsHoldEscalated);
        Assert.Equal(new DateOnly(2032, 3, 11), row.DueOn);
        var entries = await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.OfCaseAsync(connection, "jhscj", held), default);
        Assert.Equal("2032-03-09", Assert.Single(entries, entry => entry.Act is AuditActs.HoldEscalated).Code);
        Assert.True(row.QueueRank < (await desk.RowAsync(review)).QueueRank);

        // What is lifted and held again escalates anew.
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReleaseAsync(desk.User("reviewer"), held, "不影响。", default));
        await desk.UntilAsync(held, CaseState.InReview);
        Assert.False((await desk.RowAsync(held)).IsHoldEscalated);
    }

    private static async Task RunAsync(HoldEscalationSweep sweep)
    {
        while (await sweep.RunAsync(default))
        {
        }
    }
}
