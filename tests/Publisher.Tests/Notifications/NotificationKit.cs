using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Notifications.Mail;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit.Mail;
using Microsoft.Extensions.Logging;

namespace Disclosure.Publisher.Tests.Notifications;

/// <summary>Tells people, gives them addresses and sends their mail, as the desk's workers do but when the test says so.</summary>
internal static class NotificationKit
{
    public const string From = "gongshi@desk.example";

    /// <summary>Nothing waits for more to join it.</summary>
    public static NotificationPolicy Policy { get; } = new()
    {
        Mail = new MailPolicy { GatherMinutes = 0, PromptMinutes = 0, Prompt = [], Mandatory = [NotificationKind.Returned], GiveUpHours = 48 },
        Reminders = new ReminderPolicy { FromHour = 0 },
        Keep = new NotificationKeeping { ReadDays = 90, UnreadDays = 400 },
    };

    public static MailOptions Options(int port) => new()
    {
        Host = "127.0.0.1", Port = port, Tls = MailTls.None, From = From, DeskAddress = "https://desk.example/", TimeoutSeconds = 3, PauseSeconds = 1,
    };

    public static LetterCarrier Carrier(this DeskProcess desk, int port, NotificationPolicy? policy = null, int pauseSeconds = 1) => new(
        desk.Service<DeskStore>(),
        desk.Service<CaseVault>(),
        Options(port) with { PauseSeconds = pauseSeconds },
        policy ?? Policy,
        new PostRetries(Options(port) with { PauseSeconds = pauseSeconds }, TimeProvider.System),
        desk.Service<ILoggerFactory>().CreateLogger<LetterCarrier>());

    /// <summary>Runs rounds until there is nothing to do.</summary>
    public static async Task RunOutAsync(this LetterCarrier carrier)
    {
        while (await carrier.RunAsync(default))
        {
        }
    }

    /// <summary>Gives an account an address that is proven, by the code that lies sealed beside it.</summary>
    public static async Task<string> WithMailAsync(this DeskProcess desk, string account, string? address = null)
    {
        address ??= $"{account}@mail.example";
        var user = desk.User(account);
        var addresses = desk.Service<MailAddresses>();
        Assert.IsType<MailAddressOutcome.Done>(await addresses.SetAsync(user, address, default));
        Assert.IsType<MailAddressOutcome.Done>(await addresses.ConfirmAsync(user, await desk.CodeAsync(account), default));
        await desk.SqlAsync("DELETE FROM letter WHERE recipient = @account AND purpose = 'code'", new { account });
        return address;
    }

    /// <summary>The code that was asked for last.</summary>
    public static async Task<string> CodeAsync(this DeskProcess desk, string account)
    {
        var row = await desk.Service<DeskStore>().ReadAsync(connection => MailAddressRow.FindAsync(connection, account), default);
        return row!.Open(desk.Service<CaseVault>())!.Code!;
    }

    /// <summary>More accounts of the agency, each with an address that is proven.</summary>
    public static async Task<IReadOnlyList<string>> PeopleAsync(this DeskProcess desk, int count)
    {
        var names = Enumerable.Range(0, count).Select(i => $"ren-{i:00}").ToList();
        foreach (var name in names)
        {
            await desk.SqlAsync(
                """
                INSERT INTO account (name, display_name, agency_code, role, password_hash, security_stamp, failed_count, created_at)
                VALUES (@name, '某人', 'jhscj', 'Clerk', '', 'x', 0, 0)
                """,
                new { name });
            await desk.WithMailAsync(name);
        }

        return names;
    }

    public static Task<int> SqlAsync(this DeskProcess desk, string sql, object? values = null) =>
        desk.Service<DeskStore>().WriteAsync(data => data.Connection.ExecuteAsync(sql, values, data.Transaction), default);

    public static Task<T?> AskAsync<T>(this DeskProcess desk, string sql, object? values = null) =>
        desk.Service<DeskStore>().ReadAsync(connection => connection.ExecuteScalarAsync<T>(sql, values), default);

    public static Task<int> TellAsync(this DeskProcess desk, string account, NotificationKind kind, string occasion) => desk.TellAsync(
        NotificationAudience.One(account), new NotificationNews { Kind = kind, Occasion = occasion });

    public static Task<int> TellAsync(this DeskProcess desk, NotificationAudience to, NotificationNews news) =>
        desk.Service<DeskStore>().WriteAsync(data => NotificationLedger.TellAsync(data, to, news), default);

    public static async Task<IReadOnlyList<NotificationLine>> ToldAsync(this DeskProcess desk, string account, bool unreadOnly = false) =>
        (await desk.Service<NotificationInbox>().ListAsync(desk.User(account), new NotificationFilter { UnreadOnly = unreadOnly, PageSize = 200 }, default)).Lines;

    /// <summary>The state of the account's only mail that tells of news.</summary>
    public static Task<string?> LetterAsync(this DeskProcess desk, string account) =>
        desk.AskAsync<string>("SELECT state FROM letter WHERE recipient = @account AND purpose = 'news'", new { account });

    /// <summary>A mail as a person reads it: the subject, and the text behind its transfer encoding.</summary>
    public static string Readable(string mail)
    {
        var encoded = mail.Split("\r\n\r\n")[1];
        var text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(encoded.Where(symbol => !char.IsWhiteSpace(symbol)))));
        return Subject(mail) + "\n" + text;
    }

    public static string Subject(string mail)
    {
        var head = mail.Split("\r\n\r\n")[0].Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal);
        var line = head.Split("\r\n").Single(header => header.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..];
        return string.Concat(line.Split(' ').Select(word =>
        {
            var parts = word.Split('?');
            Assert.Equal(["=", "utf-8", "B"], [parts[0][..1], parts[1], parts[2].ToUpperInvariant()]);
            return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(parts[3]));
        }));
    }

    public static string Header(string mail, string name) => mail.Split("\r\n\r\n")[0].Split("\r\n").Single(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..];
}
