using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Corrections;

/// <summary>A desk with a mailbox on each engine, and the public site's end of it.</summary>
public sealed class CorrectionDesks : IAsyncLifetime
{
    private readonly Dictionary<string, (DeskProcess Desk, Mailbox Site, MailboxOptions Options)> _desks = new(StringComparer.Ordinal);
    private readonly TemporaryFolder _folder = new();
    private readonly PostgresServer _server = new();
    private int _number;

    public async Task<(DeskProcess Desk, Mailbox Site, MailboxOptions Options)> OnAsync(string engine)
    {
        if (_desks.TryGetValue(engine, out var known))
        {
            return known;
        }

        var postgres = string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await _server.CreateDatabaseAsync(CancellationToken.None) : null;
        var options = new MailboxOptions { Inbox = _folder.File("inbox"), Outbox = _folder.File("outbox"), SealKey = _folder.File($"{engine}.pem"), ConnectionString = postgres };
        var desk = await DeskProcess.StartAsync(
            postgres,
            "--Mailbox:SealKey", options.SealKey,
            postgres is null ? "--Mailbox:Inbox" : "--Mailbox:ConnectionString", postgres ?? options.Inbox,
            "--Mailbox:Outbox", options.Outbox);
        var made = (desk, new Mailbox(options, isPublic: true, TimeProvider.System), options);
        _desks.Add(engine, made);
        return made;
    }

    public string NewNumber() => $"景市监处罚〔2026〕{7000 + Interlocked.Increment(ref _number)}号";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var (desk, site, _) in _desks.Values)
        {
            await site.DisposeAsync();
            await desk.DisposeAsync();
        }

        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
