using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;

namespace Disclosure.PublicSite.Tests;

/// <summary>One site with two dozen decisions, for tests that only read.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    public SiteHost Site { get; private set; } = null!;

    public IReadOnlyList<DecisionRecord> Decisions { get; } = InventedDecisions.Many();

    public DecisionRecord With(string number) => Decisions.Single(decision => string.Equals(decision.DocumentNumber, number, StringComparison.Ordinal));

    public async Task InitializeAsync()
    {
        Site = await SiteHost.StartAsync();
        await Site.PublishAsync(Decisions);
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
