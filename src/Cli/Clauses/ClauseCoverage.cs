namespace Disclosure.Cli.Clauses;

/// <summary>The register and the tests that prove its clauses.</summary>
public sealed class ClauseCoverage
{
    private readonly ILookup<string, string> _tests;

    private ClauseCoverage(IReadOnlyList<RegisteredClause> clauses, ILookup<string, string> tests, IReadOnlyList<string> unknown)
    {
        Clauses = clauses;
        _tests = tests;
        Unknown = unknown;
    }

    /// <summary>Every clause, in the register's order.</summary>
    public IReadOnlyList<RegisteredClause> Clauses { get; }

    /// <summary>What tests claim to prove and the register does not hold: id, file and line.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>The tests of a clause, each once, <c>file: Class.Method</c>.</summary>
    public IReadOnlyList<string> TestsOf(RegisteredClause clause) => [.. _tests[clause.Id]];

    /// <summary>The clauses of a priority, proven or not.</summary>
    public IEnumerable<RegisteredClause> OfPriority(string priority) => Clauses.Where(clause => string.Equals(clause.Priority, priority, StringComparison.Ordinal));

    /// <summary>The clauses of a priority that at least one test proves.</summary>
    public IEnumerable<RegisteredClause> Covered(string priority) => OfPriority(priority).Where(clause => _tests.Contains(clause.Id));

    /// <summary>The clauses of a priority that no test proves.</summary>
    public IEnumerable<RegisteredClause> Missing(string priority) => OfPriority(priority).Where(clause => !_tests.Contains(clause.Id));

    /// <summary>The priorities there are, most pressing first.</summary>
    public IEnumerable<string> Priorities => Clauses.Select(clause => clause.Priority).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Reads the register and every test source of a checkout; what a build left there is not read.</summary>
    /// <param name="checkout">Folder that holds <c>docs</c> and <c>tests</c>.</param>
    /// <exception cref="Exits.CommandFailedException">The register is missing or wrong.</exception>
    public static ClauseCoverage Of(string checkout)
    {
        var clauses = ClauseRegister.ReadFile(Path.Combine(checkout, ClauseRegister.RelativePath));
        var known = clauses.Select(clause => clause.Id).ToHashSet(StringComparer.Ordinal);
        var tags = TestSources(checkout)
            .SelectMany(file => ClauseTagReader.Read(File.ReadAllText(file)).Select(tag => (File: Path.GetRelativePath(checkout, file), Tag: tag)))
            .ToList();
        var unknown = tags.Where(found => !known.Contains(found.Tag.ClauseId)).Select(found => $"{found.Tag.ClauseId} at {found.File}:{found.Tag.Line}");
        var tests = tags.DistinctBy(found => (found.Tag.ClauseId, found.File, found.Tag.Test)).ToLookup(found => found.Tag.ClauseId, found => $"{found.File}: {found.Tag.Test}", StringComparer.Ordinal);
        return new ClauseCoverage(clauses, tests, [.. unknown]);
    }

    private static IEnumerable<string> TestSources(string checkout)
    {
        var folder = Path.Combine(checkout, "tests");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
            : [];
    }

}
