using System.Text;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Notifications.Mail;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using Disclosure.TestKit.Mail;

namespace Disclosure.Publisher.Tests.Notifications.Mail;

/// <summary>What is put into a mail, together with what, and what is left out: read, unwanted, too old, or of someone who has left.</summary>
public sealed class LetterGatheringTests(PostgresServer database) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private readonly SmtpServer _server = new();

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Carry_ReadOrUnwantedMeanwhile_SendsNoMail()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        foreach (var name in (string[])["clerk", "reviewer", "owner", "admin"])
        {
            await desk.WithMailAsync(name);
        }

        await desk.Service<MailChoices>().SetAsync(desk.User("clerk"), [], default);
        await desk.TellAsync("clerk", NotificationKind.Withheld, "unwanted");
        await desk.TellAsync("clerk", NotificationKind.Returned, "mandatory");
        await desk.TellAsync("reviewer", NotificationKind.WaitsForReview, "read");
        await desk.Service<NotificationInbox>().ReadAllAsync(desk.User("reviewer"), long.MaxValue, default);
        await desk.TellAsync("owner", NotificationKind.Returned, "no address any more");
        await desk.Service<MailAddresses>().RemoveAsync(desk.User("owner"), default);
        await desk.TellAsync("admin", NotificationKind.MailFailed, "never mailed");
        await desk.Carrier(_server.Port).RunOutAsync();

        var mail = Assert.Single(_server.Texts);
        Assert.StartsWith("X-Envelope-To: clerk@mail.example\r\n", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("不予公开", NotificationKit.Readable(mail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carry_LineThatNobodyCouldBeMailed_IsMailedOnceThereIsAnAddressAndMoreToTell()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.TellAsync("reviewer", NotificationKind.WaitsForReview, "any");
        await desk.SqlAsync("UPDATE notification SET created_at = created_at - 30 * 86400000, changed_at = changed_at - 30 * 86400000");
        await desk.WithMailAsync("reviewer");
        await desk.Carrier(_server.Port).RunOutAsync();
        Assert.Empty(_server.Mails);

        await desk.TellAsync("reviewer", NotificationKind.WaitsForReview, "any");
        await desk.Carrier(_server.Port).RunOutAsync();

        Assert.Contains("2 件", NotificationKit.Readable(Assert.Single(_server.Texts)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carry_AccountClosedWhileItsMailWaited_SendsNothing()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.WithMailAsync("clerk");
        await desk.TellAsync("clerk", NotificationKind.Returned, "1");
        await new LetterGathering(desk.Service<DeskStore>(), NotificationKit.Policy).RunAsync(default);
        await desk.SqlAsync("UPDATE account SET disabled_at = 1 WHERE name = 'clerk'");

        await desk.Carrier(_server.Port).RunOutAsync();

        Assert.Empty(_server.Mails);
        Assert.Equal("dropped", await desk.LetterAsync("clerk"));
    }

    [Fact]
    public async Task Carry_TriedForTooLong_IsGivenUp()
    {
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.WithMailAsync("clerk");
        await desk.TellAsync("clerk", NotificationKind.Returned, "1");
        await new LetterGathering(desk.Service<DeskStore>(), NotificationKit.Policy).RunAsync(default);
        await desk.SqlAsync("UPDATE letter SET created_at = created_at - 3 * 86400000");
        await _server.StopAsync();
        await desk.Carrier(_server.Port).RunAsync(default);
        Assert.Equal("expired/connection", await desk.AskAsync<string>("SELECT failure FROM letter WHERE state = 'failed'"));
        Assert.Single(await desk.ToldAsync("admin"));
    }

    [Fact]
    public async Task Carry_GatherTime_KeepsWhatIsYoungAndSendsWhatIsPrompt()
    {
        var policy = NotificationKit.Policy with { Mail = NotificationKit.Policy.Mail with { GatherMinutes = 30, Prompt = [NotificationKind.ProposalWaits] } };
        await using var desk = await StartAsync(Desks.Sqlite, "--Desk:Works", "false");
        await desk.WithMailAsync("reviewer");
        await desk.TellAsync("reviewer", NotificationKind.WaitsForReview, "any");
        await desk.Carrier(_server.Port, policy).RunOutAsync();
        Assert.Empty(_server.Mails);

        // What is prompt takes along what waits: one mail instead of two.
        await desk.TellAsync("reviewer", NotificationKind.ProposalWaits, "1");
        await desk.Carrier(_server.Port, policy).RunOutAsync();
        Assert.Contains("等待您审核", NotificationKit.Readable(Assert.Single(_server.Texts)), StringComparison.Ordinal);

        // After the mail a new line begins.
        await desk.TellAsync("reviewer", NotificationKind.WaitsForReview, "any");
        Assert.Equal(2, (await desk.ToldAsync("reviewer")).Count(line => line.Kind is NotificationKind.WaitsForReview));
    }

    private async Task<DeskProcess> StartAsync(string engine, params string[] more) =>
        await DeskProcess.StartAsync(string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await database.CreateDatabaseAsync(default) : null, more);
}
