using System.Text.Json;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Rendering;

namespace Disclosure.Redactor.Batch;

/// <summary>Redacts one file, for <c>redact FILE -o OUT [--report R.json]</c>.</summary>
public sealed class FileRedactor
{
    private readonly DecisionRedactor _redactor;
    private readonly DocumentReader _reader;

    /// <summary>Reads with one and redacts with the other.</summary>
    public FileRedactor(DecisionRedactor redactor, DocumentReader reader)
    {
        ArgumentNullException.ThrowIfNull(redactor);
        ArgumentNullException.ThrowIfNull(reader);
        _redactor = redactor;
        _reader = reader;
    }

    /// <summary>Reads, redacts and checks a file.</summary>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="asHtml">Whether to render a page rather than plain text.</param>
    /// <param name="facts">What is known beside the file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public FileRedaction Redact(ReadOnlyMemory<byte> content, string fileName, bool asHtml, CaseFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        switch (_reader.Read(content, fileName, cancellationToken))
        {
            case DocumentReadOutcome.Refused refused:
                return new FileRedaction.Unreadable(refused.Code, refused.Message);
            case DocumentReadOutcome.Read read:
                var result = PublicationCheck.Apply(_redactor.Redact(read.Document, facts), facts);
                var report = JsonSerializer.SerializeToUtf8Bytes(BatchAnswer.Of(result), BatchJson.Options);
                var output = result is { Outcome: Outcome.Publish, Body: { } body } ? Render(body, asHtml) : null;
                return new FileRedaction.Done(result.Outcome, output, report);
            default:
                throw new InvalidOperationException("Not a known outcome of reading.");
        }
    }

    private static string Render(IReadOnlyList<Block> body, bool asHtml) =>
        asHtml ? HtmlRendition.Of(body, "行政执法决定") : TextRendition.Of(body);
}

/// <summary>What came of redacting a file.</summary>
public abstract record FileRedaction
{
    private FileRedaction()
    {
    }

    /// <summary>The file was read and redacted.</summary>
    /// <param name="Outcome">Whether it may be published.</param>
    /// <param name="Output">The redacted document; null unless the outcome is publish.</param>
    /// <param name="Report">Findings and grounds as UTF-8 JSON. It holds the hidden values: it is for the desk alone.</param>
    public sealed record Done(Outcome Outcome, string? Output, ReadOnlyMemory<byte> Report) : FileRedaction;

    /// <summary>The file cannot be read.</summary>
    /// <param name="Code">A stable word for programs.</param>
    /// <param name="Message">One sentence in Chinese, without anything of the file.</param>
    public sealed record Unreadable(string Code, string Message) : FileRedaction;
}
