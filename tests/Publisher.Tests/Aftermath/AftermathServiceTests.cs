using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;
using static Disclosure.Publisher.Tests.Aftermath.AftermathSteps;

namespace Disclosure.Publisher.Tests.Aftermath;

/// <summary>Who may record what of a published decision, and what of it the public is told.</summary>
public sealed class AftermathServiceTests(Desks desks) : IClassFixture<Desks>
{
    private const string Why = "已查清。";

    public static TheoryData<string> Engines => [Desks.Sqlite, Desks.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("GS-08-4b")]
    [Clause("CX-14-3")]
    public async Task Performance_RecordedByOneAndConfirmedByAnother_IsPublicAsATechnicalChange(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var before = (await PublicView.OfAsync(desk, (await desk.UntilAsync(caseId, CaseState.Published)).Case))!.Decision!;

        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "clerk", caseId, Entries.Performed));
        Assert.Equal(1, (await PublicAsync(desk, caseId)).Decision!.Version);
        Assert.Equal(DutyRules.Role, Assert.IsType<ReviewOutcome.NotAllowed>(await ConfirmAsync(desk, "clerk", caseId)).Rule);
        Assert.IsType<ReviewOutcome.Done>(await ConfirmAsync(desk, "reviewer", caseId));

        var detail = await desk.SettledOutboxAsync(caseId);
        var view = await PublicAsync(desk, caseId);
        Assert.Equal(CaseState.Published, detail.Case.State);
        Assert.Equal(2, detail.Case.Version);
        Assert.Equal((EntryKind.Amended, ChangeNature.Technical), (view.Newest.Kind, view.Newest.Nature));
        Assert.Equal(Entries.Performed.Performance, view.Decision!.Performance);
        // Nothing else of the record is touched, and one text of it stands.
        Assert.Equal(RecordJson.Serialize(before), RecordJson.Serialize(view.Decision with { Version = before.Version, Performance = null }));
        Assert.Equal(2, Assert.Single(view.Readable).Version);
        string[] acts = [AuditActs.AftermathRecorded, AuditActs.AftermathConfirmed, AuditActs.Renewed];
        Assert.Equal(acts, detail.History.Select(entry => entry.Act).Where(acts.Contains));
        Assert.Contains(detail.History, entry => entry is { Act: AuditActs.AftermathRecorded, Code: "performance", Reason: "履行情况：已履行，已履行 5,000 元（2026-03-20）" });
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("GS-08-6")]
    [Clause("GS-16-1")]
    public async Task Proceedings_AreALegalChangeInTheOrderOfTheirDays(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());

        await PublishAsync(desk, caseId, Entries.Revoked);
        await PublishAsync(desk, caseId, Entries.Upheld);

        var view = await PublicAsync(desk, caseId);
        Assert.Equal((3, ChangeNature.Legal), (view.Newest.Version, view.Newest.Nature));
        Assert.Equal([Entries.Upheld.Proceeding!, Entries.Revoked.Proceeding!], view.Decision!.Proceedings!);
        Assert.NotNull(AftermathWords.Warning(view.Decision));

        // What was recorded by mistake goes by the word of two as well, and leaves no trace in the bytes.
        await PublishAsync(desk, caseId, Entries.Upheld with { IsRemoval = true });
        await PublishAsync(desk, caseId, Entries.Revoked with { IsRemoval = true });
        Assert.Null((await PublicAsync(desk, caseId)).Decision!.Proceedings);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("GS-12-2")]
    public async Task Confirm_OfOnesOwnEntry_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var second = await desk.ReviewerAsync("second");

        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "reviewer", caseId, Entries.Performed));
        Assert.Equal(DutyRules.RecordedTakesTwo, Assert.IsType<ReviewOutcome.NotAllowed>(await ConfirmAsync(desk, "reviewer", caseId)).Rule);
        var deputy = second with { StandsInFor = ["reviewer"] };
        Assert.Equal(DutyRules.RecordedTakesTwo, Assert.IsType<ReviewOutcome.NotAllowed>(await ConfirmAsync(desk, deputy, caseId)).Rule);
        Assert.IsType<ReviewOutcome.NotFound>(await ConfirmAsync(desk, "foreign", caseId));
        Assert.IsType<ReviewOutcome.NotFound>(await RecordAsync(desk, "foreign", caseId, Entries.Upheld));
        Assert.IsType<ReviewOutcome.NotAllowed>(await RecordAsync(desk, "admin", caseId, Entries.Upheld));
        Assert.IsType<ReviewOutcome.NotFound>(await RecordAsync(desk, "supervisor", caseId, Entries.Upheld));

        // Who submitted the decision may confirm what another recorded.
        Assert.IsType<ReviewOutcome.Done>(await ConfirmAsync(desk, "owner", caseId));
        Assert.NotNull((await PublicAsync(desk, caseId)).Decision!.Performance);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Entries_OfTwoPeople_WaitSideBySideAndEachIsConfirmedOnce(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "clerk", caseId, Entries.Performed));
        Assert.IsType<ReviewOutcome.Invalid>(await RecordAsync(desk, "owner", caseId, Entries.Performed));
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "owner", caseId, Entries.Upheld));
        var waiting = (await desk.SettledOutboxAsync(caseId)).Waiting;
        Assert.Equal(2, waiting.Select(entry => entry.RecordedAt).Distinct().Count());

        var service = desk.Service<AftermathService>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.ConfirmAsync(desk.User("reviewer"), caseId, waiting[0].RecordedAt, default)));
        Assert.Single(answers.OfType<ReviewOutcome.Done>());
        Assert.All(answers, answer => Assert.True(answer is ReviewOutcome.Done or ReviewOutcome.Stale or ReviewOutcome.Busy, answer.GetType().Name));
        await desk.SettledOutboxAsync(caseId);
        Assert.IsType<ReviewOutcome.Done>(await service.DeclineAsync(desk.User("reviewer"), caseId, waiting[1].RecordedAt, Why, default));

        var view = await PublicAsync(desk, caseId);
        Assert.Equal(2, view.Decision!.Version);
        Assert.NotNull(view.Decision.Performance);
        Assert.Null(view.Decision.Proceedings);
    }

    [Fact]
    [Clause("GS-08-4b")]
    public async Task Record_OfWhatCannotBe_NamesTheField()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var performance = Entries.Performed.Performance!;
        var proceeding = Entries.Upheld.Proceeding!;
        foreach (var (entry, field) in new (AftermathEntry, string)[]
        {
            (new AftermathEntry { Performance = performance with { Status = (PerformanceStatus)99 } }, "performance.status"),
            (new AftermathEntry { Performance = performance with { On = new DateOnly(2099, 1, 1) } }, "performance.on"),
            (new AftermathEntry { Performance = performance with { On = new DateOnly(2026, 3, 1) } }, "performance.on"),
            (new AftermathEntry { Performance = performance with { PerformedYuan = -1 } }, "performance.performedYuan"),
            (new AftermathEntry { Performance = performance with { PerformedYuan = 1.234m } }, "performance.performedYuan"),
            (new AftermathEntry { Performance = performance with { Status = PerformanceStatus.NotPerformed } }, "performance.performedYuan"),
            (new AftermathEntry { Proceeding = proceeding with { Outcome = ProceedingOutcome.Remanded } }, "proceeding.outcome"),
            (new AftermathEntry { Proceeding = proceeding with { Kind = (ProceedingKind)99 } }, "proceeding.outcome"),
            (new AftermathEntry { Proceeding = proceeding with { Body = "景洪市玉香罕人民政府" } }, "proceeding.body"),
            (new AftermathEntry { Proceeding = proceeding with { DocumentNumber = "玉香罕复决字〔2026〕3号" } }, "proceeding.documentNumber"),
            (new AftermathEntry { Proceeding = proceeding with { On = new DateOnly(2099, 1, 1) } }, "proceeding.on"),
            (Entries.Upheld with { IsRemoval = true }, "removal"),
            (Entries.Performed with { IsRemoval = true }, "removal"),
        })
        {
            var invalid = Assert.IsType<ReviewOutcome.Invalid>(await RecordAsync(desk, "clerk", caseId, entry));
            Assert.Equal(field, Assert.Single(invalid.Errors).Field);
            Assert.DoesNotContain("玉香罕", invalid.Errors[0].Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Performance_WhereTheConfigurationAsksForOnePerson_IsPublicAtOnce()
    {
        using var config = new TemporaryFolder();
        CopyConfig(config.Path);
        var file = Path.Combine(config.Path, AftermathPolicy.FileName);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"needsSecondPerson\": true", "\"needsSecondPerson\": false", StringComparison.Ordinal));
        await using var desk = await DeskProcess.StartAsync(postgres: null, "--ConfigDirectory", config.Path);
        var caseId = await desk.PublishedAsync("景市监处罚〔2026〕12号");

        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "clerk", caseId, Entries.Performed));
        Assert.NotNull((await PublicAsync(desk, caseId)).Decision!.Performance);

        // Of an outcome no one ever decides alone.
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "clerk", caseId, Entries.Upheld));
        Assert.Null((await PublicAsync(desk, caseId)).Decision!.Proceedings);
    }

    private static void CopyConfig(string folder)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "config");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
