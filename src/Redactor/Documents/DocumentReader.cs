using Disclosure.Redactor.Documents.Docx;
using Disclosure.Redactor.Documents.Html;
using Disclosure.Redactor.Documents.Plain;

namespace Disclosure.Redactor.Documents;

/// <summary>
/// Reads a served document (.docx, .txt, .html) as one visible text with its structure, and everything it holds but does not show.
/// The format is told by the content; the name only decides between plain text and HTML where the content leaves it open.
/// Touches no disk and no network; safe to use from many threads.
/// </summary>
public sealed class DocumentReader
{
    private const char RightToLeftOverride = '\u202E';

    private readonly DocumentLimits _limits;

    /// <summary>A reader with the default limits.</summary>
    public DocumentReader()
        : this(new DocumentLimits())
    {
    }

    /// <summary>A reader with the given limits.</summary>
    public DocumentReader(DocumentLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _limits = limits;
    }

    /// <summary>
    /// Reads a file whole or refuses it whole. Never throws for what a file holds: whatever cannot be read is
    /// <see cref="DocumentReadOutcome.Refused"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DocumentReadOutcome Read(ReadOnlyMemory<byte> content, string fileName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        try
        {
            var document = ReadKnown(content, fileName, cancellationToken);
            if (string.IsNullOrWhiteSpace(document.Text))
                return DocumentRefusals.Empty;
            // Behind this sign text is drawn backwards: a number that is read here is another than the one that is seen.
            return document.Text.Contains(RightToLeftOverride, StringComparison.Ordinal) ? DocumentRefusals.Reversed : new DocumentReadOutcome.Read(document);
        }
        catch (DocumentRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Fail closed: the exception may quote the file, so nothing of it is passed on.
            return DocumentRefusals.Damaged;
        }
    }

    private SourceDocument ReadKnown(ReadOnlyMemory<byte> content, string fileName, CancellationToken cancellationToken)
    {
        if (content.Length > _limits.FileBytes)
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);

        switch (ContentSniffer.Sniff(content.Span))
        {
            case SniffedContent.Empty:
                throw new DocumentRefusedException(DocumentRefusals.Empty);
            case SniffedContent.Zip:
                return new DocxReader(_limits).Read(content, cancellationToken);
            case SniffedContent.EncryptedOffice:
                throw new DocumentRefusedException(DocumentRefusals.Encrypted);
            case SniffedContent.LegacyOffice:
                throw new DocumentRefusedException(DocumentRefusals.LegacyDoc);
            case SniffedContent.Unsupported:
                throw new DocumentRefusedException(DocumentRefusals.Unsupported);
        }

        if (content.Length > _limits.TextBytes)
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);

        var text = TextDecoder.Decode(content.Span);
        return ContentSniffer.SniffText(text, fileName) switch
        {
            SniffedContent.Html => new HtmlReader(_limits).Read(text, cancellationToken),
            SniffedContent.Text => SourceDocument.FromText(text),
            _ => throw new DocumentRefusedException(DocumentRefusals.Unsupported),
        };
    }
}
