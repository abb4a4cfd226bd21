using System.Text.Json;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;

namespace Disclosure.Cli.Redaction;

/// <summary>One file to one redacted file. What may not be published without a person leaves no file behind.</summary>
public sealed class FileRedaction(VerifiedRedaction redaction)
{
    /// <summary>Reads, redacts, verifies and writes.</summary>
    /// <returns>0 when the output was written, 1 when it may not be.</returns>
    /// <exception cref="CommandFailedException">A file cannot be read or written.</exception>
    public async Task<int> RunAsync(FileInfo file, FileInfo output, FileInfo? report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            var content = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            var outcome = new DocumentReader().Read(content, file.Name, cancellationToken);
            if (outcome is not DocumentReadOutcome.Read read)
            {
                throw new CommandFailedException($"{file.Name}: {(outcome as DocumentReadOutcome.Refused)?.Message} It cannot be read ({(outcome as DocumentReadOutcome.Refused)?.Code}).");
            }

            var result = redaction.Redact(read.Document, new CaseFacts());
            if (report is not null)
            {
                await WriteReportAsync(report.FullName, result, cancellationToken);
            }

            if (result is not { Outcome: Outcome.Publish, Body: { } body })
            {
                await Console.Error.WriteLineAsync($"{file.Name}: {result.Outcome.ToString().ToLowerInvariant()}; nothing was written.");
                foreach (var ground in result.Grounds)
                {
                    await Console.Error.WriteLineAsync($"  {ground.Clause} {ground.Evidence}");
                }

                return ExitCodes.Failure;
            }

            var text = output.Extension is ".html" ? RedactedHtml.Of(body) : BlockText.Of(body) + "\n";
            await File.WriteAllTextAsync(output.FullName, text, cancellationToken);
            return ExitCodes.Ok;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(error.Message, error);
        }
    }

    private static async Task WriteReportAsync(string path, RedactionResult result, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var report = new { result.Outcome, result.Findings, result.Grounds };
        await using var stream = new FileStream(path, options);
        await JsonSerializer.SerializeAsync(stream, report, new JsonSerializerOptions(BatchAnswer.Json) { WriteIndented = true }, cancellationToken);
    }
}
