namespace Disclosure.Cli.Testing;

/// <summary>What one test project came to.</summary>
public sealed record ProjectReport
{
    /// <summary>The project, such as <c>Gazette.Tests</c>.</summary>
    public required string Project { get; init; }

    /// <summary>Tests that passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Tests that failed, and one more for a project that crashed, hung, was empty or left no report.</summary>
    public required int Failed { get; init; }

    /// <summary>Tests that were skipped; they count neither way, but they are named.</summary>
    public int Skipped { get; init; }

    /// <summary>Why the project itself counts as failed; empty when it does not.</summary>
    public string Fault { get; init; } = string.Empty;

    /// <summary>Failed tests, by name.</summary>
    public IReadOnlyList<FailedTest> Failures { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }
}

/// <summary>A test that failed.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Message">What it said.</param>
public sealed record FailedTest(string Name, string Message);
