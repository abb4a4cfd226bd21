using System.Text;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Notifications.Mail;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using Disclosure.TestKit.Mail;

namespace Disclosure.Publisher.Tests.Notifications.Mail;

/// <summary>Mail against a real SMTP server in a process of its own: what is sent, once, and what is not.</summary>
public sealed class LetterCarrierTests(PostgresServer database) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private readonly SmtpServer _server = new();

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Carry_NewsOfRealCases_SaysHowManyAndNothingOfWhat(string engine)
    {
        await using var desk = await StartAsync(engine);
        var (reviewer, second) = await desk.ReviewersAsync();
        foreach (var name in (string[])["owner", "reviewer", "second"])
        {
            await desk.WithMailAsync(name);
        }

        string[] numbers = ["景市监处罚〔2026〕31号", "景市监处罚〔2026〕32号", "景市监处罚〔2026〕33号"];
        var cases = new List<string>();
        foreach (var number in numbers)
        {
            cases.Add(await desk.InReviewAsync(number));
        }

        await desk.Service<ReviewService>().ReturnAsync(reviewer, cases[0], "请补正岩温叫的住址。", default);
        await desk.Service<ReviewService>().WithholdAsync(second, cases[1], "GS-11-4", "玉香罕另案处理，《行政处罚法》第四十八条。", default);
        await desk.Carrier(_server.Port).RunOutAsync();

        var mails = _server.Texts.ToDictionary(mail => mail.Split("\r\n")[0]["X-Envelope-To: ".Length..], StringComparer.Ordinal);
        Assert.Equal(["owner@mail.example", "reviewer@mail.example", "second@mail.example"], mails.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("行政执法公示工作台：有 3 件案件等待您审核", NotificationKit.Subject(mails["reviewer@mail.example"]));
        var own = NotificationKit.Readable(mails["owner@mail.example"]);
        Assert.StartsWith("行政执法公示工作台：您有 2 类新通知\n", own, StringComparison.Ordinal);
        Assert.Contains("有 1 件案件被退回，请补正后重新提交。", own, StringComparison.Ordinal);
        Assert.Contains("有 1 件案件决定不予公开。", own, StringComparison.Ordinal);
        Assert.Contains("https://desk.example/notifications", own, StringComparison.Ordinal);

        string[] planted =
        [
            .. numbers, .. cases, "景市监", "处罚〔", "岩温叫", "玉香罕", "景洪澜沧商贸", "过期食品", "532801199003072245", "13988012345", "曼掌村", "第四十八条", "景洪市",
            "owner", "reviewer", "second", "接口责任人",
        ];
        foreach (var (address, mail) in mails)
        {
            var whole = mail.Replace(address, string.Empty, StringComparison.Ordinal) + NotificationKit.Readable(mail);
            foreach (var content in planted)
            {
                Assert.DoesNotContain(content, whole, StringComparison.Ordinal);
                Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(content)).TrimEnd('=')[..^1], whole, StringComparison.Ordinal);
            }

            Assert.Equal("auto-generated", NotificationKit.Header(mail, "Auto-Submitted"));
            Assert.Equal(1, _server.Texts.Count(text => text.Contains(NotificationKit.Header(mail, "Message-ID"), StringComparison.Ordinal)));
        }

        Assert.All(await desk.ToldAsync("owner"), line => Assert.Equal(LetterState.Sent, line.Letter));
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains("@mail.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Carry_ThreeWorkersAtOnce_SendEachMailOnce(string engine)
    {
        await using var desk = await StartAsync(engine, "--Desk:Works", "false");
        var people = await desk.PeopleAsync(12);
        for (var round = 0; round < 3; round++)
        {
            foreach (var person in people)
            {
                await desk.TellAsync(person, NotificationKind.Returned, $"{round}-a");
                await desk.TellAsync(person, NotificationKind.Withheld, $"{round}-b");
            }

            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => desk.Carrier(_server.Port).RunOutAsync())));
            await desk.Carrier(_server.Port).RunOutAsync();
        }

        var said = _server.Texts.GroupBy(mail => mail.Split("\r\n")[0], mail => NotificationKit.Readable(mail), StringComparer.Ordinal).ToList();
        Assert.Equal(12, said.Count);
        Assert.All(said, mails =>
        {
            Assert.Equal(3, mails.Count(text => text.Contains("被退回", StringComparison.Ordinal)));
            Assert.Equal(3, mails.Count(text => text.Contains("不予公开", StringComparison.Ordinal)));
        });
        Assert.Equal(_server.Mails.Count, _server.Texts.Select(mail => NotificationKit.Header(mail, "Message-ID")).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Carry_ServerDownThenUp_SendsOnceItIs(string engine)
    {
        await using var desk = await StartAsync(engine, "--Desk:Works", "false");
        await desk.WithMailAsync("clerk");
        await desk.TellAsync("clerk", NotificationKind.Returned, "1");
        await _server.StopAsync();
        var carrier = desk.Carrier(_server.Port, pauseSeconds: 600);
        await carrier.RunAsync(default);
        Assert.Equal("waiting", await desk.LetterAsync("clerk"));
        // The server is left alone: nothing is claimed.
        var tries = await desk.AskAsync<long>("SELECT MAX(attempts) FROM letter");
        Assert.False(await carrier.RunAsync(default));
        Assert.Equal(tries, await desk.AskAsync<long>("SELECT MAX(attempts) FROM letter"));

        // What comes meanwhile joins what waits.
        await desk.TellAsync("clerk", NotificationKind.Withheld, "2");
        await _server.StartAsync();
        await desk.SqlAsync("UPDATE letter SET due_at = 0");
        await desk.Carrier(_server.Port).RunOutAsync();
        var mail = NotificationKit.Readable(Assert.Single(_server.Texts));
        Assert.Contains("被退回", mail, StringComparison.Ordinal);
        Assert.Contains("不予公开", mail, StringComparison.Ordinal);
        Assert.Equal("sent", await desk.LetterAsync("clerk"));
    }

    [Theory]
    [InlineData("rcpt 450 mailbox busy")]
    [InlineData("data 451 try again later")]
    [InlineData("data 421 too many connections")]
    [InlineData("mail 421 closing")]
    public async Task Carry_ServerPutsItOff_SendsItLaterOnce(string answer)
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.WithMailAsync("clerk");
        await desk.TellAsync("clerk", NotificationKind.Returned, "1");
        await _server.PlanAsync(answer);
        await UntilAsync(desk.Carrier(_server.Port), async () => await desk.LetterAsync("clerk") is "sent");
        Assert.Single(_server.Mails);
    }

    [Theory]
    [InlineData("rcpt 550 no such user", "550", true)]
    [InlineData("rcpt 553 not allowed", "553", true)]
    [InlineData("data 554 refused", "554", false)]
    public async Task Carry_ServerRefusesForGood_GivesUpAndTellsTheAdmin(string answer, string code, bool isOfAddress)
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.WithMailAsync("clerk");
        await desk.WithMailAsync("admin");
        await desk.TellAsync("clerk", NotificationKind.Returned, "1");
        await _server.PlanAsync(answer);
        await desk.Carrier(_server.Port).RunOutAsync();

        Assert.Empty(_server.Mails);
        Assert.Equal("failed", await desk.LetterAsync("clerk"));
        Assert.Equal(code, await desk.AskAsync<string>("SELECT failure FROM letter WHERE state = 'failed'"));
        Assert.Equal(LetterState.Failed, Assert.Single(await desk.ToldAsync("clerk")).Letter);
        var line = Assert.Single(await desk.ToldAsync("admin"));
        Assert.Equal((NotificationKind.MailFailed, "clerk", null), (line.Kind, line.About, line.Letter));
        Assert.Equal(new MailStanding(0, 0, 0, 1), (await MailStanding.ReadAsync(desk.Service<DeskStore>(), "jhscj", default)) with { Sent = 0 });

        // A refused address is not tried again until it is proven anew; another refusal says nothing of the address.
        await desk.TellAsync("clerk", NotificationKind.Withheld, "2");
        await desk.Carrier(_server.Port).RunOutAsync();
        Assert.Equal(isOfAddress ? 0 : 1, _server.Mails.Count);
        Assert.Equal(isOfAddress, (await desk.Service<MailAddresses>().FindAsync(desk.User("clerk"), default))!.IsRefused);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Carry_SenderDiedBetweenClaimAndMark_SendsNothingAgainAndSaysSo(string engine)
    {
        await using var desk = await StartAsync(engine, "--Desk:Works", "false");
        await desk.WithMailAsync("clerk");
        await desk.TellAsync("clerk", NotificationKind.Returned, "1");
        var store = desk.Service<DeskStore>();
        await new LetterGathering(store, NotificationKit.Policy).RunAsync(default);
        var letter = await store.WriteAsync(data => LetterTable.ClaimAsync(data, TimeSpan.FromMinutes(1), store.IsShared), default);
        Assert.NotNull(letter);

        // While the claim lasts, others leave it alone; on a store of one owner there are no others.
        var next = desk.Carrier(_server.Port);
        if (store.IsShared)
        {
            await next.ResumeAsync(default);
            await next.RunOutAsync();
            Assert.Equal("sending", await desk.LetterAsync("clerk"));
            await desk.SqlAsync("UPDATE letter SET claimed_until = 1");
        }

        await next.ResumeAsync(default);
        await next.RunOutAsync();
        Assert.Equal("uncertain", await desk.LetterAsync("clerk"));
        Assert.Empty(_server.Mails);
        Assert.Equal(LetterState.Uncertain, Assert.Single(await desk.ToldAsync("clerk", unreadOnly: true)).Letter);
        Assert.Equal(1, (await MailStanding.ReadAsync(store, agencyCode: null, default)).Uncertain);
    }

    [Theory]
    [InlineData("data drop", 1)]
    [InlineData("data lose", 0)]
    [InlineData("data hang", 1)]
    public async Task Carry_BrokenOffAfterTheText_IsNotSentAgain(string answer, int taken)
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.WithMailAsync("clerk");
        await desk.TellAsync("clerk", NotificationKind.Returned, "1");
        await _server.PlanAsync(answer);
        await desk.Carrier(_server.Port).RunOutAsync();
        await desk.Carrier(_server.Port).RunOutAsync();
        Assert.Equal(taken, _server.Mails.Count);
        Assert.Equal("uncertain", await desk.LetterAsync("clerk"));
    }

    private static async Task UntilAsync(LetterCarrier carrier, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            if (!await carrier.RunAsync(default))
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private async Task<DeskProcess> StartAsync(string engine, params string[] more) =>
        await DeskProcess.StartAsync(string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await database.CreateDatabaseAsync(default) : null, more);
}
