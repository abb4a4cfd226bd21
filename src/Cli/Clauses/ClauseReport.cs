using System.Text.Encodings.Web;
using System.Text.Json;

namespace Disclosure.Cli.Clauses;

/// <summary>What <c>disclosure clauses</c> prints.</summary>
public static class ClauseReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Priority by priority, what is covered and by how many tests, and what is missing; ends with <see cref="LastLine"/>.</summary>
    public static IEnumerable<string> Lines(ClauseCoverage coverage)
    {
        var width = coverage.Clauses.Max(clause => clause.Id.Length);
        foreach (var priority in coverage.Priorities)
        {
            yield return $"{priority} covered";
            foreach (var clause in coverage.Covered(priority))
            {
                yield return $"  {clause.Id.PadRight(width)}  {coverage.TestsOf(clause).Count,3}  {clause.Requirement}";
            }

            yield return $"{priority} missing";
            foreach (var line in coverage.Missing(priority).Select(clause => $"  {clause.Id.PadRight(width)}    -  {clause.Requirement}"))
            {
                yield return line;
            }

            yield return string.Empty;
        }

        yield return LastLine(coverage);
    }

    /// <summary>The missing clauses of one priority alone; ends with <see cref="LastLine"/>.</summary>
    public static IEnumerable<string> MissingLines(ClauseCoverage coverage, string priority) =>
        coverage.Missing(priority).Select(clause => $"{clause.Id}  {clause.Requirement}").Append(LastLine(coverage));

    /// <summary><c>P0 n/69 P1 n/52 …</c>: covered of registered.</summary>
    public static string LastLine(ClauseCoverage coverage) => string.Join(' ', coverage.Priorities.Select(priority =>
        $"{priority} {coverage.Covered(priority).Count()}/{coverage.OfPriority(priority).Count()}"));

    /// <summary>The same as one JSON array: each clause with the tests that prove it.</summary>
    /// <param name="coverage">What is covered.</param>
    /// <param name="missing">Only the missing clauses of this priority, if given.</param>
    public static string AsJson(ClauseCoverage coverage, string? missing) => JsonSerializer.Serialize(
        (missing is null ? coverage.Clauses : coverage.Missing(missing)).Select(clause => new
        {
            clause.Id,
            clause.Priority,
            clause.Source,
            clause.Requirement,
            clause.Behaviour,
            Tests = coverage.TestsOf(clause),
        }),
        Json);
}
