using System.Text.Json;

namespace Disclosure.EndToEnd.Platform;

/// <summary>Desk and public site as <c>disclosure up</c> runs them, seeded with the samples, for all tests of the collection.</summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private readonly ReachableFolder _folder = new();
    private CommandProcess? _up;

    public Uri Site { get; private set; } = null!;

    public Uri Desk { get; private set; } = null!;

    public string Data => _folder.Data;

    public string Keys => _folder.Keys;

    public string Root => _folder.Path;

    public string Output => _up!.Output;

    public string Password { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        var ports = FreePort.Take(2);
        Site = new Uri($"http://127.0.0.1:{ports[0]}");
        Desk = new Uri($"http://127.0.0.1:{ports[1]}");
        _up = CommandProcess.Start("up", "--data", Data, "--site-port", $"{ports[0]}", "--desk-port", $"{ports[1]}");
        await _up.WaitForOutputAsync("Ctrl-C ends it", TimeSpan.FromMinutes(4));
        using var accounts = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Keys, "sample-accounts.json")));
        Password = accounts.RootElement.GetProperty("password").GetString()!;
    }

    public async Task DisposeAsync()
    {
        await _up!.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>The desk's API as a program of an agency sees it.</summary>
    public async Task<DeskApi> ApiAsync(string agency)
    {
        using var accounts = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Keys, "sample-accounts.json")));
        var entry = accounts.RootElement.GetProperty("agencies").EnumerateArray().Single(item => item.GetProperty("code").ValueEquals(agency));
        return new DeskApi(Desk, entry.GetProperty("apiKey").GetString()!);
    }

    /// <summary>Asks until the answer is as wanted; fails with the last answer when it never is.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> wanted, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        var answer = await ask();
        while (!wanted(answer))
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(started) < patience,
                $"Not as wanted after {patience.TotalSeconds:0} s: {(answer is IEnumerable<string> lines ? string.Join('\n', lines) : answer)}");
            await Task.Delay(150);
            answer = await ask();
        }

        return answer;
    }
}

/// <summary>One platform and one browser serve all classes of this collection, one test at a time.</summary>
[CollectionDefinition(Name)]
public sealed class PlatformCollection : ICollectionFixture<RunningPlatform>, ICollectionFixture<ChromiumBrowser>
{
    public const string Name = "platform";
}
