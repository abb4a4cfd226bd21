using System.Text.RegularExpressions;
using Disclosure.Cli.Clauses;
using Disclosure.TestKit;

namespace Disclosure.Cli.Tests.Clauses;

/// <summary>House rule: whoever names a clause, in code, configuration or papers, names one that is in the register.</summary>
public sealed partial class NamedClausesTests
{
    /// <summary>What tests use on purpose as the clause that nobody wrote.</summary>
    private static readonly string[] Invented = ["GS-99"];

    private static readonly IReadOnlyList<RegisteredClause> Register = ClauseRegister.ReadFile(Path.Combine(RepositoryRoot.Path, ClauseRegister.RelativePath));

    [Fact]
    public void Register_IsWhole()
    {
        Assert.Equal(209, Register.Count);
        Assert.All(Register, clause => Assert.InRange(clause.Requirement.Length, 10, 200));
    }

    [Fact]
    public void EveryFamilyOfIds_IsLookedFor() =>
        Assert.All(Register, clause => Assert.Equal(clause.Id, NamedClause().Match($"\"{clause.Id}\"").Value));

    [Theory]
    [InlineData("src", "*.cs")]
    [InlineData("src", "*.cshtml")]
    [InlineData("src", "*.sql")]
    [InlineData("tests", "*.cs")]
    [InlineData("config", "*.json")]
    [InlineData("config", "*.csv")]
    [InlineData("docs", "*.md")]
    public void NamedClause_InTheCheckout_IsRegistered(string folder, string files)
    {
        var known = Register.Select(clause => clause.Id).Concat(folder is "tests" ? Invented : []).ToHashSet(StringComparer.Ordinal);

        var unknown = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), files, SearchOption.AllDirectories)
            .Where(file => !file.Contains("/Clauses/", StringComparison.Ordinal))
            .SelectMany(file => NamedClause().Matches(File.ReadAllText(file)).Select(match => match.Value).Where(id => !known.Contains(id)).Select(id => $"{id} in {Path.GetRelativePath(RepositoryRoot.Path, file)}"));

        Assert.Empty(unknown);
    }

    [GeneratedRegex("(?<![A-Za-z0-9_-])(?:GS|JL|CX|BS|ZZ|LAW)-[A-Z0-9][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NamedClause();
}
