using System.Net;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Disclosure.PublicSite.Tests.Snapshot;

public sealed class ProgressTests
{
    // More than one batch of the follower.
    private const int Many = 600;

    [Fact]
    [Clause("CX-14-4")]
    public async Task Building_IsToldByHealthPageAndLog_ShowsNoText_AndTakesInWhatIsWithdrawnMeanwhile()
    {
        using var held = new HeldBuild();
        await using var site = await SiteHost.StartAsync(services => services.AddSingleton<ILoggerProvider>(held));
        await site.StopAsync();
        var goes = InventedDecisions.Licence(firm: "昆明绮鑱琅玕有限公司");
        await site.AppendAsync(goes, Gazette.Log.EntryKind.Published);
        for (var i = 1; i < Many; i++)
            await site.AppendAsync(InventedDecisions.Licence($"昆市监许〔2026〕{i}号"), Gazette.Log.EntryKind.Published);
        held.Hold();

        site.Start();
        await held.Reached;
        using var ready = await site.GetAsync("/health/ready");
        using var page = await site.GetAsync("/search?q=茶叶");
        using var api = await site.GetAsync("/api/v1/decisions");
        var (words, text) = (await ready.Content.ReadAsStringAsync(), await page.Content.ReadAsStringAsync());
        await site.AppendWithdrawalAsync(InventedDecisions.Revocation(goes));
        held.Release();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal($"The index is being built: 500 of {Many} entries.", words);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains($"共 {Many} 条记录，已整理 500 条", text, StringComparison.Ordinal);
        Assert.DoesNotContain("滇池", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
        await site.WaitAsync();
        Assert.Equal("ready", await site.ReadAsync("/health/ready"));
        Assert.Contains($"\"total\":{Many - 1},", await site.ReadAsync("/api/v1/decisions"), StringComparison.Ordinal);
        await Patience.UntilAsync(() => DiskSearch.FilesHolding(site.DataFolder, "绮鑱").Count == 0);
    }

    /// <summary>Holds the building where it tells of itself.</summary>
    private sealed class HeldBuild : ILoggerProvider
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _released = new(initialState: true);

        public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public void Hold() => _released.Reset();

        public void Release() => _released.Set();

        public ILogger CreateLogger(string categoryName) => new Writer(this);

        public void Dispose() => _released.Set();

        private sealed class Writer(HeldBuild held) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (held._released.IsSet || !formatter(state, exception).StartsWith("The index holds 500 of", StringComparison.Ordinal))
                    return;
                held._reached.TrySetResult();
                held._released.Wait(TimeSpan.FromSeconds(20));
            }
        }
    }
}
