using System.Net;
using System.Text.Json;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Changes;

public sealed class AmendmentTests(Desks desks) : IClassFixture<Desks>
{
    private const string Corrected = "罚款人民币6000元";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-3")]
    [Clause("BS-27")]
    public async Task Push_OfAPublishedNumber_NeedsAReasonAndReplacesTheVersionAfterReview(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        Assert.Equal("duplicate-document-number", await RefusedAsync(desk, number, amendment: null));

        var second = await AmendAsync(desk, number, "correction");
        var review = await desk.UntilAsync(second, CaseState.InReview);
        Assert.Equal(first, review.Case.AmendsCase);
        // Until a person has approved it, the public reads what it read before.
        Assert.DoesNotContain(Corrected, BlockText.Of((await PublicView.OfAsync(desk, review.Case))!.Decision!.Body), StringComparison.Ordinal);
        Assert.Equal("amendment-under-way", await RefusedAsync(desk, number, "technical"));

        Assert.Equal(DutyRules.FourEyes, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("owner"), second)).Rule);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), second));
        var amended = await desk.UntilAsync(second, CaseState.Amended);
        var before = await desk.UntilAsync(first, CaseState.Superseded);
        Assert.Equal(second, before.Case.SupersededBy);
        Assert.Empty(before.Allowed);
        Assert.Equal(2, amended.Case.Version);
        Assert.Equal(before.Case.RecordId, amended.Case.RecordId);

        var view = (await PublicView.OfAsync(desk, amended.Case))!;
        Assert.Equal(EntryKind.Amended, view.Newest.Kind);
        Assert.Equal(ChangeNature.Legal, view.Newest.Nature);
        Assert.Contains(Corrected, BlockText.Of(view.Decision!.Body), StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(view.Readable).Version);

        using var client = desk.Client();
        using var status = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/decisions/{first}"));
        Assert.Equal(second, status.RootElement.GetProperty("supersededBy").GetString());

        // The new version is the number's owner now: it can be amended in its turn.
        var third = await AmendAsync(desk, number, "technical");
        await desk.UntilAsync(third, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), third));
        var last = await desk.UntilAsync(third, CaseState.Amended);
        Assert.Equal(3, last.Case.Version);
        Assert.Equal(ChangeNature.Technical, (await PublicView.OfAsync(desk, last.Case))!.Newest.Nature);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task Approve_OfAnAmendmentWhoseDecisionWasWithdrawn_BringsNothingBack(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        var second = await AmendAsync(desk, number, "correction");
        await desk.UntilAsync(second, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), first, Orders.Revocation, default));
        var withdrawn = await desk.UntilAsync(first, CaseState.Withdrawn);
        var refused = Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("reviewer"), second));
        Assert.Equal(DutyRules.AmendedIsGone, refused.Rule);
        Assert.Equal(NoticeKind.Revocation, (await PublicView.OfAsync(desk, withdrawn.Case))!.Notice!.Kind);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), second, "原决定已撤下。", default));

        // The number is free again for a decision made anew, and there is nothing to amend any more.
        Assert.Equal("nothing-to-amend", await RefusedAsync(desk, number, "correction"));
        var anew = await desk.PublishedAsync(number);
        Assert.NotEqual(withdrawn.Case.RecordId, (await desk.UntilAsync(anew, CaseState.Published)).Case.RecordId);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Withdraw_OfAnAmendedDecision_NamesNobodyThatACorrectionTookOut(string engine)
    {
        const string Wrong = "景洪澜沧商贸有限公司";
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        await desk.PublishedAsync(number);
        var (metadata, document) = Amendment(number, "correction");
        var second = await desk.PushAsync(
            metadata.Replace(Wrong, "勐海茶香商贸有限公司", StringComparison.Ordinal), document.Replace(Wrong, "勐海茶香商贸有限公司", StringComparison.Ordinal));
        await desk.UntilAsync(second, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), second));
        await desk.UntilAsync(second, CaseState.Amended);

        var withdrawals = desk.Service<WithdrawalService>();
        var naming = Orders.Revocation with { Reason = $"先后把{Wrong}认作当事人，主要事实不清。" };
        Assert.IsType<ReviewOutcome.Blocked>(await withdrawals.WithdrawAsync(desk.User("reviewer"), second, naming, default));
        Assert.IsType<ReviewOutcome.Done>(await withdrawals.WithdrawAsync(desk.User("reviewer"), second, Orders.Revocation, default));
        await desk.UntilAsync(second, CaseState.Withdrawn);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Return_OfAWithheldAmendment_GivesTheNumberFreeForAnother(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        var (metadata, document) = Amendment(number, "correction");
        // However often it is looked at anew, the machine finds the same ground in what was pushed by mistake.
        var second = await desk.PushAsync(metadata.Replace("\"conclusion\":\"publishable\"", "\"conclusion\":\"notPublishable\"", StringComparison.Ordinal), document);
        await desk.UntilAsync(second, CaseState.Withheld);
        Assert.Equal("amendment-under-way", await RefusedAsync(desk, number, "correction"));

        Assert.IsType<ReviewOutcome.NotAllowed>(await desk.Service<ReviewService>().ReturnAsync(desk.User("owner"), second, "审查结论填错。", default));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), second, "审查结论填错。", default));
        var third = await AmendAsync(desk, number, "correction");
        Assert.Equal(first, (await desk.UntilAsync(third, CaseState.InReview)).Case.AmendsCase);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Push_OfAnAmendmentTwiceAtOnce_IsTakenOnce(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        await desk.PublishedAsync(number);
        var (metadata, document) = Amendment(number, "correction");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var client = desk.Client();
            using var answer = await client.PushAsync(RecordId.New().Value, PushForm.Create(metadata, document));
            return answer.StatusCode;
        }));
        Assert.Equal(1, answers.Count(status => status == HttpStatusCode.Accepted));
        Assert.Equal(5, answers.Count(status => status == HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("""{"kind":"correction"}""", "amendment.reason", "required")]
    [InlineData("""{"reason":"金额写错"}""", "amendment.kind", "required")]
    [InlineData("""{"kind":"other","reason":"金额写错"}""", "amendment.kind", "choice")]
    [InlineData("""{"kind":"technical","reason":"错字","by":"x"}""", "amendment.by", "unknown")]
    [InlineData(""" "correction" """, "amendment", "object")]
    public async Task Push_WithAWrongAmendment_NamesFieldAndRule(string amendment, string field, string rule)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var client = desk.Client();
        using var answer = await client.PushAsync(RecordId.New().Value, PushForm.Create(PushForm.Metadata.TrimEnd()[..^1] + $",\"amendment\":{amendment}}}"));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(problem.RootElement.GetProperty("errors").EnumerateArray(), error =>
            string.Equals(error.GetProperty("field").GetString(), field, StringComparison.Ordinal)
            && string.Equals(error.GetProperty("rule").GetString(), rule, StringComparison.Ordinal));
    }

    private static (string Metadata, string Document) Amendment(string number, string? kind)
    {
        var (metadata, document) = PushForm.Numbered(number);
        metadata = kind is null ? metadata : metadata.TrimEnd()[..^1] + $",\"amendment\":{{\"kind\":\"{kind}\",\"reason\":\"罚款金额写错。\"{(kind is "correction" ? ",\"note\":\"罚款金额填写有误。\"" : string.Empty)}}}}}";
        metadata = kind is "technical" ? metadata.Replace("\"actType\"", "\"sector\":\"食品安全\",\"actType\"", StringComparison.Ordinal) : metadata;
        return (metadata, document.Replace("罚款人民币5000元", Corrected, StringComparison.Ordinal));
    }

    private static Task<string> AmendAsync(DeskProcess desk, string number, string kind)
    {
        var (metadata, document) = Amendment(number, kind);
        return desk.PushAsync(metadata, document);
    }

    /// <summary>The kind of the problem that a push is answered with.</summary>
    private static async Task<string> RefusedAsync(DeskProcess desk, string number, string? amendment)
    {
        var (metadata, document) = Amendment(number, amendment);
        using var client = desk.Client();
        using var answer = await client.PushAsync(RecordId.New().Value, PushForm.Create(metadata, document));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        return problem.RootElement.GetProperty("type").GetString()!.Split(':')[^1];
    }
}
