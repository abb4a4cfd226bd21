using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Notices;

/// <summary>A notice may itself have to go at once.</summary>
public sealed class NoticeTakedownTests
{
    [Fact]
    [Clause("GS-20-4")]
    public async Task SilentEnd_OfAWithdrawnRecord_CountsAsARemovalForListsThatShowedItsNotice()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        var before = site.Holder.Latest!.RemovalPosition;
        Assert.Contains(decision.Id.Value, await site.ReadAsync("/notices"), StringComparison.Ordinal);

        await site.WithdrawAsync(InventedDecisions.SilentEnd(decision) with { Version = 3 });

        Assert.True(site.Holder.Latest!.RemovalPosition > before);
        Assert.DoesNotContain(decision.Id.Value, await site.ReadAsync("/notices"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("json")]
    [Clause("CX-14-4")]
    public async Task File_AskedForByHead_IsAnsweredLikeGet(string ending)
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        var address = new Uri($"/decisions/{decision.Id}.{ending}", UriKind.Relative);

        using (var standing = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address)))
            Assert.Equal(System.Net.HttpStatusCode.OK, standing.StatusCode);
        await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        using var gone = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

        Assert.Equal(System.Net.HttpStatusCode.Gone, gone.StatusCode);
    }
}
