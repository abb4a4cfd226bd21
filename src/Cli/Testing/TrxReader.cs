using System.Xml;
using System.Xml.Linq;

namespace Disclosure.Cli.Testing;

/// <summary>
/// Reads the TRX file that a test project leaves. Results are counted one by one: the counters in the file are not trusted, because a
/// host that crashed leaves them as they were.
/// </summary>
public static class TrxReader
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The project's report. A missing, unreadable or empty file, a crash, or an exit code that says otherwise than the results, fails it.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="trxFile">Path of the report; it may be missing.</param>
    /// <param name="exitCode">What the test host answered; null when it was ended because it took too long.</param>
    public static ProjectReport Read(string project, string trxFile, int? exitCode)
    {
        if (exitCode is null)
        {
            return Broken(project, "took too long and was ended", Load(trxFile));
        }

        if (Load(trxFile) is not { } trx)
        {
            return Broken(project, File.Exists(trxFile) ? "its report cannot be read" : "left no report: it crashed or did not start", trx: null);
        }

        var report = Count(project, trx);
        if (report.Passed + report.Failed == 0)
        {
            return Broken(project, "holds no test that ran", trx);
        }

        var crashed = (string?)trx.Root?.Element(Trx + "ResultSummary")?.Attribute("outcome") is not ("Completed" or "Passed" or "Warning");
        return report.Failed == 0 && (crashed || exitCode != 0) ? Broken(project, "ended with an error although no test failed", trx) : report;
    }

    private static ProjectReport Count(string project, XDocument trx)
    {
        var outcomes = trx.Descendants(Trx + "UnitTestResult").ToList();
        var failures = outcomes
            .Where(result => (string?)result.Attribute("outcome") is not ("Passed" or "NotExecuted"))
            .Select(result => new FailedTest(
                (string?)result.Attribute("testName") ?? "(unnamed)",
                (string?)result.Element(Trx + "Output")?.Element(Trx + "ErrorInfo")?.Element(Trx + "Message") ?? "no message"))
            .ToList();
        return new ProjectReport
        {
            Project = project,
            Passed = outcomes.Count(result => (string?)result.Attribute("outcome") is "Passed"),
            Failed = failures.Count,
            Skipped = outcomes.Count(result => (string?)result.Attribute("outcome") is "NotExecuted"),
            Failures = failures,
        };
    }

    private static ProjectReport Broken(string project, string fault, XDocument? trx)
    {
        var counted = trx is null ? new ProjectReport { Project = project, Passed = 0, Failed = 0 } : Count(project, trx);
        return counted with { Failed = counted.Failed + 1, Fault = fault };
    }

    private static XDocument? Load(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false });
            return XDocument.Load(reader);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }
}
