using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>One desk on each engine, started at first use and shared by the tests; each test uses numbers of its own.</summary>
public sealed class Desks : IAsyncLifetime
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, DeskProcess> _desks = new(StringComparer.Ordinal);
    private readonly PostgresServer _server = new();
    private int _number;

    public async Task<DeskProcess> OnAsync(string engine)
    {
        await _gate.WaitAsync();
        try
        {
            if (!_desks.TryGetValue(engine, out var desk))
            {
                desk = await DeskProcess.StartAsync(string.Equals(engine, Postgres, StringComparison.Ordinal) ? await _server.CreateDatabaseAsync(CancellationToken.None) : null);
                _desks.Add(engine, desk);
            }

            return desk;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A document number that no other test uses.</summary>
    public string NewNumber() => $"景市监处罚〔2026〕{1000 + Interlocked.Increment(ref _number)}号";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var desk in _desks.Values)
        {
            await desk.DisposeAsync();
        }

        await _server.DisposeAsync();
        _gate.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class DesksCollection : ICollectionFixture<Desks>
{
    public const string Name = "desks";
}
