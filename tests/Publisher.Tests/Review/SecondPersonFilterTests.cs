using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Aftermath;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>The list of what waits for a second person: each kind while it waits, and no longer. On both stores.</summary>
[Clause("GS-12-2")]
public sealed class SecondPersonFilterTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly Proceeding Upheld = new() { Kind = ProceedingKind.Reconsideration, Outcome = ProceedingOutcome.Upheld, Body = "景洪市人民政府", On = new DateOnly(2026, 5, 6) };

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task List_WhatWaitsForASecondPerson_HoldsEachKindUntilItIsAnswered(string engine)
    {
        await using var desk = await DeskProcess.StartAsync(engine is Desks.Postgres ? await server.CreateDatabaseAsync(default) : null);
        var (first, second) = await desk.ReviewersAsync();
        var number = 1;
        var held = await desk.HeldAsync(Next(), StoppedCases.Secret);
        var recorded = await desk.PublishedAsync(Next());
        var taken = await desk.PublishedAsync(Next());
        await desk.PublishedAsync(Next());
        Assert.Empty(await ListAsync());

        var proposal = new DisclosureOverride { Basis = OverrideBasis.Consent, Document = "同意公开函", DocumentOn = new DateOnly(2026, 3, 9) };
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<OverrideService>().ProposeAsync(first, held, proposal, default));
        Assert.IsType<ReviewOutcome.Done>(await AftermathSteps.RecordAsync(desk, "clerk", recorded, new AftermathEntry { Proceeding = Upheld }));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(first, taken));
        await desk.UntilAsync(taken, CaseState.Suspended);
        Assert.Equal([held, recorded, taken], await ListAsync());
        Assert.Equal([held], await ListAsync(CaseState.Held));
        Assert.Equal([], await ListAsync(CaseState.InReview));

        Assert.IsType<ReviewOutcome.Done>(await AftermathSteps.ConfirmAsync(desk, "reviewer", recorded));
        Assert.Equal([held, taken], await ListAsync());
        var seen = await desk.ReadAsync(second, held);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<OverrideService>().ConfirmAsync(second, held, seen.Override!.ProposedAt, default));
        await desk.UntilAsync(held, CaseState.InReview);
        // Held again: what was confirmed once waits for nobody.
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().HoldAsync(second, held, "GS-11-4", "影响侦办。", default));
        Assert.Equal([taken], await ListAsync());

        string Next() => $"景市监处罚〔2026〕{number++}号";

        async Task<IEnumerable<string>> ListAsync(params CaseState[] states)
        {
            var page = await desk.Service<CaseQueue>().ListAsync(second, new QueueFilter { WaitsForSecond = true, States = states }, default);
            Assert.Equal(page.Items.Count, page.Matches);
            string[] order = [held, recorded, taken];
            return page.Items.Select(item => item.CaseId).OrderBy(id => Array.IndexOf(order, id));
        }
    }
}
