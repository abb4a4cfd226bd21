using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Rescanning;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>A decision that comes again holds whom a reviewer had to add the first time.</summary>
[Collection(DesksCollection.Name)]
public sealed class EarlierCorrectionsTests(Desks desks)
{
    private const string Unseen = "货架上";

    [Theory]
    [InlineData(Desks.Sqlite, true)]
    [InlineData(Desks.Postgres, true)]
    [InlineData(Desks.Sqlite, false)]
    [InlineData(Desks.Postgres, false)]
    [Clause("GS-10-1")]
    public async Task PushedAgain_AfterAReturnOrAsAnAmendment_HidesWhatWasAddedBefore(string engine, bool returned)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        await DecideAsync(desk, await AddedAsync(desk, number), returned);

        var caseId = returned ? await desk.InReviewAsync(number) : await desk.AmendingAsync(number);

        var detail = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.DoesNotContain(Unseen, TextOf(detail), StringComparison.Ordinal);
        Assert.Equal((Unseen, "reviewer"), (Assert.Single(detail.Corrections!.Missed).Value, detail.Corrections.Missed[0].Reviewer));
        Assert.Contains(detail.History, entry => (entry.Act, entry.Actor) == (AuditActs.ValuesTakenOver, Actor.Worker.Id));
        // Added by mistake, it is taken back once and does not come again.
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().TakeBackAsync(desk.User("reviewer"), caseId, Unseen, default));
        Assert.Contains(Unseen, TextOf(await desk.UntilAsync(caseId, CaseState.InReview)), StringComparison.Ordinal);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task PushedAgain_AfterAnotherTookItBack_StillTakesAnotherToApprove(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await AddedAsync(desk, number);
        var second = desk.User("reviewer") with { Name = "admin" };
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().TakeBackAsync(second, first, Unseen, default));
        await desk.UntilAsync(first, CaseState.InReview);
        await DecideAsync(desk, first, returned: true);

        var caseId = await desk.InReviewAsync(number);

        Assert.Empty((await desk.UntilAsync(caseId, CaseState.InReview)).Corrections!.Missed);
        Assert.Equal(DutyRules.TakenBackTakesTwo, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(second, caseId)).Rule);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task PushedAgain_AfterAnErasureOrByAnotherAgency_TakesNothingOver(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (erased, foreign, changed) = (desks.NewNumber(), desks.NewNumber(), desks.NewNumber());
        var first = await AddedAsync(desk, erased);
        await DecideAsync(desk, first, returned: true);
        await desk.EraseAsync(await desk.RowAsync(first));
        await DecideAsync(desk, await AddedAsync(desk, changed), returned: true);
        await AddedAsync(desk, foreign);

        var again = await desk.InReviewAsync(erased);
        var (metadata, document) = PushForm.Numbered(changed);
        var without = await desk.PushAsync(metadata, document.Replace(Unseen, "店内", StringComparison.Ordinal));
        var abroad = await PushAbroadAsync(desk, foreign);

        Assert.Null((await desk.UntilAsync(again, CaseState.InReview)).Corrections);
        Assert.Null((await desk.UntilAsync(without, CaseState.InReview)).Corrections);
        await SettledAbroadAsync(desk, abroad);
        Assert.Equal(0, await desk.Service<DeskStore>().ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM case_part WHERE case_id = @abroad AND part = 'corrections'", new { abroad }), default));
    }

    private static string TextOf(CaseDetail detail) =>
        string.Concat(detail.Candidate!.Body.SelectMany(Publisher.Pages.Shared.MarkedFinding.InlinesOf).Select(inline => inline.Text));

    private static async Task<string> PushAbroadAsync(DeskProcess desk, string number)
    {
        var (metadata, document) = PushForm.Numbered(number);
        using var client = desk.Client(DeskProcess.ForeignKey);
        using var answer = await client.PushAsync($"abroad-{number.GetHashCode(StringComparison.Ordinal)}", PushForm.Create(metadata, document.Replace("景洪市市场监督管理局", "昆明市市场监督管理局", StringComparison.Ordinal)));
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("caseId").GetString()!;
    }

    private static async Task SettledAbroadAsync(DeskProcess desk, string caseId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await desk.Service<DeskStore>().ReadAsync(connection => CaseRow.FindAsync(connection, "kmscj", caseId), default) is { } row && CaseTransitions.Automatic.Contains(row.State))
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task DecideAsync(DeskProcess desk, string caseId, bool returned)
    {
        var reviewer = desk.User("reviewer");
        Assert.IsType<ReviewOutcome.Done>(returned
            ? await desk.Service<ReviewService>().ReturnAsync(reviewer, caseId, "文书缺少告知页。", default)
            : await desk.ApproveAsync(reviewer, caseId));
        await desk.UntilAsync(caseId, returned ? CaseState.Returned : CaseState.Published);
    }

    private static async Task<string> AddedAsync(DeskProcess desk, string number)
    {
        var caseId = await desk.InReviewAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(desk.User("reviewer"), caseId, Unseen, FindingKinds.Person, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        return caseId;
    }
}
