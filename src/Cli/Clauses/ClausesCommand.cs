using System.CommandLine;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;

namespace Disclosure.Cli.Clauses;

/// <summary><c>disclosure clauses [--missing P0] [--json]</c>: the register of the law's clauses against the tests that name them.</summary>
public static class ClausesCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var missing = new Option<string?>("--missing") { Description = "Print the missing clauses of this priority alone." };
        missing.AcceptOnlyFromAmong("P0", "P1", "P2", "P3");
        var json = new Option<bool>("--json") { Description = "Print JSON: each clause with its tests." };
        var command = new Command("clauses", "Compare the register of the law's clauses with the tests that prove them; the last line reads: P0 n/m P1 n/m …") { missing, json };
        command.SetAction(async (parsed, _) =>
        {
            var coverage = ClauseCoverage.Of(Checkout.Find());
            var priority = parsed.GetValue(missing);
            var lines = parsed.GetValue(json) ? [ClauseReport.AsJson(coverage, priority)]
                : priority is null ? ClauseReport.Lines(coverage)
                : ClauseReport.MissingLines(coverage, priority);
            foreach (var line in lines)
            {
                await Console.Out.WriteLineAsync(line);
            }

            return coverage.Unknown.Count == 0
                ? ExitCodes.Ok
                : throw new CommandFailedException($"tests name clauses that the register does not hold: {string.Join("; ", coverage.Unknown)}");
        });
        return command;
    }
}
