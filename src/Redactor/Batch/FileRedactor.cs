using Disclosure.Records;
using Disclosure.Records.Renditions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification.Renditions;

namespace Disclosure.Redactor.Batch;

/// <summary>Redacts one file, for <c>redact FILE -o OUT [--report R.json]</c>.</summary>
public sealed class FileRedactor
{
    private readonly DecisionRedactor _redactor;
    private readonly DocumentReader _reader;
    private readonly RedactionGrounds _grounds;

    /// <summary>Reads with one, redacts with the other and explains masks by the grounds.</summary>
    public FileRedactor(DecisionRedactor redactor, DocumentReader reader, RedactionGrounds grounds)
    {
        ArgumentNullException.ThrowIfNull(redactor);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(grounds);
        _redactor = redactor;
        _reader = reader;
        _grounds = grounds;
    }

    /// <summary>Reads, redacts and checks a file.</summary>
    /// <param name="content">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="outputName">Name of the file that would be written, without a folder: it may not tell what the text hides.</param>
    /// <param name="format">The rendition that is wanted.</param>
    /// <param name="facts">What is known beside the file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public FileRedaction Redact(ReadOnlyMemory<byte> content, string fileName, string outputName, RenditionFormat format, CaseFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        switch (_reader.Read(content, fileName, cancellationToken))
        {
            case DocumentReadOutcome.Refused refused:
                return new FileRedaction.Unreadable(refused.Code, refused.Message);
            case DocumentReadOutcome.Read read:
                var result = PublicationCheck.Apply(_redactor.Redact(read.Document, facts), facts);
                byte[]? output = null;
                if (result is { Outcome: Outcome.Publish, Body: { } body, Evidence: { } evidence })
                {
                    var rendered = ContentOf(body);
                    var bytes = Rendition.Of(format, rendered);
                    var claim = RenditionClaim.Of(rendered, isFullText: true, evidence);
                    result = PublicationCheck.Quarantined(result, RenditionVerifier.Check(format, bytes, outputName, claim));
                    output = result.Outcome == Outcome.Publish ? bytes : null;
                }

                return new FileRedaction.Done(result.Outcome, output, FileReport.Of(result, read.Document));
            default:
                throw new InvalidOperationException("Not a known outcome of reading.");
        }
    }

    // The name of the file may tell what the text hides: the title is the same for every file.
    private RenditionContent ContentOf(IReadOnlyList<Block> body) => new() { Title = [new Inline { Text = "行政执法决定" }], Body = body, Grounds = _grounds };
}

/// <summary>What came of redacting a file.</summary>
public abstract record FileRedaction
{
    private FileRedaction()
    {
    }

    /// <summary>The file was read and redacted.</summary>
    /// <param name="Outcome">Whether it may be published.</param>
    /// <param name="Output">The file of the redacted document; null unless the outcome is publish.</param>
    /// <param name="Report">Findings with their places, grounds, and what the file does not show, as UTF-8 JSON. It holds the hidden values: it is for the desk alone.</param>
    public sealed record Done(Outcome Outcome, byte[]? Output, ReadOnlyMemory<byte> Report) : FileRedaction;

    /// <summary>The file cannot be read.</summary>
    /// <param name="Code">A stable word for programs.</param>
    /// <param name="Message">One sentence in Chinese, without anything of the file.</param>
    public sealed record Unreadable(string Code, string Message) : FileRedaction;
}
