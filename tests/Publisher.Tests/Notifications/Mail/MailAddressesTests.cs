using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Notifications.Mail;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Keys;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using Disclosure.TestKit.Mail;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Publisher.Tests.Notifications.Mail;

/// <summary>A person's own address: proven by a code, sealed in the store, told to nobody.</summary>
public sealed class MailAddressesTests(PostgresServer database) : IClassFixture<PostgresServer>
{
    private const string Address = "yan.wen.jiao+desk@mail.example";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Set_AtARunningDesk_SendsACodeThatProvesTheAddress(string engine)
    {
        await using var server = new SmtpServer();
        await server.StartAsync();
        await using var desk = await DeskProcess.StartAsync(
            string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await database.CreateDatabaseAsync(default) : null,
            "--Desk:Mail:Host", "127.0.0.1", "--Desk:Mail:Port", $"{server.Port}", "--Desk:Mail:Tls", "None",
            "--Desk:Mail:From", NotificationKit.From, "--Desk:Mail:DeskAddress", "https://desk.example");
        var (addresses, user) = (desk.Service<MailAddresses>(), desk.User("clerk"));
        Assert.IsType<MailAddressOutcome.Done>(await addresses.SetAsync(user, $" {Address} ", default));
        Assert.False((await addresses.FindAsync(user, default))!.IsVerified);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (server.Mails.Count == 0)
        {
            await Task.Delay(50, patience.Token);
        }

        var mail = NotificationKit.Readable(Assert.Single(server.Texts));
        var code = mail.Split('\n', '\r').Single(line => line.Length == MailAddresses.CodeLength && line.All(char.IsAsciiDigit));
        Assert.IsType<MailAddressOutcome.Done>(await addresses.ConfirmAsync(user, $" {code} ", default));
        Assert.Equal(new OwnMailAddress(Address, IsVerified: true, IsRefused: false, LetterState.Sent), await SentAsync());
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains(Address, StringComparison.Ordinal) || line.Contains(code, StringComparison.Ordinal));
        if (!string.Equals(engine, Desks.Postgres, StringComparison.Ordinal))
        {
            Assert.Empty(DiskSearch.FilesHolding(desk.Folder, Address));
            Assert.Empty(DiskSearch.FilesHolding(desk.DataDirectory, code));
        }

        // The mail is marked as sent a moment after the server has it.
        async Task<OwnMailAddress?> SentAsync()
        {
            var own = await addresses.FindAsync(user, default);
            while (own is { CodeLetter: not LetterState.Sent } && !patience.IsCancellationRequested)
            {
                await Task.Delay(50, default(CancellationToken));
                own = await addresses.FindAsync(user, default);
            }

            return own;
        }
    }

    [Fact]
    public async Task Confirm_WrongCodes_EndTheCodeAfterFive()
    {
        await using var desk = await StartAsync();
        var (addresses, user) = (desk.Service<MailAddresses>(), desk.User("clerk"));
        await addresses.SetAsync(user, Address, default);
        var code = await desk.CodeAsync("clerk");
        var wrong = code[0] == '0' ? "1" + code[1..] : "0" + code[1..];
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => addresses.ConfirmAsync(user, wrong, default)));
        Assert.IsType<MailAddressOutcome.Invalid>(await addresses.ConfirmAsync(user, code, default));
        Assert.False((await addresses.FindAsync(user, default))!.IsVerified);
    }

    [Fact]
    public async Task Confirm_CodeOfAnotherOrTooLate_ProvesNothing()
    {
        await using var desk = await StartAsync();
        var addresses = desk.Service<MailAddresses>();
        await addresses.SetAsync(desk.User("clerk"), Address, default);
        await addresses.SetAsync(desk.User("reviewer"), Address, default);
        Assert.IsType<MailAddressOutcome.Invalid>(await addresses.ConfirmAsync(desk.User("clerk"), await desk.CodeAsync("reviewer"), default));
        Assert.IsType<MailAddressOutcome.Invalid>(await addresses.ConfirmAsync(desk.User("foreign"), await desk.CodeAsync("clerk"), default));
        await desk.SqlAsync("UPDATE mail_address SET code_until = 1");
        Assert.IsType<MailAddressOutcome.Invalid>(await addresses.ConfirmAsync(desk.User("clerk"), await desk.CodeAsync("clerk"), default));
    }

    [Fact]
    public async Task Set_SixthTimeInADay_IsRefused()
    {
        await using var desk = await StartAsync();
        var (addresses, user) = (desk.Service<MailAddresses>(), desk.User("clerk"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => addresses.SetAsync(user, $"victim{i}@mail.example", default)));
        Assert.Equal(MailAddresses.CodesPerDay, outcomes.Count(outcome => outcome is MailAddressOutcome.Done));
        Assert.Equal(1, await desk.AskAsync<long>("SELECT COUNT(*) FROM letter WHERE state = 'waiting'"));
    }

    [Fact]
    public async Task Set_AnotherAddress_IsNotMailedBeforeItIsProvenAndTheOldOneIsGone()
    {
        await using var desk = await StartAsync();
        await desk.WithMailAsync("clerk", Address);
        var first = await desk.AskAsync<byte[]>("SELECT wrapped FROM case_key WHERE case_id = 'account/clerk'");
        await desk.Service<MailAddresses>().SetAsync(desk.User("clerk"), "other@mail.example", default);
        await desk.TellAsync("clerk", NotificationKind.Returned, "1");
        Assert.Equal(0, await desk.AskAsync<long>("SELECT COUNT(*) FROM notification WHERE mail_open = 1"));
        Assert.NotEqual(first, await desk.AskAsync<byte[]>("SELECT wrapped FROM case_key WHERE case_id = 'account/clerk'"));

        await desk.Service<MailAddresses>().RemoveAsync(desk.User("clerk"), default);
        Assert.Null(await desk.Service<MailAddresses>().FindAsync(desk.User("clerk"), default));
        Assert.Equal(0, await desk.AskAsync<long>("SELECT COUNT(*) FROM case_key WHERE case_id = 'account/clerk'"));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rotate_MasterKey_KeepsAddresses(string engine)
    {
        await using var desk = await DeskProcess.StartAsync(
            string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await database.CreateDatabaseAsync(default) : null, "--Desk:Works", "false");
        await desk.WithMailAsync("clerk", Address);
        await desk.RestartAsync(desk.RotateAsync);
        Assert.Equal(Address, (await desk.Service<MailAddresses>().FindAsync(desk.User("clerk"), default))!.Address);
    }

    [Theory]
    [InlineData("name@example.gov.cn", true)]
    [InlineData("a.b-c_d+e%f@mail.example", true)]
    [InlineData("name", false)]
    [InlineData("name@", false)]
    [InlineData("@example.cn", false)]
    [InlineData("name@example", false)]
    [InlineData("name@example.cn\r\nBcc: other@example.cn", false)]
    [InlineData("name@example.cn\nRCPT TO:<other@example.cn>", false)]
    [InlineData("a@b.cn,c@d.cn", false)]
    [InlineData("a@b@c.cn", false)]
    [InlineData("Name <name@example.cn>", false)]
    [InlineData("\"na me\"@example.cn", false)]
    [InlineData("name@[127.0.0.1]", false)]
    [InlineData("name@exa_mple.cn", false)]
    [InlineData("名@example.cn", false)]
    [InlineData(".name@example.cn", false)]
    [InlineData("na..me@example.cn", false)]
    [InlineData("name@-example.cn", false)]
    [InlineData("name@example.cn ", false)]
    public void IsAddress_OfWritings_TakesPlainOnesAlone(string text, bool expected) => Assert.Equal(expected, MailAddressText.IsAddress(text));

    [Fact]
    public void IsAddress_AnyTextPutIntoAnAddress_LeavesNoWayIntoAHeader() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<string>(),
        text =>
        {
            foreach (var candidate in (string[])[$"name{text}@example.cn", $"name@example.cn{text}", $"{text}@example.cn", text ?? string.Empty])
            {
                if (MailAddressText.IsAddress(candidate))
                {
                    Assert.All(candidate, symbol => Assert.True(symbol is > ' ' and < '\x7f' and not ('<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '\\')));
                    Assert.Equal(candidate, new System.Net.Mail.MailAddress(candidate).Address);
                }
            }
        }));

    [Fact]
    public void Errors_OfWrongSettings_NamesEach()
    {
        Assert.Empty(new MailOptions().Errors());
        Assert.Empty(NotificationKit.Options(25).Errors());
        var wrong = new MailOptions { Host = "a b", Port = 465, Tls = (MailTls)7, From = "x\r\ny@z.cn", DeskAddress = "ftp://desk", TimeoutSeconds = 0, PauseSeconds = 0, User = "u" };
        Assert.Equal(9, wrong.Errors().Count);
        Assert.Contains(new MailOptions { Host = "mail.example", Tls = MailTls.None, User = "u", Password = "p", From = "a@b.cn", DeskAddress = "https://d" }.Errors(), error => error.Contains("Tls", StringComparison.Ordinal));
    }

    private static Task<DeskProcess> StartAsync() => DeskProcess.StartAsync(null, "--Desk:Works", "false");
}
