using System.Text.Json;
using System.Text.RegularExpressions;
using Disclosure.Cli.Seeding;
using Disclosure.TestKit;

namespace Disclosure.Cli.Tests.Seeding;

public sealed class SampleCatalogueTests
{
    private const string Weights = "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2";
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "config", "samples");

    [Fact]
    public async Task ReadAsync_Repository_Holds24OfEveryKind()
    {
        var samples = await SampleCatalogue.ReadAsync(Folder, CancellationToken.None);

        Assert.Equal(24, samples.Count);
        Assert.Equal(24, samples.Select(sample => sample.Item.IdempotencyKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(10, samples.Select(sample => sample.Plan.Agency).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(samples.Count(sample => sample.Plan.Document.EndsWith(".docx", StringComparison.Ordinal)), 10, 14);
        Assert.Superset(
            new HashSet<SampleStep> { SampleStep.Approve, SampleStep.Return, SampleStep.Withhold, SampleStep.Withdraw },
            samples.Select(sample => sample.Plan.Then).ToHashSet());
    }

    [Fact]
    public async Task ReadAsync_Repository_NamesAgenciesThatExist()
    {
        using var config = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "config", "agencies.json")));
        var known = config.RootElement.GetProperty("agencies").EnumerateArray().Select(agency => agency.GetProperty("code").GetString()!).ToHashSet(StringComparer.Ordinal);

        Assert.All(await SampleCatalogue.ReadAsync(Folder, CancellationToken.None), sample => Assert.Contains(sample.Plan.Agency, known));
    }

    [Fact]
    public void Samples_CitizenIds_HaveValidChecksums()
    {
        var weights = Weights.Split(' ').Select(int.Parse).ToArray();
        var numbers = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".txt" or ".json")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "(?<![0-9A-Z])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9X](?![0-9A-Z])", RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(match => match.Value)
            .ToList();

        Assert.True(numbers.Count > 15);
        Assert.All(numbers, number => Assert.Equal("10X98765432"[number[..17].Select((digit, index) => (digit - '0') * weights[index]).Sum() % 11], number[17]));
    }
}
