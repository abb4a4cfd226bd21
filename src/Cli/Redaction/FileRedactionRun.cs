using Disclosure.Cli.Exits;
using Disclosure.Conversion;
using Disclosure.Conversion.Outcomes;
using Disclosure.Records;
using Disclosure.Records.Renditions;
using Disclosure.Redactor;
using Disclosure.Redactor.Batch;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Cli.Redaction;

/// <summary>One file to one redacted file. What may not be published without a person leaves no file behind.</summary>
public sealed class FileRedactionRun(DecisionRedactor redactor, RedactionGrounds grounds)
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
            var content = await ReadAsync(file, cancellationToken);
            var format = RenditionFormats.OfExtension(output.Extension) ?? throw new CommandFailedException($"{output.Name}: OUT must end in {RedactCommand.Endings}.");
            var redaction = new FileRedactor(redactor, new DocumentReader(), grounds).Redact(content, file.Name, output.Name, format, new CaseFacts(), cancellationToken);
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

            await WriteWholeAsync(output.FullName, done.Output, cancellationToken);
            return ExitCodes.Ok;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(error.Message, error);
        }
    }

    // Under another name first: whoever watches the folder never meets half a file, and a failure leaves none.
    private static async Task WriteWholeAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(path)!, $".{RecordId.New()}.part");
        try
        {
            await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        using var converter = new DocumentConverter(TimeProvider.System);
        switch (await converter.ConvertAsync(content, cancellationToken))
        {
            case ConversionOutcome.Refused { Refusal: var refusal }:
                throw new CommandFailedException($"{file.Name}: {refusal.Message} The file cannot be read ({refusal.Code}).");
            case ConversionOutcome.Converted converted:
                await Console.Error.WriteLineAsync($"{file.Name}: converted ({converted.Format}); compare the result with the file.");
                foreach (var remark in converted.Remarks)
                {
                    await Console.Error.WriteLineAsync(remark);
                }

                return converted.Content;
            default:
                return content;
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
