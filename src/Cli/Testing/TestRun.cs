using System.Diagnostics;
using System.Globalization;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Processes;

namespace Disclosure.Cli.Testing;

/// <summary>
/// Builds the solution and runs every test project in a process of its own. The browser's tests start real servers and watch
/// clocks: they run last and alone.
/// </summary>
public sealed class TestRun(string checkout, string dotnet, bool full, TimeProvider clock)
{
    /// <summary>Set to 1 in the tests' environment under <c>--long</c>.</summary>
    public const string FullSizeVariable = "DISCLOSURE_TEST_LONG";

    // For one project that hangs: the longest takes 17 minutes on two busy cores.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongPatience = TimeSpan.FromHours(2);

    private readonly string _results = Path.Combine(checkout, "artifacts", "test-results");

    /// <summary>Runs everything, printing a line for each project; the reports are in the order of the projects' names.</summary>
    /// <exception cref="CommandFailedException">The solution does not build, or holds no test project.</exception>
    public async Task<IReadOnlyList<ProjectReport>> ExecuteAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var projects = FindProjects(checkout);
        if (projects.Count == 0)
        {
            throw new CommandFailedException("there is no test project under tests/.");
        }

        await BuildAsync(output, cancellationToken);
        if (Directory.Exists(_results))
        {
            Directory.Delete(_results, recursive: true);
        }

        Directory.CreateDirectory(_results);
        var reports = new List<ProjectReport>();
        using var printing = new SemaphoreSlim(1);

        async Task RunAndPrintAsync(string project, CancellationToken token)
        {
            var report = await RunAsync(project, token);
            await printing.WaitAsync(token);
            try
            {
                reports.Add(report);
                await PrintAsync(output, report);
            }
            finally
            {
                printing.Release();
            }
        }

        await Parallel.ForEachAsync(
            projects.Where(project => !IsBrowser(project)),
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
            async (project, token) => await RunAndPrintAsync(project, token));
        foreach (var project in projects.Where(IsBrowser))
        {
            await RunAndPrintAsync(project, cancellationToken);
        }

        return [.. reports.OrderBy(report => report.Project, StringComparer.Ordinal)];
    }

    /// <summary>Folders under tests/ that hold a test project, by name.</summary>
    public static IReadOnlyList<string> FindProjects(string checkout) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(checkout, "tests"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("<IsTestProject>true</IsTestProject>", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsBrowser(string project) => project.EndsWith(".EndToEnd", StringComparison.Ordinal);

    private async Task BuildAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("Building the solution …");
        var log = Path.Combine(checkout, "artifacts", "log", "build-tests.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        var exitCode = await RunDotnetAsync(
            ["build", "Disclosure.sln", "-c", "Release", "-v", "quiet", "-nologo", "-clp:NoSummary", "-maxcpucount:2"],
            log,
            LongPatience,
            cancellationToken);
        if (exitCode != 0)
        {
            foreach (var line in File.ReadLines(log).Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(10))
            {
                await output.WriteLineAsync(line);
            }

            throw new CommandFailedException($"the solution did not build. The whole log: {log}");
        }
    }

    private async Task<ProjectReport> RunAsync(string project, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var assembly = Path.Combine(checkout, "artifacts", "bin", project, "release", project + ".dll");
        var exitCode = await RunDotnetAsync(
            ["test", assembly, "--logger", $"trx;LogFileName={project}.trx", "--results-directory", _results],
            Path.Combine(_results, project + ".log"),
            full ? LongPatience : Patience,
            cancellationToken);
        var report = TrxReader.Read(ShortName(project), Path.Combine(_results, project + ".trx"), exitCode);
        return report with { Elapsed = clock.GetElapsedTime(started) };
    }

    private async Task<int?> RunDotnetAsync(string[] arguments, string log, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(dotnet, arguments) { WorkingDirectory = checkout };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        if (full)
        {
            start.Environment[FullSizeVariable] = "1";
        }

        return await LoggedProcess.RunAsync(start, log, patience, clock, cancellationToken);
    }

    private static string ShortName(string project) => project.StartsWith("Disclosure.", StringComparison.Ordinal) ? project[11..] : project;

    private async Task PrintAsync(TextWriter output, ProjectReport report)
    {
        var seconds = report.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var skipped = report.Skipped == 0 ? string.Empty : $", {report.Skipped} skipped";
        var fault = report.Fault.Length == 0 ? string.Empty : $" — {report.Fault}; see {Path.Combine(_results, "Disclosure." + report.Project + ".log")}";
        await output.WriteLineAsync($"{report.Project}: {report.Passed} passed, {report.Failed} failed{skipped} ({seconds} s){fault}");
        foreach (var failure in report.Failures)
        {
            await output.WriteLineAsync($"  FAILED {failure.Name}");
            await output.WriteLineAsync("    " + failure.Message.ReplaceLineEndings("\n    "));
        }

        await output.FlushAsync();
    }
}
