using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;
using Disclosure.Cli.Auditing;
using Disclosure.Cli.Benchmarking;
using Disclosure.Cli.Clauses;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Indexing;
using Disclosure.Cli.Keys;
using Disclosure.Cli.Pushing;
using Disclosure.Cli.Redaction;
using Disclosure.Cli.Rescanning;
using Disclosure.Cli.Running;
using Disclosure.Cli.Segmentation;
using Disclosure.Cli.Testing;
using Disclosure.Cli.Verifying;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Disclosure: publishes administrative enforcement decisions (行政执法公示).")
{
    UpCommand.Create(),
    TestCommand.Create(),
    PushCommand.Create(),
    RedactCommand.Create(),
    SegmentCommand.Create(),
    IndexCommand.Create(),
    GazetteCommand.Create(),
    ClausesCommand.Create(),
    RescanVerb.Create(),
    AuditVerbs.Create(),
    BenchCommand.Create(),
    KeysCommand.Create(),
    BackupVerbs.Backup(),
    BackupVerbs.Restore(),
};

var parsed = root.Parse(args);
if (parsed.Action is ParseErrorAction)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync($"disclosure: {error.Message}");
    }

    if (args.Length == 0)
    {
        new HelpAction().Invoke(parsed);
    }
    else
    {
        await Console.Error.WriteLineAsync("Try: ./disclosure --help");
    }

    return ExitCodes.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(15),
    });
}
catch (CommandFailedException failure)
{
    await Console.Error.WriteLineAsync($"disclosure: {failure.Message}");
    return failure.ExitCode;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("disclosure: interrupted");
    return ExitCodes.Failure;
}
