using System.Diagnostics;
using System.Security.Cryptography;
using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Gazette.Stores;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Inbox;

/// <summary>What both mailboxes promise.</summary>
public abstract class MailboxSuite : IDisposable
{
    protected TemporaryFolder Folder { get; } = new();

    protected abstract Task<MailboxOptions> OptionsAsync();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Requests_AddedByThePublic_AreThereUntilTheDeskTakesThemOut()
    {
        var options = await OptionsAsync();
        await using var desk = new Mailbox(options, isPublic: false, TimeProvider.System);
        await desk.PrepareAsync(TimeProvider.System, CancellationToken.None);
        await desk.PrepareAsync(TimeProvider.System, CancellationToken.None);
        await using var site = new Mailbox(options, isPublic: true, TimeProvider.System);
        byte[][] sent = [.. Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetBytes(40_000))];
        foreach (var request in sent)
            await site.Inbox.AddAsync(request, CancellationToken.None);

        var items = await desk.Inbox.PeekAsync(10, CancellationToken.None);
        Assert.Equal(sent.Select(Convert.ToHexString).Order(), items.Select(item => Convert.ToHexString(item.Content)).Order());
        Assert.Equal(3, (await desk.Inbox.PeekAsync(3, CancellationToken.None)).Count);
        foreach (var item in items)
        {
            await desk.Inbox.RemoveAsync(item.Id, CancellationToken.None);
            await desk.Inbox.RemoveAsync(item.Id, CancellationToken.None);
        }

        Assert.Empty(await desk.Inbox.PeekAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Replies_PutByTheDesk_AreReadByThePublic_NewestLast_AndGoForGood()
    {
        var options = await OptionsAsync();
        await using var desk = new Mailbox(options, isPublic: false, TimeProvider.System);
        await desk.PrepareAsync(TimeProvider.System, CancellationToken.None);
        await using var site = new Mailbox(options, isPublic: true, TimeProvider.System);
        var address = RequestReceipt.New().ReplyAddress;

        Assert.Null(await site.FindReplyAsync(address, CancellationToken.None));
        await desk.PutReplyAsync(address, [1, 2, 3], CancellationToken.None);
        await desk.PutReplyAsync(address, [4, 5], CancellationToken.None);
        Assert.Equal([4, 5], await site.FindReplyAsync(address, CancellationToken.None));
        await desk.RemoveReplyAsync(address, CancellationToken.None);
        Assert.Null(await site.FindReplyAsync(address, CancellationToken.None));
    }
}

public sealed class FolderMailboxTests : MailboxSuite
{
    private MailboxOptions Options => new() { Inbox = Folder.File("inbox"), Outbox = Folder.File("outbox"), SealKey = Folder.File("key.pem") };

    protected override Task<MailboxOptions> OptionsAsync() => Task.FromResult(Options);

    [Fact]
    public async Task Peek_HalfWrittenForeignAndLinkedFiles_AreNotTaken()
    {
        Directory.CreateDirectory(Options.Inbox);
        var time = new ManualTime();
        var inbox = new FolderInbox(Options.Inbox, time);
        await inbox.AddAsync("一"u8.ToArray(), CancellationToken.None);
        var whole = Directory.GetFiles(Options.Inbox).Single();
        var half = Path.Combine(Options.Inbox, "half.sealed");
        await File.WriteAllBytesAsync(half, (await File.ReadAllBytesAsync(whole))[..^1]);
        await File.WriteAllBytesAsync(Path.Combine(Options.Inbox, "empty.sealed"), []);
        await File.WriteAllTextAsync(Path.Combine(Options.Inbox, "other.txt"), "other");
        File.CreateSymbolicLink(Path.Combine(Options.Inbox, "link.sealed"), whole);
        File.SetLastWriteTimeUtc(half, time.GetUtcNow().UtcDateTime);

        Assert.Equal(Path.GetFileNameWithoutExtension(whole), Assert.Single(await inbox.PeekAsync(10, CancellationToken.None)).Id);
        Assert.True(File.Exists(half));
        // Its writer died: nobody was given a receipt for it.
        time.Advance(TimeSpan.FromHours(2));
        await inbox.PeekAsync(10, CancellationToken.None);
        Assert.False(File.Exists(half));
    }

    [Fact]
    public async Task PublicUser_AddsAndCanNeitherListNorReadOthers()
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(Options.Inbox);
        await new FolderInbox(Options.Inbox, TimeProvider.System).AddAsync("desk"u8.ToArray(), CancellationToken.None);
        // As ./disclosure up and the service units set them: the group may enter and add.
        await RunAsync("chown", "0:64999", Options.Inbox);
        await RunAsync("chmod", "2730", Options.Inbox);
        await RunAsync("chmod", "0711", Folder.Path);

        Assert.Equal(0, await AsVisitorAsync($"echo x > {Options.Inbox}/added.sealed"));
        Assert.NotEqual(0, await AsVisitorAsync($"ls {Options.Inbox}"));
        Assert.NotEqual(0, await AsVisitorAsync($"cat {Options.Inbox}/*.sealed"));
        Assert.Equal(2, Directory.GetFiles(Options.Inbox).Length);

        Task<int> AsVisitorAsync(string command) => RunAsync("setpriv", "--reuid=65534", "--regid=65534", "--groups=64999", "--", "sh", "-c", command);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}

[Collection(StoresCollection.Name)]
public sealed class PostgresMailboxTests(PostgresFixture postgres) : MailboxSuite
{
    protected override async Task<MailboxOptions> OptionsAsync() =>
        new() { ConnectionString = await postgres.Server.CreateDatabaseAsync(CancellationToken.None), SealKey = Folder.File("key.pem") };

    [Fact]
    [Clause("ZZ-09")]
    public async Task PublicRole_AddsRequestsAndReadsReplies_AndDoesNothingElse()
    {
        var options = await OptionsAsync();
        await PostgresServer.ExecuteAsync(options.ConnectionString!, "CREATE ROLE mailbox_public LOGIN", CancellationToken.None);
        options = options with { PublicRole = "mailbox_public" };
        await using var desk = new Mailbox(options, isPublic: false, TimeProvider.System);
        await desk.PrepareAsync(TimeProvider.System, CancellationToken.None);
        var theirs = options with { ConnectionString = PostgresServer.As(options.ConnectionString!, "mailbox_public") };
        await using var site = new Mailbox(theirs, isPublic: true, TimeProvider.System);

        await site.Inbox.AddAsync("一"u8.ToArray(), CancellationToken.None);
        Assert.Single(await desk.Inbox.PeekAsync(10, CancellationToken.None));
        await Assert.ThrowsAsync<InboxUnavailableException>(() => site.Inbox.PeekAsync(10, CancellationToken.None));
        await using var database = new Database(DatabaseOptions.Postgres(theirs.ConnectionString!, theirs.Schema));
        await using var connection = await database.OpenAsync(CancellationToken.None);
        foreach (var statement in new[]
        {
            "SELECT sealed FROM inbox_request", "DELETE FROM inbox_request", "UPDATE inbox_request SET sealed = ''", "TRUNCATE inbox_request",
            "INSERT INTO outbox_reply (address, sealed) VALUES ('a', '')", "DELETE FROM outbox_reply", "CREATE TABLE more (id BIGINT)",
        })
        {
            Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync(statement))).SqlState);
        }
    }
}
