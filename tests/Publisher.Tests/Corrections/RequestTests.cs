using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Corrections;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Corrections;

/// <summary>Requests for correction from the sealed inbox to the sealed reply, on both engines.</summary>
public sealed class RequestTests(CorrectionDesks desks) : IClassFixture<CorrectionDesks>
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-17-1")]
    [Clause("LAW-XXGK-41")]
    public async Task Inbox_WhatLiesThere_IsEnteredOnce_AndTakenOut(string engine)
    {
        var (desk, site, options) = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var caseId = await desk.PublishedAsync(number);
        var message = await MessageAsync(desk, caseId, number);
        using var key = InboxPublicKey.FromFile(options.SealKey);
        // As a form that was sent twice, a process that died before it took the request out, and somebody's noise.
        await site.Inbox.AddAsync(key.Seal(message.ToBytes()), default);
        await site.Inbox.AddAsync(key.Seal((message with { SentAt = message.SentAt.AddMinutes(1) }).ToBytes()), default);
        await site.Inbox.AddAsync(key.Seal("noise"u8), default);
        await site.Inbox.AddAsync("more noise"u8.ToArray(), default);

        var reply = await UntilAsync(site, message, ReplyState.Received);

        Assert.Equal(number, reply.DocumentNumber);
        Assert.Equal(desk.Service<DueDates>().CorrectionOf("jhscj", desk.Service<DeskStore>().NowMilliseconds).DueOn, reply.DueOn);
        await EmptyAsync(desk);
        var line = Assert.Single(await LinesAsync(desk, "clerk"), line => string.Equals(line.Row.Number, message.Number, StringComparison.Ordinal));
        Assert.Equal((caseId, number, IdentityCheck.Open), (line.Row.CaseId, line.DocumentNumber, line.Row.Identity));
        Assert.DoesNotContain(await LinesAsync(desk, "foreign"), line => string.Equals(line.Row.Number, message.Number, StringComparison.Ordinal));
        Assert.Null(await desk.Service<RequestQueue>().OpenAsync(desk.User("foreign"), line.Row.Id, default));
        Assert.Null(await desk.Service<RequestQueue>().EvidenceAsync(desk.User("foreign"), line.Row.Id, 0, default));
        var open = await desk.Service<RequestQueue>().OpenAsync(desk.User("clerk"), line.Row.Id, default);
        Assert.Equal((message.Statement, message.Name, message.Contact), (open!.Content.Statement, open.Content.Name, open.Content.Contact));
        Assert.Equal(message.Files[0].Content, (await desk.Service<RequestQueue>().EvidenceAsync(desk.User("clerk"), line.Row.Id, 0, default))!.Value.Content);
        Assert.Equal(2, await CountAsync(desk, "SELECT COUNT(*) FROM correction_unreadable"));
        Assert.Equal(1, await CountAsync(desk, $"SELECT COUNT(*) FROM audit WHERE act = '{AuditActs.EvidenceRead}' AND code = '{line.Row.PrintedNumber}'"));
        await NothingIsLoggedAsync(desk, message);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task SameReceipt_OtherWords_AreAddedToTheOpenRequest_AndAnotherCodeIsAnotherRequest(string engine)
    {
        var (desk, _, _) = await desks.OnAsync(engine);
        var message = await MessageAsync(desk, caseId: null, desks.NewNumber());
        var first = await EnterAsync(desk, message);

        var again = await EnterAsync(desk, message);
        var more = await EnterAsync(desk, message with { Statement = "补充说明。" });
        var collision = await EnterAsync(desk, message with { Code = RequestReceipt.New().Code });

        Assert.Equal((first, first), (again, more));
        Assert.NotEqual(first, collision);
        var open = await desk.Service<RequestQueue>().OpenAsync(desk.User("clerk"), first!, default);
        Assert.Equal(message.Statement, open!.Content.Statement);
        Assert.Contains("补充说明。", Assert.Single(open.Notes).Words, StringComparison.Ordinal);
        Assert.Equal(2, open.Content.Evidence.Count);
        Assert.Null(await EnterAsync(desk, message with { AgencyCode = "nobody", Number = RequestReceipt.New().Number }));
    }

    [Fact]
    [Clause("GS-17-1")]
    public async Task AccessCode_WithTheLastFour_ProvesWhoAsks_AndNothingElseDoes()
    {
        var (desk, _, _) = await desks.OnAsync(Desks.Sqlite);
        var number = desks.NewNumber();
        var caseId = await desk.PublishedAsync(number);
        var message = await MessageAsync(desk, caseId, number);
        var codes = desk.Service<AccessCodes>();
        Assert.IsType<AccessCodeOutcome.NotFound>(await codes.IssueAsync(desk.User("foreign"), caseId, "123X", default));
        var old = Assert.IsType<AccessCodeOutcome.Issued>(await codes.IssueAsync(desk.User("clerk"), caseId, "123X", default));
        var issued = Assert.IsType<AccessCodeOutcome.Issued>(await codes.IssueAsync(desk.User("clerk"), caseId, "123X", default));

        Assert.Equal(IdentityCheck.ByCode, await IdentityAsync(issued.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), "123x"));
        Assert.Equal(IdentityCheck.Open, await IdentityAsync(issued.Code, "1234"));
        Assert.Equal(IdentityCheck.Open, await IdentityAsync(old.Code, "123X"));
        Assert.Equal(IdentityCheck.Open, await IdentityAsync(string.Empty, string.Empty));
        // The code of one decision proves nothing of another.
        var other = desks.NewNumber();
        message = await MessageAsync(desk, await desk.PublishedAsync(other), other);
        Assert.Equal(IdentityCheck.Open, await IdentityAsync(issued.Code, "123X"));

        async Task<IdentityCheck> IdentityAsync(string code, string tail)
        {
            var receipt = RequestReceipt.New();
            var id = await EnterAsync(desk, message with { Number = receipt.Number, Code = receipt.Code, AccessCode = code, IdentityTail = tail });
            return (await LinesAsync(desk, "clerk")).Single(line => string.Equals(line.Row.Id, id, StringComparison.Ordinal)).Row.Identity;
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-17-3")]
    public async Task Refusal_NeedsCheckingReasonsAndRemedies_AndReachesTheParty(string engine)
    {
        var (desk, site, _) = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var message = await MessageAsync(desk, await desk.PublishedAsync(number), number);
        var id = (await EnterAsync(desk, message))!;
        var requests = desk.Service<RequestService>();
        var (clerk, reviewer) = (desk.User("clerk"), desk.User("reviewer"));

        Assert.IsType<RequestOutcome.Invalid>(await requests.RefuseAsync(reviewer, id, 1, "理由", "途径", default));
        Assert.IsType<RequestOutcome.Invalid>(await requests.CheckAsync(clerk, id, 1, identity: null, "核实", default));
        Assert.IsType<RequestOutcome.Invalid>(await requests.CheckAsync(clerk, id, 1, IdentityCheck.ByCode, " ", default));
        Assert.IsType<RequestOutcome.NotFound>(await requests.CheckAsync(desk.User("foreign"), id, 1, IdentityCheck.Seen, "核实", default));
        Assert.IsType<RequestOutcome.Done>(await requests.CheckAsync(clerk, id, 1, IdentityCheck.Seen, "与案卷一致，只供内部。", default));
        Assert.IsType<RequestOutcome.Stale>(await requests.AskAsync(clerk, id, 1, "补充", default));
        Assert.Equal(string.Empty, (await UntilAsync(site, message, ReplyState.Checking)).Words);
        Assert.IsType<RequestOutcome.Done>(await requests.AskAsync(clerk, id, 2, "请补充营业执照。", default));
        Assert.Contains("请补充营业执照。", (await UntilAsync(site, message, ReplyState.MoreNeeded)).Words, StringComparison.Ordinal);
        Assert.IsType<RequestOutcome.Invalid>(await requests.RefuseAsync(reviewer, id, 3, "理由", "  ", default));
        Assert.IsType<RequestOutcome.Invalid>(await requests.RefuseAsync(reviewer, id, 3, "", "途径", default));
        Assert.IsType<RequestOutcome.Invalid>(await requests.CorrectAsync(reviewer, id, 3, "已经改好。", default));
        Assert.IsType<RequestOutcome.Done>(await requests.RefuseAsync(reviewer, id, 3, "与决定书一致 {remedies}", "可以申请复议。", default));

        var reply = await UntilAsync(site, message, ReplyState.Refused);
        Assert.Contains("可以申请复议。", reply.Words, StringComparison.Ordinal);
        // What somebody typed is not filled in.
        Assert.Contains("与决定书一致 {remedies}", reply.Words, StringComparison.Ordinal);
        Assert.Contains(RequestReceipt.Grouped(message.Number), reply.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("只供内部", reply.Words, StringComparison.Ordinal);
        Assert.Null(reply.DueOn);
        Assert.IsType<RequestOutcome.Stale>(await requests.WithdrawAsync(clerk, id, 4, "撤回", default));
        Assert.Equal(1, await CountAsync(desk, $"SELECT COUNT(*) FROM audit WHERE act = '{AuditActs.CorrectionClosed}' AND code = '{RequestReceipt.Grouped(message.Number)}/Refused'"));
        await NothingIsLoggedAsync(desk, message);
    }

    [Fact]
    [Clause("GS-17-2")]
    public async Task Corrected_IsToldOnceThePublicHasSeenIt()
    {
        var (desk, site, _) = await desks.OnAsync(Desks.Sqlite);
        var number = desks.NewNumber();
        var caseId = await desk.PublishedAsync(number);
        var message = await MessageAsync(desk, caseId, number);
        var id = (await EnterAsync(desk, message))!;
        var requests = desk.Service<RequestService>();
        Assert.IsType<RequestOutcome.Done>(await requests.CheckAsync(desk.User("clerk"), id, 1, IdentityCheck.Unneeded, "确有不准确。", default));
        Assert.IsType<RequestOutcome.Invalid>(await requests.CorrectAsync(desk.User("reviewer"), id, 2, "已经更正。", default));

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<TakedownService>().TakeDownAsync(desk.User("reviewer"), caseId, new TakedownOrder(TakedownReason.Other, "查证"), default));
        await desk.UntilAsync(caseId, CaseState.Suspended);

        Assert.IsType<RequestOutcome.Done>(await requests.CorrectAsync(desk.User("reviewer"), id, 2, "已经停止公示。", default));
        Assert.Contains("已经停止公示。", (await UntilAsync(site, message, ReplyState.Corrected)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-XXGK-41")]
    public async Task PassedOn_ItIsTheOtherAgencysAlone_WithAClockOfItsOwn(string engine)
    {
        var (desk, site, _) = await desks.OnAsync(engine);
        var message = await MessageAsync(desk, caseId: null, desks.NewNumber());
        var id = (await EnterAsync(desk, message))!;
        var requests = desk.Service<RequestService>();

        Assert.IsType<RequestOutcome.Invalid>(await requests.PassOnAsync(desk.User("reviewer"), id, 1, "jhscj", "理由", default));
        Assert.IsType<RequestOutcome.Invalid>(await requests.PassOnAsync(desk.User("reviewer"), id, 1, "nobody", "理由", default));
        Assert.IsType<RequestOutcome.Done>(await requests.PassOnAsync(desk.User("reviewer"), id, 1, "kmscj", "决定由该局作出。", default));

        var reply = await UntilAsync(site, message, ReplyState.Received, reply => reply.Words.Length > 0);
        Assert.Equal(desk.Service<AgencyDirectory>().Find("kmscj")!.Name, reply.AgencyName);
        Assert.Contains("决定由该局作出。", reply.Words, StringComparison.Ordinal);
        Assert.Null(await desk.Service<RequestQueue>().OpenAsync(desk.User("reviewer"), id, default));
        Assert.NotNull(await desk.Service<RequestQueue>().OpenAsync(desk.User("foreign"), id, default));
    }

    [Fact]
    [Clause("GS-17-1")]
    public async Task Counter_KeyedInByAClerk_IsARequestLikeAnyOther()
    {
        var (desk, site, _) = await desks.OnAsync(Desks.Sqlite);
        var counter = desk.Service<CounterRequests>();
        var typed = new CounterRequest { FormKey = RequestReceipt.NewFormKey(), Channel = RequestChannel.Telephone, DocumentNumber = desks.NewNumber(), Kind = CorrectionKind.Inaccurate, Statement = "日期写错了。", Name = "测试人乙" };

        var (_, _, errors) = await counter.EnterAsync(desk.User("clerk"), typed with { Channel = RequestChannel.Site, Kind = null, Name = " " }, default);
        Assert.Equal([nameof(CounterRequest.Channel), nameof(CounterRequest.Kind), nameof(CounterRequest.Name)], errors);
        var (id, receipt, _) = await counter.EnterAsync(desk.User("clerk"), typed, default);
        var (again, sameReceipt, _) = await counter.EnterAsync(desk.User("clerk"), typed, default);

        Assert.Equal((id, receipt), (again, sameReceipt));
        using var patience = new CancellationTokenSource(Longest);
        while (SealedReply.Open(receipt!, await site.FindReplyAsync(receipt!.ReplyAddress, default)) is not { State: ReplyState.Received })
        {
            await Task.Delay(50, patience.Token);
        }
    }

    [Fact]
    public void Policy_TemplatesThatLeaveOutWhatMustBeSaid_AreNamed()
    {
        var policy = CorrectionsPolicy.Read(Path.Combine(RepositoryRoot.Path, "config", CorrectionsPolicy.FileName));
        var wrong = policy with { Remedies = " ", Replies = policy.Replies with { Refused = "{number}{reason}", Corrected = "{number}{reason}{nothing}" } };

        Assert.Empty(policy.Errors());
        Assert.Equal(["replies.corrected", "replies.refused", "remedies"], wrong.Errors().Select(error => error.Split(' ')[0]));
    }

    private static async Task<CorrectionMessage> MessageAsync(DeskProcess desk, string? caseId, string number)
    {
        var receipt = RequestReceipt.New();
        var record = caseId is null ? null : await desk.Service<DeskStore>().ReadAsync(
            connection => connection.ExecuteScalarAsync<string>("SELECT record_id FROM decision_case WHERE case_id = @caseId", new { caseId }), default);
        return new CorrectionMessage
        {
            Number = receipt.Number,
            Code = receipt.Code,
            SentAt = DateTimeOffset.UnixEpoch,
            RecordId = record,
            DocumentNumber = number,
            AgencyCode = "jhscj",
            Kind = CorrectionKind.Inaccurate,
            Statement = "只在申请里的陈述丁戊",
            Name = "王测试某丙",
            Contact = "13900001111",
            Files = [new EvidenceFile("证明.pdf", EvidenceKind.Pdf, "%PDF-1.7 证据"u8.ToArray())],
        };
    }

    private static Task<string?> EnterAsync(DeskProcess desk, CorrectionMessage message) =>
        desk.Service<DeskStore>().WriteAsync(transaction => desk.Service<RequestRegister>().EnterAsync(transaction, message, RequestChannel.Site, Actor.Stranger), default);

    private static Task<IReadOnlyList<RequestLine>> LinesAsync(DeskProcess desk, string user) => desk.Service<RequestQueue>().ListAsync(desk.User(user), isClosed: false, default);

    private static Task<long> CountAsync(DeskProcess desk, string sql) => desk.Service<DeskStore>().ReadAsync(connection => connection.ExecuteScalarAsync<long>(sql), default);

    private static async Task<CorrectionReply> UntilAsync(Mailbox site, CorrectionMessage message, ReplyState state, Func<CorrectionReply, bool>? wanted = null)
    {
        Assert.True(RequestReceipt.TryRead(message.Number, message.Code, out var receipt));
        using var patience = new CancellationTokenSource(Longest);
        while (true)
        {
            if (SealedReply.Open(receipt, await site.FindReplyAsync(receipt.ReplyAddress, default)) is { } reply && reply.State == state && wanted?.Invoke(reply) is not false)
            {
                return reply;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task EmptyAsync(DeskProcess desk)
    {
        using var patience = new CancellationTokenSource(Longest);
        while ((await desk.Service<Mailbox>().Inbox.PeekAsync(10, default)).Count > 0)
        {
            await Task.Delay(50, patience.Token);
        }
    }

    // Neither the log, nor a line of the audit, nor any row that is not sealed.
    private static async Task NothingIsLoggedAsync(DeskProcess desk, CorrectionMessage message)
    {
        string[] secrets = [message.Code, RequestReceipt.Grouped(message.Code), message.Statement, message.Name, message.Contact];
        var rows = await desk.Service<DeskStore>().ReadAsync(
            async connection => (await connection.QueryAsync<string>("SELECT COALESCE(code, '') || actor FROM audit UNION ALL SELECT number || kind || state || channel FROM correction_request")).AsList(), default);
        Assert.DoesNotContain(rows, row => secrets.Any(secret => row.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(desk.Logs.Lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }
}
