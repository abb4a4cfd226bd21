using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Audit;

/// <summary>What the desk decides by: each file of the configuration, and the settings it was started with, by name and hash.</summary>
/// <param name="Parts">First 16 hex symbols of the SHA-256 by name; names have no blanks.</param>
public sealed record ConfigurationState(IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>Name under which the settings stand beside the files.</summary>
    public const string Settings = "settings";

    /// <summary>Reads a folder with everything below it.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ConfigurationState Of(string folder, ReadOnlySpan<byte> settings)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal) { [Settings] = Hash(SHA256.HashData(settings)) };
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = File.OpenRead(file);
            parts[Path.GetRelativePath(folder, file).Replace(' ', '_')] = Hash(SHA256.HashData(stream));
        }

        return new ConfigurationState(parts);
    }

    private static string Hash(byte[] hash) => Convert.ToHexStringLower(hash)[..16];
}

/// <summary>
/// Writes down each start of the desk once it listens, and what of the configuration is not as it was before: a changed rule changes
/// decisions, and must be found beside them. A start that cannot be written down fails.
/// </summary>
internal sealed class ConfigurationJournal(DeskStore store, ConfigurationState state) : IHostedLifecycleService
{
    private const string Gone = "gone";

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => store.WriteAsync(WriteAsync, cancellationToken);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> WriteAsync(DeskTransaction desk)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in await desk.Connection.QueryAsync<string>(
            "SELECT code FROM audit WHERE act = @act ORDER BY at, sequence", new { act = AuditActs.Configured }, desk.Transaction))
        {
            var blank = code.IndexOf(' ', StringComparison.Ordinal);
            before[code[..blank]] = code[(blank + 1)..];
        }

        foreach (var (name, hash) in state.Parts.Where(part => !string.Equals(before.GetValueOrDefault(part.Key), part.Value, StringComparison.Ordinal)))
        {
            await NoteAsync(desk, AuditActs.Configured, $"{name} {hash}");
        }

        foreach (var name in before.Keys.Where(name => !state.Parts.ContainsKey(name) && !string.Equals(before[name], Gone, StringComparison.Ordinal)))
        {
            await NoteAsync(desk, AuditActs.Configured, $"{name} {Gone}");
        }

        await NoteAsync(desk, AuditActs.Started, typeof(ConfigurationJournal).Assembly.GetName().Version?.ToString());
        return true;
    }

    private static Task NoteAsync(DeskTransaction desk, string act, string? code) =>
        AuditTrail.AppendAsync(desk, new AuditEntry { Actor = Actor.Operator.Id, Act = act, Code = code });
}
