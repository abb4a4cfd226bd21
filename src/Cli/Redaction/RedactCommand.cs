using System.CommandLine;
using System.Text;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Records.Renditions;
using Disclosure.Redactor.Batch;

namespace Disclosure.Cli.Redaction;

/// <summary><c>disclosure redact FILE -o OUT [--report R.json]</c> and <c>disclosure redact --batch</c>.</summary>
public static class RedactCommand
{
    /// <summary>What OUT may end in.</summary>
    internal const string Endings = ".docx, .html or .txt";

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "A decision: .docx, .doc, .wps, .rtf, .odt, .pdf with text, .txt or .html.", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<FileInfo?>("--output", "-o") { Description = $"Where the redacted decision goes; the ending chooses the form: {Endings}." };
        var report = new Option<FileInfo?>("--report") { Description = "Where findings and grounds go, as JSON. It holds the hidden values: keep it private." };
        var batch = new Option<bool>("--batch") { Description = "JSON lines {\"id\",\"text\"} from standard input, answers to standard output." };
        var command = new Command("redact", "Hide what the law hides in a decision, and have the result verified.") { file, output, report, batch };
        command.Validators.Add(result =>
        {
            var given = result.GetValue(file);
            var target = result.GetValue(output);
            if (result.GetValue(batch))
            {
                if (given is not null || target is not null || result.GetValue(report) is not null)
                {
                    result.AddError("--batch reads standard input and takes no file.");
                }

                return;
            }

            if (given is null || target is null)
            {
                result.AddError("redact needs FILE and -o OUT, or --batch.");
            }
            else if (!given.Exists)
            {
                result.AddError($"File not found: {given}");
            }
            else if (RenditionFormats.OfExtension(target.Extension) is null)
            {
                result.AddError($"OUT must end in {Endings}.");
            }
            else if (result.GetValue(report) is { } told && string.Equals(told.FullName, target.FullName, StringComparison.Ordinal))
            {
                // The report holds the hidden values: where nothing may be published, it would stand where the publication is awaited.
                result.AddError("R.json and OUT must be two files.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var redactor = Configuration.Redactor();
            if (!parsed.GetValue(batch))
            {
                return await new FileRedactionRun(redactor, Configuration.Grounds()).RunAsync(parsed.GetValue(file)!, parsed.GetValue(output)!, parsed.GetValue(report), cancellationToken);
            }

            using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            await using var answers = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            await new BatchRedactor(redactor).RunAsync(input, answers, cancellationToken);
            return ExitCodes.Ok;
        });
        return command;
    }
}
