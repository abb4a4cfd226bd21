using System.Text.Json;

namespace Disclosure.Cli.Tests.Clauses;

public sealed class ClausesCommandTests
{
    [Fact]
    public async Task Clauses_OfThisCheckout_EndsWithTheFiguresPerPriority()
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(["clauses"]);

        Assert.Empty(error);
        Assert.Equal(0, exitCode);
        Assert.Matches(@"^P0 \d+/69 P1 \d+/52 P2 \d+/46 P3 \d+/42$", output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task Clauses_Json_GivesEveryClauseWithItsTests()
    {
        var (exitCode, output, _) = await CommandLine.RunAsync(["clauses", "--json"]);

        using var clauses = JsonDocument.Parse(output);
        var names = clauses.RootElement.EnumerateArray().Single(clause => clause.GetProperty("id").GetString() is "GS-10-1");
        Assert.Equal(0, exitCode);
        Assert.Equal(209, clauses.RootElement.GetArrayLength());
        Assert.NotEmpty(names.GetProperty("tests").EnumerateArray());
    }

    [Fact]
    public async Task Clauses_UnknownPriority_AnswersTwo() => Assert.Equal(2, (await CommandLine.RunAsync(["clauses", "--missing", "P7"])).ExitCode);
}
