namespace Disclosure.Cli.Testing;

/// <summary>What all projects together came to.</summary>
public static class TestSummary
{
    /// <summary>The line that a run ends with: <c>N passed, N failed</c>.</summary>
    public static string LastLine(IReadOnlyCollection<ProjectReport> reports) =>
        $"{reports.Sum(report => report.Passed)} passed, {reports.Sum(report => report.Failed)} failed";

    /// <summary>True when something was tested and nothing failed.</summary>
    public static bool Succeeded(IReadOnlyCollection<ProjectReport> reports) =>
        reports.Count > 0 && reports.Sum(report => report.Passed) > 0 && reports.All(report => report.Failed == 0);
}
