using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;

namespace Disclosure.Publisher.Tests.Amendments;

/// <summary>An amendment keeps the number of what it amends: with another it would stand in another decision's place, or in none.</summary>
public sealed class AmendedNumberTests(Desks desks) : IClassFixture<Desks>
{
    public static TheoryData<string> Engines => [Desks.Sqlite, Desks.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Mend_OfAnAmendmentWithAnothersNumber_ChangesNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (own, other) = (desks.NewNumber(), desks.NewNumber());
        var first = await desk.PublishedAsync(own);
        await desk.PublishedAsync(other);
        var amendment = await desk.AmendingAsync(own);
        await desk.SentBackAsync(amendment);

        foreach (var wrong in (string[])[other, desks.NewNumber()])
        {
            var replaced = Assert.IsType<ReviewOutcome.Invalid>(await desk.ReplaceFileAsync(amendment, PushForm.Numbered(wrong).Document, readAnew: true));
            Assert.Equal(("documentNumber", "as-amended"), (replaced.Errors[0].Field, replaced.Errors[0].Rule));
            var filled = Assert.IsType<ReviewOutcome.Invalid>(await desk.FillAsync(amendment, typed => typed with { DocumentNumber = wrong }));
            Assert.Equal(("documentNumber", "as-amended"), (filled.Errors[0].Field, filled.Errors[0].Rule));
        }

        Assert.Equal(CaseState.Returned, (await desk.SettledOutboxAsync(amendment)).Case.State);
        // Its own number, in whatever brackets, is right.
        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(amendment, typed => typed with { DocumentNumber = own.Replace('〔', '[').Replace('〕', ']') }));
        await desk.UntilAsync(amendment, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(amendment));
        await desk.UntilAsync(amendment, CaseState.Amended);
        await desk.UntilAsync(first, CaseState.Superseded);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Read_OfAnAmendmentWithAnothersNumber_SendsItBackWithItsText(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (own, other) = (desks.NewNumber(), desks.NewNumber());
        await desk.PublishedAsync(own);
        await desk.PublishedAsync(other);
        var amendment = await desk.AmendingAsync(own);
        await desk.SentBackAsync(amendment);

        // Past every check of the desk: the one where the number is written stands.
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = (await CaseRow.TakeAsync(data, "jhscj", amendment))!;
                using var key = desk.Service<CaseVault>().Unwrap(amendment, row.WrappedKey!);
                var submission = await CaseParts.ReadJsonAsync<CaseSubmission>(data.Connection, key, amendment, CasePart.Submission, data.Transaction);
                await CaseParts.WriteJsonAsync(data, key, amendment, CasePart.Submission, submission! with { DocumentNumber = other });
                return await CaseJournal.MoveAsync(data, row, key, new CaseMove { To = CaseState.Received, Actor = Publisher.Audit.Actor.Worker });
            },
            default);

        var detail = await desk.SettledAsync(amendment);
        Assert.Equal((CaseState.Returned, "as-amended"), (detail.Case.State, Assert.Single(detail.Messages).Rule));
        Assert.NotNull(detail.ServedText);
    }
}
