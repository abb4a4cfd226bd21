using Disclosure.Cli.Clauses;
using Disclosure.Cli.Exits;
using Disclosure.TestKit;

namespace Disclosure.Cli.Tests.Clauses;

public sealed class ClauseCoverageTests : IDisposable
{
    private readonly TemporaryFolder _checkout = new();

    public ClauseCoverageTests() => Write("docs/clauses.csv", """
        id,source,requirement,behaviour,actor,deadline,visibility,priority
        GS-2,a,Second,c,d,-,public,P1
        GS-1,a,First,c,d,-,public,P0
        GS-3,a,Third,c,d,-,public,P0

        """);

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void Lines_SaysWhatIsCoveredAndMissing_AndEndsWithTheFigures()
    {
        Write("tests/X.Tests/A/ATests.cs", "class ATests { [Fact] [Clause(\"GS-1\")] void One() {} [Theory] [Clause(\"GS-1\")] void Two(int x) {} }");
        Write("tests/X.Tests/obj/Made.cs", "class Made { [Fact] [Clause(\"GS-3\")] void One() {} }");
        Write("src/X/Source.cs", "class Source { [Fact] [Clause(\"GS-3\")] void One() {} }");

        Assert.Equal(
            ["P0 covered", "  GS-1    2  First", "P0 missing", "  GS-3    -  Third", "", "P1 covered", "P1 missing", "  GS-2    -  Second", "", "P0 1/2 P1 0/1"],
            ClauseReport.Lines(ClauseCoverage.Of(_checkout.Path)));
    }

    [Fact]
    public void MissingLines_NameOnePriorityAlone() =>
        Assert.Equal(["GS-1  First", "GS-3  Third", "P0 0/2 P1 0/1"], ClauseReport.MissingLines(ClauseCoverage.Of(_checkout.Path), "P0"));

    [Fact]
    public void Unknown_TestOfAClauseNobodyRegistered_IsNamedWithItsPlace()
    {
        Write("tests/X.Tests/ATests.cs", "class ATests {\n[Fact]\n[Clause(\"GS-4\")] void One() {} }");

        Assert.Equal(["GS-4 at tests/X.Tests/ATests.cs:3"], ClauseCoverage.Of(_checkout.Path).Unknown);
    }

    [Fact]
    public void Of_NoRegister_FailsWithASentence()
    {
        using var empty = new TemporaryFolder();

        Assert.Contains("cannot be read", Assert.Throws<CommandFailedException>(() => ClauseCoverage.Of(empty.Path)).Message, StringComparison.Ordinal);
    }

    private void Write(string path, string text)
    {
        var file = _checkout.File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
