using Disclosure.PublicSite.Settings;
using Microsoft.Extensions.Configuration;

namespace Disclosure.PublicSite.Tests.Settings;

public sealed class SiteSettingsReaderTests
{
    [Fact]
    public void Read_Minimal_HasTheStatedDefaults()
    {
        var settings = SiteSettingsReader.Read(Configuration(("Gazette:Directory", "/g"), ("Gazette:HeadKey", "/k.pem"), ("Site:DataDirectory", "/d")));

        Assert.Equal(TimeSpan.FromSeconds(30), settings.Lease);
        Assert.Equal(TimeSpan.FromMilliseconds(100), settings.PollInterval);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.LexiconInterval);
        Assert.Equal((120, 20, 5), (settings.RateBurst, settings.RatePerSecond, settings.SmallestCount));
        Assert.Empty(settings.KnownProxies);
        Assert.True(settings.Gazette.ReadOnly && settings.GazetteKeys.ReadOnly);
    }

    [Fact]
    public void Read_EverythingWrong_ListsEveryError()
    {
        var configuration = Configuration(
            ("Gazette:Directory", "relative"), ("Site:Address", "ftp://x"), ("Site:LeaseSeconds", "0"), ("Site:LexiconSeconds", "0"), ("Site:DataDirectory", "d"), ("Site:PollMilliseconds", "x"),
            ("Site:KnownProxies:0", "proxy"), ("Site:RateLimit:Burst", "0"), ("Site:RateLimit:PerSecond", "-1"), ("Site:SmallestCount", "0"), ("ConfigDirectory", "/nowhere"));

        var errors = Assert.Throws<SiteSettingsException>(() => SiteSettingsReader.Read(configuration)).Errors;

        foreach (var key in new[]
        {
            "Gazette:Directory", "Gazette:HeadKey", "Site:Address", "Site:LeaseSeconds", "Site:LexiconSeconds", "Site:DataDirectory", "Site:PollMilliseconds", "Site:KnownProxies",
            "Site:RateLimit:Burst", "Site:RateLimit:PerSecond", "agencies.json", "agency-profiles.json", "correction-requests.json", "regions.csv", "grounds.csv", "Site:SmallestCount",
        })
        {
            Assert.Contains(errors, error => error.Contains(key, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(null, "Host=log")]
    [InlineData("Host=keys", "Host=keys")]
    public void Read_PostgreSql_TakesKeysFromTheirOwnConnection(string? apart, string expected)
    {
        var settings = SiteSettingsReader.Read(Configuration(
            ("Gazette:ConnectionString", "Host=log"), ("Gazette:KeysConnectionString", apart ?? string.Empty), ("Gazette:HeadKey", "/k.pem"), ("Site:DataDirectory", "/d")));

        Assert.Equal(("Host=log", expected), (settings.Gazette.ConnectionString, settings.GazetteKeys.ConnectionString));
        Assert.True(settings.Gazette.ReadOnly && settings.GazetteKeys.ReadOnly);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
}
