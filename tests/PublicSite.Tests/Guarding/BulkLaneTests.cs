using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Disclosure.PublicSite.Settings;
using Microsoft.Extensions.Configuration;

namespace Disclosure.PublicSite.Tests.Guarding;

/// <summary>The lane of those who read in bulk by a key.</summary>
public sealed class BulkLaneTests
{
    private const string Key = "5f0c6e3b9a1d4e7788c2b6a0f4d1e935";

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));

    [Fact]
    public async Task Key_GivesALaneOfItsOwn_AndNothingOfItIsLogged()
    {
        await using var site = await SiteHost.StartAsync(settings:
        [
            ("Site:RateLimit:Burst", "2"), ("Site:RateLimit:PerSecond", "1"), ("Site:RateLimit:Bulk:Burst", "6"), ("Site:RateLimit:Bulk:PerSecond", "1"),
            ("Site:RateLimit:Bulk:Users:0:Name", "university"), ("Site:RateLimit:Bulk:Users:0:KeySha256", Hash),
            ("Site:RateLimit:Bulk:Users:1:Name", "archive"), ("Site:RateLimit:Bulk:Users:1:KeySha256", new string('0', 64)),
        ]);

        Assert.Equal(6, await AnsweredAsync(site, new AuthenticationHeaderValue("Bearer", Key)));
        Assert.True(await AnsweredAsync(site, null) <= 3);

        // Neither a wrong key, nor the hash, nor another scheme is more than no key at all.
        foreach (var other in new[] { new AuthenticationHeaderValue("Bearer", Key + "0"), new AuthenticationHeaderValue("Bearer", Hash), new AuthenticationHeaderValue("Basic", Key), new AuthenticationHeaderValue("Bearer", new string('x', 5000)) })
            Assert.True(await AnsweredAsync(site, other) <= 2, other.Scheme);
        Assert.All(site.Logged, line => Assert.False(line.Contains(Key, StringComparison.Ordinal) || line.Contains(Hash, StringComparison.OrdinalIgnoreCase) || line.Contains("university", StringComparison.Ordinal), line));
    }

    [Theory]
    [InlineData("", "", "Name")]
    [InlineData("a", "12", "KeySha256")]
    [InlineData("a", "zz", "KeySha256")]
    public void Settings_OfAnUnusableUser_AreRefusedWithoutTheKey(string name, string hash, string field)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Site:RateLimit:Bulk:Users:0:Name"] = name,
            ["Site:RateLimit:Bulk:Users:0:KeySha256"] = hash.Length == 0 ? Hash : hash,
        }).Build();

        var errors = Assert.Throws<SiteSettingsException>(() => SiteSettingsReader.Read(configuration)).Errors;

        Assert.Contains(errors, error => error.StartsWith($"Site:RateLimit:Bulk:Users:0:{field} must be", StringComparison.Ordinal));
        Assert.DoesNotContain(errors, error => error.Contains(Hash, StringComparison.Ordinal));
    }

    private static async Task<int> AnsweredAsync(SiteHost site, AuthenticationHeaderValue? key)
    {
        var answered = 0;
        for (var i = 0; i < 7; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/about", UriKind.Relative));
            request.Headers.Authorization = key;
            using var response = await site.Client.SendAsync(request);
            answered += response.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        return answered;
    }
}
