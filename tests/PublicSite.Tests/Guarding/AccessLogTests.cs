using System.Collections.Concurrent;
using Disclosure.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Disclosure.PublicSite.Tests.Guarding;

public sealed class AccessLogTests
{
    // An invented number with a valid check digit, and an invented name.
    private const string Number = "533102198001010019";
    private const string Name = "岩温香";

    [Fact]
    [Clause("LAW-PIPL-34")]
    public async Task Log_OfAnyRequest_HoldsNeitherQueryNorPathAsTyped()
    {
        using var lines = new KeptLines();
        await using var site = await SiteHost.StartAsync(services => services.AddLogging(logging => logging.AddProvider(lines)));
        var query = Uri.EscapeDataString($"{Name} {Number}");

        foreach (var address in new[]
        {
            $"/search?q={query}", $"/api/v1/decisions?q={query}", $"/number?n={query}", $"/{query}", $"/decisions/{query}",
            $"/api/v1/{query}", $"/search?after={query}&agency={query}", $"/api/v1/decisions?size={query}", $"/notices?before={query}",
            $"/elder/search?q={query}", $"/elder/{query}", $"/search/advanced?find=1&party={query}&from={query}", $"/sitemap/{query[..10]}.xml", $"/sitemap.xml?{query}",
        })
        {
            using var response = await site.GetAsync(address);
        }

        Assert.Contains(lines.All, line => line.Contains("GET /search 200", StringComparison.Ordinal));
        Assert.All(lines.All, line =>
        {
            Assert.DoesNotContain(Number, line, StringComparison.Ordinal);
            Assert.DoesNotContain(Name, line, StringComparison.Ordinal);
            Assert.DoesNotContain(query, line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("127.0.0.1", line, StringComparison.Ordinal);
        });
    }

    private sealed class KeptLines : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> All => _lines;

        public ILogger CreateLogger(string categoryName) => new Keeper(_lines);

        public void Dispose()
        {
        }

        private sealed class Keeper(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue(formatter(state, exception) + exception);
        }
    }
}
