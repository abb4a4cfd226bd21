using Disclosure.TestKit;

namespace Disclosure.Benchmarks.Desk;

/// <summary>Runs a measurement against a desk on each store that was asked for, and prints a line for each.</summary>
internal static class Stores
{
    public static async Task<int> RunAsync(string store, TextWriter output, Func<DeskServer, Task<string>> measure)
    {
        if (store is not ("sqlite" or "postgres" or "both"))
        {
            await Console.Error.WriteLineAsync("STORE is sqlite, postgres or both.");
            return 1;
        }

        foreach (var engine in store is "both" ? ["sqlite", "postgres"] : new[] { store })
        {
            await using var postgres = new PostgresServer { IsDurable = true };
            await using var server = await DeskServer.StartAsync(engine is "postgres" ? await postgres.CreateDatabaseAsync(CancellationToken.None) : null);
            var before = Load();
            var line = await measure(server);
            await output.WriteLineAsync($"{engine,-8} {line} | load average {before} before, {Load()} after, {Environment.ProcessorCount} cores");
        }

        return 0;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
