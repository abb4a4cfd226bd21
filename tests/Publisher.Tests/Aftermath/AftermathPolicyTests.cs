using Disclosure.Publisher.Aftermath;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Aftermath;

public sealed class AftermathPolicyTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "config", AftermathPolicy.FileName));

    [Fact]
    [Clause("GS-08-4b")]
    public void Shipped_ForAPenalty_HasEveryStatusAndAsksForTwoPeople()
    {
        var policy = Read(Shipped);

        Assert.Equal(Enum.GetValues<PerformanceStatus>(), policy.StatusesOf(ActType.Penalty));
        Assert.Empty(policy.StatusesOf(ActType.License));
        Assert.True(policy.Performance.NeedsSecondPerson);
    }

    // What two people must decide, no file lets one decide by being forgotten or misspelt.
    [Theory]
    [InlineData("\"needsSecondPerson\": true,", "", "needsSecondPerson")]
    [InlineData("\"needsSecondPerson\"", "\"needSecondPerson\"", "needSecondPerson")]
    [InlineData("\"enforced\"", "\"paid\"", "")]
    [InlineData("\"penalty\"", "\"punishment\"", "")]
    [InlineData("\"technicalFields\": [\"title\", \"sector\"]", "\"technicalFields\": [\"fineYuan\"]", "technicalFields")]
    [InlineData("[\"performed\", \"partlyPerformed\", \"notPerformed\", \"closed\"]", "[\"performed\", \"performed\"]", "performance.statuses")]
    [InlineData("\"endings\": [\"人民法院\", \"法院\"]", "\"endings\": []", "bodies.courts.endings")]
    [InlineData("\"北京市\"", "\"张\"", "two characters")]
    [InlineData("\"北京市\"", "\"Zhang San\"", "Chinese")]
    public void Read_OfAWrongFile_SaysWhatIsWrong(string right, string wrong, string said)
    {
        Assert.Contains(right, Shipped, StringComparison.Ordinal);
        var exception = Assert.Throws<InvalidDataException>(() => Read(Shipped.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAFileWithTwoErrors_NamesBoth()
    {
        var wrong = Shipped.Replace("\"北京市\"", "\"张\"", StringComparison.Ordinal).Replace("[\"title\", \"sector\"]", "[\"basis\"]", StringComparison.Ordinal);

        var exception = Assert.Throws<InvalidDataException>(() => Read(wrong));

        Assert.Contains("two characters", exception.Message, StringComparison.Ordinal);
        Assert.Contains("technicalFields", exception.Message, StringComparison.Ordinal);
    }

    private static AftermathPolicy Read(string text)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, AftermathPolicy.FileName);
        File.WriteAllText(path, text);
        return AftermathPolicy.Read(path);
    }
}
