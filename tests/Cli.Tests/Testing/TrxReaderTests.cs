using Disclosure.Cli.Testing;

namespace Disclosure.Cli.Tests.Testing;

public sealed class TrxReaderTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"disclosure-trx-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.trx");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Read_PassedAndSkipped_CountsBoth()
    {
        Write("Completed", "Passed", "Passed", "NotExecuted");

        var report = TrxReader.Read("A", _file, exitCode: 0);

        Assert.Equal((2, 0, 1), (report.Passed, report.Failed, report.Skipped));
        Assert.Empty(report.Fault);
    }

    [Fact]
    public void Read_FailedTest_NamesItWithItsMessage()
    {
        Write("Failed", "Passed", "Failed");

        var report = TrxReader.Read("A", _file, exitCode: 1);

        Assert.Equal((1, 1), (report.Passed, report.Failed));
        Assert.Equal(new FailedTest("test1", "expected one thing"), Assert.Single(report.Failures));
    }

    [Fact]
    public void Read_CrashedHost_CountsAsFailedThoughEveryTestPassed()
    {
        Write("Failed", "Passed");

        var report = TrxReader.Read("A", _file, exitCode: 1);

        Assert.Equal((1, 1), (report.Passed, report.Failed));
        Assert.Contains("error", report.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Timeout")]
    [InlineData("Aborted")]
    [InlineData("Error")]
    public void Read_UnusualOutcome_CountsAsFailed(string outcome)
    {
        Write("Completed", "Passed", outcome);

        Assert.Equal(1, TrxReader.Read("A", _file, exitCode: 1).Failed);
    }

    [Fact]
    public void Read_MissingReport_Fails() => Assert.Equal((0, 1), Counts(TrxReader.Read("A", _file + ".none", exitCode: 0)));

    [Fact]
    public void Read_TornReport_Fails()
    {
        File.WriteAllText(_file, "<TestRun><Results>");

        Assert.Equal((0, 1), Counts(TrxReader.Read("A", _file, exitCode: 0)));
    }

    [Fact]
    public void Read_EmptyProject_Fails()
    {
        Write("Completed");

        Assert.Equal((0, 1), Counts(TrxReader.Read("A", _file, exitCode: 0)));
    }

    [Fact]
    public void Read_OnlySkipped_Fails()
    {
        Write("Completed", "NotExecuted");

        Assert.Equal((0, 1), Counts(TrxReader.Read("A", _file, exitCode: 0)));
    }

    [Fact]
    public void Read_EndedForTakingTooLong_FailsAndKeepsWhatPassed()
    {
        Write("Completed", "Passed");

        Assert.Equal((1, 1), Counts(TrxReader.Read("A", _file, exitCode: null)));
    }

    [Fact]
    public void LastLine_SumsProjects() =>
        Assert.Equal("5 passed, 1 failed", TestSummary.LastLine([Report(3, 0), Report(2, 1)]));

    [Fact]
    public void Succeeded_NothingRan_IsFalse() => Assert.False(TestSummary.Succeeded([]));

    [Fact]
    public void FindProjects_ThisCheckout_FindsEveryTestProjectAndNoOther()
    {
        var projects = TestRun.FindProjects(TestKit.RepositoryRoot.Path);

        Assert.Contains("Disclosure.Cli.Tests", projects);
        Assert.Contains("Disclosure.EndToEnd", projects);
        Assert.DoesNotContain("Disclosure.TestKit", projects);
        Assert.DoesNotContain("Disclosure.Benchmarks", projects);
    }

    private static (int Passed, int Failed) Counts(ProjectReport report) => (report.Passed, report.Failed);

    private static ProjectReport Report(int passed, int failed) => new() { Project = "A", Passed = passed, Failed = failed };

    private void Write(string summary, params string[] outcomes)
    {
        var results = outcomes.Select((outcome, index) =>
            $"<UnitTestResult testName=\"test{index}\" outcome=\"{outcome}\"><Output><ErrorInfo><Message>expected one thing</Message></ErrorInfo></Output></UnitTestResult>");
        File.WriteAllText(
            _file,
            $"<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\"><Results>{string.Concat(results)}</Results><ResultSummary outcome=\"{summary}\" /></TestRun>");
    }
}
