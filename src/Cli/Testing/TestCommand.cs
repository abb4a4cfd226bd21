using System.CommandLine;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;

namespace Disclosure.Cli.Testing;

/// <summary><c>disclosure test [--long]</c>: every test project, summed.</summary>
public static class TestCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var full = new Option<bool>("--long") { Description = "Run at full size instead of 1/20 scale." };
        var command = new Command("test", "Run all tests, the browser's included; the last line reads: N passed, N failed.") { full };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new TestRun(Checkout.Find(), Checkout.DotnetHost(), parsed.GetValue(full), TimeProvider.System);
            var reports = await run.ExecuteAsync(Console.Out, cancellationToken);
            await Console.Out.WriteLineAsync(TestSummary.LastLine(reports));
            return TestSummary.Succeeded(reports) ? ExitCodes.Ok : ExitCodes.Failure;
        });
        return command;
    }
}
