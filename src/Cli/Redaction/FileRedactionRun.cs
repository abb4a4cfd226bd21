using Disclosure.Cli.Exits;
using Disclosure.Redactor;
using Disclosure.Redactor.Batch;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Cli.Redaction;

/// <summary>One file to one redacted file. What may not be published without a person leaves no file behind.</summary>
public sealed class FileRedactionRun(DecisionRedactor redactor)
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
            var asHtml = output.Extension is ".html";
            var redaction = new FileRedactor(redactor, new DocumentReader()).Redact(content, file.Name, asHtml, new CaseFacts(), cancellationToken);
            if (redaction is not FileRedaction.Done done)
            {
                var unreadable = (FileRedaction.Unreadable)redaction;
                throw new CommandFailedException($"{file.Name}: {unreadable.Message} The file cannot be read ({unreadable.Code}).");
            }

            if (report is not null)
            {
                await WritePrivatelyAsync(report.FullName, done.Report, cancellationToken);
            }

            if (done.Output is null)
            {
                var more = report is null ? "--report tells why." : $"{report.Name} tells why.";
                throw new CommandFailedException($"{file.Name}: {done.Outcome.ToString().ToLowerInvariant()}; nothing was written. {more}");
            }

            await File.WriteAllTextAsync(output.FullName, done.Output, cancellationToken);
            return ExitCodes.Ok;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(error.Message, error);
        }
    }

    private static async Task WritePrivatelyAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(path, options);
        await stream.WriteAsync(content, cancellationToken);
    }
}
