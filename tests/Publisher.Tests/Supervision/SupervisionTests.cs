using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Tests.Pages;
using Disclosure.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Supervision;

/// <summary>What a supervisor sees: counts and days of the region, nothing beyond it and nothing in it.</summary>
[Collection(SharedDesk.Name)]
public sealed class SupervisionTests(SeededDesk desk)
{
    [Theory]
    [Clause("GS-04-3")]
    [Clause("LAW-JDTL")]
    [InlineData("530000", "kmscj", "cxhbj")]
    [InlineData("530100", "kmscj", null)]
    [InlineData("532300", "cxhbj", null)]
    public async Task Read_OfARegion_CountsItsAgenciesAndNoOthers(string region, string first, string? second)
    {
        var overview = (await ReadAsync(region))!;

        Assert.All(overview.Agencies, agency => Assert.True(RegionScope.Of(region).Contains(agency.Region)));
        Assert.Contains(overview.Agencies, agency => string.Equals(agency.Code, first, StringComparison.Ordinal));
        Assert.Equal(second is not null, overview.Agencies.Any(agency => string.Equals(agency.Code, second, StringComparison.Ordinal)));
        var counted = overview.Agencies.Where(agency => agency.Code is "kmscj" or "cxhbj").Sum(agency => agency.Total);
        var expected = await desk.Services.GetRequiredService<DeskStore>().ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(
                "SELECT COUNT(*) FROM decision_case WHERE agency_code = @first OR agency_code = @second", new { first, second = second ?? first }),
            default);
        Assert.Equal(expected, counted);
    }

    [Fact]
    public async Task Read_OldestOpenCase_IsCountedFromItsDecision()
    {
        var agency = (await ReadAsync("530100"))!.Agencies.Single(agency => agency.Code is "kmscj");
        var expected = ChineseDay.Of(TimeProvider.System.GetUtcNow()).DayNumber - new DateOnly(2026, 10, 14).DayNumber;

        Assert.Equal(expected, agency.OldestOpenDays);
        Assert.Equal(5, agency.Of(CaseState.InReview));
        Assert.Equal(agency.Total, Disclosure.Publisher.Pages.Supervision.IndexModel.Groups.Sum(group => agency.Of(group.States)));
    }

    [Fact]
    public void Groups_OfThePage_HoldEveryStateOnce() => Assert.Equal(
        Enum.GetValues<CaseState>().Order(),
        Disclosure.Publisher.Pages.Supervision.IndexModel.Groups.SelectMany(group => group.States).Order());

    [Fact]
    public async Task Page_WithRefusedPushes_ListsThemWithoutContent()
    {
        await desk.Services.GetRequiredService<DeskStore>().WriteAsync(
            async data =>
            {
                await AuditTrail.AppendAsync(data, new AuditEntry { Actor = "key:x", AgencyCode = "kmscj", Act = AuditActs.RefusedAtIntake });
                await AuditTrail.AppendAsync(data, new AuditEntry { Actor = "key:x", AgencyCode = "cxhbj", Act = AuditActs.RefusedAtIntake });
                return true;
            },
            default);
        using var browser = await desk.OpenAsAsync(SeededDesk.Supervisor);

        var text = (await browser.PageAsync("/supervision")).QuerySelector("main")!.TextContent;

        Assert.Contains("近 30 天有 1 次报送因带有密级标志被拒收", text, StringComparison.Ordinal);
        Assert.DoesNotContain("楚雄", text, StringComparison.Ordinal);
        Assert.DoesNotContain("翠岭", text, StringComparison.Ordinal);
        Assert.Null(await desk.Services.GetRequiredService<SupervisionReader>().ReadAsync(User("530000") with { Role = DeskRole.PlatformAdmin }, default));
    }

    private Task<RegionOverview?> ReadAsync(string region) => desk.Services.GetRequiredService<SupervisionReader>().ReadAsync(User(region), default);

    private static DeskUser User(string region) =>
        new() { Name = "x", DisplayName = "x", AgencyCode = "ynsft", AgencyName = "x", Region = region, Role = DeskRole.Supervisor };
}
