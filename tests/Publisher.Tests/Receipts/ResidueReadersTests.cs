using System.Net;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Tests.Clocks;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>Where a removed text can still be read is told to those who must act on it and to nobody else.</summary>
[Collection(DesksCollection.Name)]
public sealed class ResidueReadersTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task Residue_IsShownToTheRegionAndThePlatform_AndIsANumberToStrangers(string engine)
    {
        var (desk, node) = await desks.ListedAsync(engine);
        await using var end = node;
        var caseId = await desks.WithdrawnAsync(desk);
        var record = (await desk.RowAsync(caseId)).RecordId.Value;
        await desk.SqlAsync(
            "INSERT INTO residue_finding (node, entry_index, place, found_at) SELECT @Name, MAX(entry_index), @place, 1 FROM removal WHERE record_id = @record",
            new { node.Name, place = $"/decisions/{record}.txt", record });
        var supervisor = desk.User("supervisor") with { Region = "530000" };

        Assert.True(await SeesAsync(supervisor));
        Assert.False(await SeesAsync(supervisor with { Region = "530100" }));
        Assert.True(await SeesAsync(supervisor with { Region = string.Empty, Role = DeskRole.PlatformAdmin }));

        using var stranger = desk.Client(key: null);
        using var answer = await stranger.GetAsync(new Uri("/health/receipts", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Matches(@"^not confirmed: [1-9]\d*$", await answer.Content.ReadAsStringAsync());

        async Task<bool> SeesAsync(DeskUser user) =>
            (await desk.Service<NodeReader>().ReadAsync(user, default))!.Residue.Any(finding => finding.Place.Contains(record, StringComparison.Ordinal));
    }
}
