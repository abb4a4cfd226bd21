using Disclosure.Gazette.Log;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Restoring;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Aftermath;
using Disclosure.Publisher.Tests.Keys;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Restoring;

/// <summary>A desk whose stores were put back does not open before it is where it was: what was withdrawn and erased is so again.</summary>
public sealed class RestorationTests : IAsyncLifetime
{
    private const string Number = "景市监处罚〔2026〕12号";
    private const string Other = "景市监处罚〔2026〕13号";

    private readonly PostgresServer _server = new();

    public static TheoryData<string, Stores> EveryWay => new()
    {
        { Desks.Sqlite, Stores.Desk }, { Desks.Sqlite, Stores.Gazette }, { Desks.Sqlite, Stores.Both },
        { Desks.Postgres, Stores.Desk }, { Desks.Postgres, Stores.Gazette }, { Desks.Postgres, Stores.Both },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(EveryWay))]
    [Clause("CX-14-4")]
    public async Task Start_StoresFromBeforeAWithdrawal_IsWithdrawnAgainBeforeItListens(string engine, Stores stores)
    {
        await using var put = await PutBackDesk.StartAsync(engine, _server);
        var (goes, stays) = (await put.Desk.PublishedAsync(Number), await put.Desk.PublishedAsync(Other));
        await put.BackUpAsync();
        Assert.IsType<ReviewOutcome.Done>(await put.Desk.Service<WithdrawalService>().WithdrawAsync(put.Desk.User("reviewer"), goes, Orders.Revocation, default));
        await put.Desk.UntilAsync(goes, CaseState.Withdrawn);

        await put.PutBackAsync(stores);

        // Nothing is waited for: it was done before the port opened.
        Assert.Empty(await put.ProblemsAsync());
        var entries = await put.Desk.Service<GazetteReader>().OfRecordAsync((await put.RowAsync(goes)).RecordId, default);
        Assert.All(entries.Take(entries.Count - 1), entry => Assert.Null(entry.Payload));
        Assert.Equal(EntryKind.Withdrawn, entries[^1].Kind);
        var row = await put.RowAsync(goes);
        Assert.Equal(entries[^1].Version, row.Version);
        // With a store that still knew the notice it stays; without one the address falls silent.
        Assert.Equal(stores is Stores.Both ? CaseState.Suspended : CaseState.Withdrawn, row.State);
        Assert.Equal(stores is Stores.Both ? NoticeKind.SilentEnd : NoticeKind.Revocation, RecordJson.ReadNotice(entries[^1].Payload!.Value.Span).Kind);
        Assert.Equal(CaseState.Published, (await put.RowAsync(stays)).State);
        Assert.NotNull((await put.LastAsync(stays)).Payload);
        Assert.Equal(0, await put.OpenTasksAsync());
        Assert.Equal(1, await put.CountAsync($"SELECT COUNT(DISTINCT record_id) FROM removal WHERE record_id = '{row.RecordId.Value}'"));
        var report = await put.Desk.Service<AuditChecks>().CheckAllAtOnceAsync(default);
        Assert.Null(report.Break);
        Assert.Equal(1, await put.CountAsync($"SELECT COUNT(*) FROM audit WHERE act = '{AuditActs.Restored}'"));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Start_StoresFromBeforeAPublication_LosesNothingThatOneOfThemKnows(string engine, Stores stores)
    {
        await using var put = await PutBackDesk.StartAsync(engine, _server);
        var before = await put.Desk.PublishedAsync(Other);
        var caseId = await put.Desk.InReviewAsync(Number);
        await put.BackUpAsync();
        await put.Desk.AnswerAsync(put.Desk.User("reviewer"), caseId);
        await put.Desk.ApproveAsync(put.Desk.User("reviewer"), caseId);
        await put.Desk.UntilAsync(caseId, CaseState.Published);
        var record = (await put.RowAsync(caseId)).RecordId;

        if (stores is Stores.Desk)
        {
            // Public, and the desk has not approved it: it cannot say that it would.
            var refusal = await Assert.ThrowsAsync<UnknownRecordsException>(() => put.PutBackAsync(stores));
            Assert.Contains(record.Value, refusal.Message, StringComparison.Ordinal);
            using var output = new StringWriter();
            Assert.Equal(0, await DeskHost.RunAsync(["end-unknown", .. put.Desk.Args], TextReader.Null, output, output));
            await put.Desk.StartAgainAsync();
        }
        else
        {
            await put.PutBackAsync(stores);
        }

        Assert.Empty(await put.ProblemsAsync());
        var last = (await put.Desk.Service<GazetteReader>().OfRecordAsync(record, default))[^1];
        if (stores is Stores.Gazette)
        {
            Assert.Equal((EntryKind.Amended, 2), (last.Kind, last.Version));
            Assert.Equal(Number, RecordJson.ReadDecision(last.Payload!.Value.Span).DocumentNumber);
            Assert.Equal((CaseState.Published, 2), ((await put.RowAsync(caseId)).State, (await put.RowAsync(caseId)).Version));
        }
        else
        {
            Assert.Equal(NoticeKind.SilentEnd, RecordJson.ReadNotice(last.Payload!.Value.Span).Kind);
            Assert.Equal(CaseState.InReview, (await put.RowAsync(caseId)).State);
            // Approved again, it is public again: what was told before is not taken for this.
            await put.Desk.AnswerAsync(put.Desk.User("reviewer"), caseId);
            await put.Desk.ApproveAsync(put.Desk.User("reviewer"), caseId);
            await put.Desk.UntilAsync(caseId, CaseState.Published);
            Assert.Equal((EntryKind.Published, 3), ((await put.LastAsync(caseId)).Kind, (await put.LastAsync(caseId)).Version));
        }

        Assert.NotNull((await put.LastAsync(before)).Payload);
        Assert.Equal(CaseState.Published, (await put.RowAsync(before)).State);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Start_DeskFromBeforeATakedown_IsSuspended_AndTwoPeopleMayBringItBack(string engine)
    {
        await using var put = await PutBackDesk.StartAsync(engine, _server);
        var caseId = await put.Desk.PublishedAsync(Number);
        await put.BackUpAsync();
        await put.Desk.TakeDownAsync(put.Desk.User("reviewer"), caseId);
        await put.Desk.UntilAsync(caseId, CaseState.Suspended);

        await put.PutBackAsync(Stores.Desk);

        Assert.Equal(CaseState.Suspended, (await put.RowAsync(caseId)).State);
        Assert.Equal(EntryKind.Withdrawn, (await put.LastAsync(caseId)).Kind);
        // Who took it down is not known any more: nobody brings it back alone, not even who did not do it.
        var second = await put.Desk.ReviewerAsync("second");
        foreach (var person in (DeskUser[])[put.Desk.User("reviewer"), second])
        {
            Assert.Equal(DutyRules.TakedownLacksRecord, Assert.IsType<ReviewOutcome.NotAllowed>(await RestoreAsync(person)).Rule);
        }

        Assert.IsType<ReviewOutcome.Done>(await put.Desk.TakeDownAsync(put.Desk.User("reviewer"), caseId));
        Assert.Equal(DutyRules.TakedownTakesTwo, Assert.IsType<ReviewOutcome.NotAllowed>(await RestoreAsync(put.Desk.User("reviewer"))).Rule);
        Assert.IsType<ReviewOutcome.Done>(await RestoreAsync(second));
        await put.Desk.UntilAsync(caseId, CaseState.Published);
        Assert.Equal(3, (await put.LastAsync(caseId)).Version);

        Task<ReviewOutcome> RestoreAsync(DeskUser person) => put.Desk.Service<ChangeService>().RestoreAsync(person, caseId, "核对后恢复公开。", default);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Start_DeskFromBeforeAReduction_KnowsThatTheSummaryAloneIsPublic(string engine)
    {
        await using var put = await PutBackDesk.StartAsync(engine, _server);
        var caseId = await put.Desk.PublishedAsync(Number);
        await put.BackUpAsync();
        await put.Desk.Service<ChangeService>().ReduceToSummaryAsync(put.Desk.User("reviewer"), caseId, "只保留摘要。", default);
        await put.Desk.UntilAsync(caseId, CaseState.SummaryOnly);

        await put.PutBackAsync(Stores.Desk);

        Assert.Equal((CaseState.SummaryOnly, 2), ((await put.RowAsync(caseId)).State, (await put.RowAsync(caseId)).Version));
        Assert.Empty(await put.ProblemsAsync());
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Start_DeskFromBeforeAnErasure_ErasesTheCaseAgain(string engine)
    {
        await using var put = await PutBackDesk.StartAsync(engine, _server);
        var planted = await PlantedCase.CreateAsync(put.Desk, Number);
        var kept = await PlantedCase.CreateAsync(put.Desk, Other);
        await put.BackUpAsync();
        await planted.EraseAsync(put.Desk);

        await put.PutBackAsync(Stores.Both);

        Assert.Equal(0, await put.CountAsync($"SELECT COUNT(*) FROM case_key WHERE case_id = '{planted.CaseId}'"));
        Assert.Equal(0, await put.CountAsync($"SELECT COUNT(*) FROM case_part WHERE case_id = '{planted.CaseId}'"));
        Assert.Equal(1, await put.CountAsync($"SELECT COUNT(*) FROM case_key WHERE case_id = '{kept.CaseId}'"));
        Assert.Equal(CaseState.Refused, (await put.RowAsync(planted.CaseId)).State);
        if (engine is Desks.Sqlite)
        {
            Assert.Empty(PlantedCase.Find(put.Desk.DataDirectory, planted.WrappedKey));
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Start_DeskFromBeforeAPerformanceWasRecorded_TakesItOver(string engine)
    {
        await using var put = await PutBackDesk.StartAsync(engine, _server);
        var caseId = await put.Desk.PublishedAsync(Number);
        await put.BackUpAsync();
        await put.Desk.ConfirmedAsync(caseId, Entries.PartlyPerformed);
        Assert.Equal(2, (await put.Desk.SettledOutboxAsync(caseId)).Case.Version);
        var said = (await put.LastAsync(caseId)).Payload!.Value.ToArray();

        await put.PutBackAsync(Stores.Desk);

        var detail = await put.Desk.SettledOutboxAsync(caseId);
        Assert.Equal((CaseState.Published, 2), (detail.Case.State, detail.Case.Version));
        Assert.NotNull(detail.Aftermath.Performance);
        Assert.Equal(said, (await put.LastAsync(caseId)).Payload!.Value.ToArray());
    }

    [Fact]
    public void PathTo_EveryPublicState_LeadsToWithdrawnAndSuspended()
    {
        foreach (var from in new[] { CaseState.Published, CaseState.Amended, CaseState.SummaryOnly, CaseState.Suspended, CaseState.Withdrawing })
        {
            foreach (var to in new[] { CaseState.Withdrawn, CaseState.Suspended }.Where(to => to != from))
            {
                var path = CaseSteps.PathTo(from, to);
                Assert.Equal(to, path[^1]);
                Assert.All(path.Prepend(from).Zip(path), step => Assert.True(CaseTransitions.Allows(step.First, step.Second)));
                Assert.DoesNotContain(CaseState.Superseded, path);
            }
        }
    }
}
