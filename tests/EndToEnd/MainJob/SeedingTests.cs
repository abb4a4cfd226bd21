using System.Text.Json;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.MainJob;

/// <summary>What the first start made of the samples.</summary>
[Collection(PlatformCollection.Name)]
public sealed class SeedingTests(RunningPlatform platform)
{
    [Fact]
    public async Task FirstStart_Samples_EndWhereTheirPlanSays()
    {
        using var plan = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "config", "samples", "seeding.json")));
        var wrong = new List<string>();
        foreach (var sample in plan.RootElement.GetProperty("samples").EnumerateArray())
        {
            var name = sample.GetProperty("sample").GetString()!;
            var expected = sample.TryGetProperty("expect", out var state) ? state.GetString()! : sample.GetProperty("then").GetString() switch
            {
                "approve" => "published",
                "withdraw" => "withdrawn",
                "return" => "returned",
                "withhold" => "withheld",
                var other => throw new InvalidOperationException(other),
            };
            var actual = await StateAsync(sample.GetProperty("agency").GetString()!, name, sample.GetProperty("document").GetString()!);
            if (!string.Equals(expected, actual, StringComparison.Ordinal))
            {
                wrong.Add($"{name}: {actual} instead of {expected}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void FirstStart_Output_NamesAddressesAccountsAndThreeThingsToTry()
    {
        Assert.Contains(platform.Site.AbsoluteUri.TrimEnd('/'), platform.Output, StringComparison.Ordinal);
        Assert.Contains(platform.Desk.AbsoluteUri.TrimEnd('/'), platform.Output, StringComparison.Ordinal);
        Assert.Contains(platform.Password, platform.Output, StringComparison.Ordinal);
        Assert.Contains("24/24", platform.Output, StringComparison.Ordinal);
        Assert.Contains("  3. ", platform.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-10-1")]
    public async Task FirstStart_Samples_LeaveNoPersonalNumberInPublic()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "config", "samples");
        using var site = new HttpClient { BaseAddress = platform.Site };
        using var list = JsonDocument.Parse(await site.GetStringAsync("api/v1/decisions"));
        var published = new List<string>();
        foreach (var item in list.RootElement.GetProperty("items").EnumerateArray())
        {
            published.Add(await site.GetStringAsync("api/v1/decisions/" + item.GetProperty("id").GetString()));
        }

        var hidden = Directory.EnumerateFiles(folder, "metadata.json", SearchOption.AllDirectories).SelectMany(HiddenNames).Distinct().ToList();

        Assert.True(published.Count >= 10, $"{published.Count} decisions");
        Assert.True(hidden.Count > 40);
        // A name may be a word elsewhere; a whole name of three characters or more in another's decision would be a leak all the same.
        Assert.Empty(hidden.Where(name => name.Length > 2).SelectMany(name => published.Where(text => text.Contains(name, StringComparison.Ordinal)).Select(_ => name)));
    }

    private static List<string> HiddenNames(string file)
    {
        using var metadata = JsonDocument.Parse(File.ReadAllText(file));
        var names = new List<string>();
        foreach (var party in metadata.RootElement.GetProperty("parties").EnumerateArray())
        {
            names.AddRange(new[] { "citizenId", "proprietor" }.Where(field => party.TryGetProperty(field, out _)).Select(field => party.GetProperty(field).GetString()!));
            if (party.GetProperty("kind").ValueEquals("naturalPerson"))
            {
                names.Add(party.GetProperty("name").GetString()!);
            }
        }

        if (metadata.RootElement.TryGetProperty("people", out var people))
        {
            names.AddRange(people.EnumerateArray().Select(person => person.GetProperty("name").GetString()!));
        }

        return names;
    }

    private async Task<string> StateAsync(string agency, string sample, string document)
    {
        // Pushing the same again reaches the same case: that is the contract the seeding rests on.
        var folder = Path.Combine(RepositoryRoot.Path, "config", "samples", sample);
        var (exitCode, output) = await CommandProcess.RunAsync(
            "push",
            Path.Combine(folder, document),
            "--meta",
            Path.Combine(folder, "metadata.json"),
            "--url",
            platform.Desk.AbsoluteUri,
            "--key",
            await KeyAsync(agency));
        Assert.True(exitCode == 0, output);
        using var api = await platform.ApiAsync(agency);
        return (await api.AtRestAsync(output.Trim().Split('\t')[1])).GetProperty("state").GetString()!;
    }

    private async Task<string> KeyAsync(string agency)
    {
        using var accounts = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(platform.Keys, "sample-accounts.json")));
        return accounts.RootElement.GetProperty("agencies").EnumerateArray().Single(item => item.GetProperty("code").ValueEquals(agency)).GetProperty("apiKey").GetString()!;
    }
}
