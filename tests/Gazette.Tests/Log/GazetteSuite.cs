using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>Tests of one gazette that are run on each engine: a subclass names the engine.</summary>
public abstract class GazetteSuite(TestStore store) : IAsyncLifetime
{
    protected static CancellationToken None => CancellationToken.None;

    protected GazetteBench Bench { get; private set; } = null!;

    public async Task InitializeAsync() => Bench = await GazetteBench.CreateAsync(store);

    public async Task DisposeAsync()
    {
        await Bench.DisposeAsync();
        await store.DisposeAsync();
    }

    /// <summary>Asserts that the verifier finds nothing, or exactly what is expected.</summary>
    protected async Task AssertSoundAsync(string? expected = null)
    {
        var report = await new GazetteVerifier(Bench.ReadOnlyStore, Bench.Trusted).LookAsync(None);
        if (expected is null)
            Assert.Empty(report.Problems);
        else
            Assert.Contains(expected, Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    protected static async Task<long> CountAsync(DatabaseOptions options, string sql)
    {
        await using var database = new Database(options);
        await using var connection = await database.OpenAsync(None);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    protected static async Task<IDictionary<string, object>> RowAsync(DatabaseOptions options, string sql)
    {
        await using var database = new Database(options);
        await using var connection = await database.OpenAsync(None);
        return (IDictionary<string, object>)await connection.QuerySingleAsync(sql);
    }

    protected static async Task<IReadOnlyList<IDictionary<string, object>>> RowsAsync(DatabaseOptions options, string sql)
    {
        await using var database = new Database(options);
        await using var connection = await database.OpenAsync(None);
        return [.. (await connection.QueryAsync(sql)).Cast<IDictionary<string, object>>()];
    }

    protected static async Task ExecuteAsync(DatabaseOptions options, string sql, object? parameters = null)
    {
        await using var database = new Database(options);
        await using var connection = await database.OpenAsync(None);
        await connection.ExecuteAsync(sql, parameters);
    }
}
