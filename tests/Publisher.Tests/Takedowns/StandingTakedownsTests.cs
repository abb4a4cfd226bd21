using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Takedowns;

/// <summary>Several takedowns of one record beside each other, and none where there should be one: the strictest has the word.</summary>
public sealed class StandingTakedownsTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Number = "景市监处罚〔2026〕12号";
    private const string Why = "情况已经查明。";

    // Taken down and confirmed by two people; its amendment is blocked in the last moment while a third person takes it down once more.
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task WhatTwoPeopleConfirmed_DoesNotComeBack_ThoughTakenDownAgainBesideABlockedAmendment(string engine)
    {
        await using var desk = await StartAsync(engine);
        var first = await desk.PublishedAsync(Number);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), first));
        await desk.UntilAsync(first, CaseState.Suspended);
        Assert.IsType<ReviewOutcome.Done>(await ConfirmAsync(desk, first, TakedownCourse.Correct));
        Assert.Equal(DutyRules.TakedownIsConfirmed, Rule(await RestoreAsync(desk, "second", first)));
        var amendment = await desk.AmendingAsync(Number);
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("second"), amendment));
        await desk.WriteFactsAsync(amendment, TamperedCases.Leak);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), first));
        await desk.RestartAsync("--Desk:Works", "true");
        await desk.UntilAsync(amendment, CaseState.Quarantined);
        await desk.SettledOutboxAsync(first);

        // Neither the person who took it down first nor anyone else brings it back as it was.
        foreach (var person in (string[])["reviewer", "second"])
        {
            Assert.Equal(DutyRules.TakedownIsConfirmed, Rule(await RestoreAsync(desk, person, first)));
        }

        // The later one has joined the confirmed one, and waits for nobody: what two people decided goes on.
        var records = await desk.Service<TakedownReader>().OfCaseAsync(desk.User("reviewer"), first, default);
        Assert.Equal([TakedownEnd.Joined, null], records.Select(record => record.Line.Takedown.Outcome));
        Assert.DoesNotContain(records, record => record.Line.Takedown.IsUndecided);
        Assert.Null(records[0].Line.Takedown.DecidedBy);
        using (var browser = await desk.SignInAsync("second"))
        {
            Assert.Contains("并入另一次紧急撤下", (await browser.PageAsync($"/cases/{first}/takedown")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("不须另行确认", (await browser.PageAsync("/takedowns")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        Assert.IsType<ReviewOutcome.Done>(await ConfirmAsync(desk, first, TakedownCourse.End));
        Assert.Equal(CaseState.Expired, (await desk.SettledOutboxAsync(first)).Case.State);
        Assert.False((await desk.SettledOutboxAsync(first)).Takedowns.All.Any());
    }

    // Restored beside a second takedown and blocked; restored again and blocked again.
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task RestorationBlockedTwice_DoesNotStickForEver(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        for (var turn = 0; turn < 3; turn++)
        {
            await desk.RestartAsync("--Desk:Works", "false");
            Assert.IsType<ReviewOutcome.Done>(await RestoreAsync(desk, "second", caseId));
            if (turn == 0)
            {
                Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), caseId));
            }

            var right = await desk.WriteFactsAsync(caseId, TamperedCases.Leak);
            await desk.RestartAsync("--Desk:Works", "true");
            var blocked = await desk.SettledOutboxAsync(caseId);
            Assert.Equal(CaseState.Suspended, blocked.Case.State);
            Assert.True(Assert.Single(blocked.Takedowns.All) is { IsUndecided: true, HiddenAt: not null });
            await desk.WriteFactsAsync(caseId, right);
        }

        Assert.IsType<ReviewOutcome.Done>(await RestoreAsync(desk, "second", caseId));
        var published = await desk.UntilAsync(caseId, CaseState.Published);
        Assert.Empty(published.Takedowns.All);
        var records = await desk.Service<TakedownReader>().OfCaseAsync(desk.User("reviewer"), caseId, default);
        Assert.Equal([TakedownEnd.Restored, TakedownEnd.Joined], records.Select(record => record.Line.Takedown.Outcome));
    }

    // As the desk of before left it, had no migration made a row.
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task SuspendedWithoutATakedown_StaysAwayUntilItIsTakenDownByTheRules(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        await desk.SqlAsync("DELETE FROM takedown");
        var amendment = await desk.AmendingAsync(Number);

        foreach (var person in (string[])["reviewer", "second"])
        {
            Assert.Equal(DutyRules.TakedownLacksRecord, Rule(await RestoreAsync(desk, person, caseId)));
            Assert.Equal(DutyRules.TakedownLacksRecord, Rule(await desk.ApproveAsync(desk.User(person), amendment)));
            var seen = await desk.SettledOutboxAsync(caseId);
            Assert.DoesNotContain(CaseAct.Restore, seen.Allowed);
        }

        using (var browser = await desk.SignInAsync("reviewer"))
        {
            Assert.NotNull((await browser.PageAsync($"/cases/{caseId}/takedown")).QuerySelector($"form[action='/cases/{caseId}/takedown']"));
        }

        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), caseId));
        Assert.Equal(DutyRules.TakedownTakesTwo, Rule(await RestoreAsync(desk, "reviewer", caseId)));
        Assert.IsType<ReviewOutcome.Done>(await ConfirmAsync(desk, caseId, TakedownCourse.Correct));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), amendment));
        await desk.UntilAsync(amendment, CaseState.Amended);
    }

    // Ordered by a desk of older rules: whoever ordered it, nothing appears while a second person has not decided.
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task RestorationThatNobodyDecided_IsNotTold(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await RestoreAsync(desk, "second", caseId));
        await desk.SqlAsync("UPDATE takedown SET decision = NULL, decided_at = NULL, decided_by = NULL");
        await desk.RestartAsync("--Desk:Works", "true");

        var settled = await desk.SettledOutboxAsync(caseId);
        Assert.Equal(CaseState.Suspended, settled.Case.State);
        Assert.Equal(NoticeKind.SilentEnd, (await PublicView.OfAsync(desk, settled.Case))!.Notice!.Kind);
        Assert.True(Assert.Single(settled.Takedowns.All).IsUndecided);
    }

    // As in a store that was put back: the row is from before two people brought the text back, the text is there.
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task TakeDown_OfATextThatIsThereThoughARowSaysItIsAway_TakesItAway(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PublishedAsync(Number);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        Assert.IsType<ReviewOutcome.Done>(await RestoreAsync(desk, "second", caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
        await desk.SqlAsync("UPDATE takedown SET decision = NULL, decided_at = NULL, decided_by = NULL, ended_at = NULL, outcome = NULL");

        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), caseId));
        var taken = await desk.UntilAsync(caseId, CaseState.Suspended);
        Assert.Equal(NoticeKind.SilentEnd, (await PublicView.OfAsync(desk, taken.Case))!.Notice!.Kind);
        Assert.True(Assert.Single(taken.Takedowns.All) is { IsUndecided: true, HiddenAt: not null, EndVersion: 4 });
    }

    private static string Rule(ReviewOutcome outcome) => Assert.IsType<ReviewOutcome.NotAllowed>(outcome).Rule;

    private static Task<ReviewOutcome> ConfirmAsync(DeskProcess desk, string caseId, TakedownCourse course) =>
        desk.Service<TakedownService>().ConfirmAsync(desk.User("second"), caseId, course, null, default);

    private static Task<ReviewOutcome> RestoreAsync(DeskProcess desk, string person, string caseId) => desk.Service<ChangeService>().RestoreAsync(desk.User(person), caseId, Why, default);

    private async Task<DeskProcess> StartAsync(string engine)
    {
        var desk = await DeskProcess.StartAsync(string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await server.CreateDatabaseAsync(default) : null);
        await desk.ReviewerAsync("second");
        return desk;
    }
}
