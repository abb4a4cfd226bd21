using System.Buffers.Binary;
using Disclosure.Conversion.Office;
using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Pdf;
using Disclosure.Conversion.Sandboxing;

namespace Disclosure.Conversion;

/// <summary>
/// Turns what the reader does not read (.pdf with a text layer, .doc, .wps, .rtf, .odt) into what it reads, once and before anything
/// else. The format is told by the content, never by the name. The programs that do it run in a sandbox without network, rights or
/// disk, within limits of time and memory; where that cannot be had, the file is refused. Safe to use from many threads.
/// </summary>
public sealed class DocumentConverter : IDisposable
{
    private const ushort EncryptedDocument = 0x0100;

    private readonly ConversionLimits _limits;
    private readonly Sandbox _sandbox;
    private readonly OfficeConverter _office;
    private readonly PdfConverter _pdf;

    /// <summary>A converter with the default limits.</summary>
    public DocumentConverter(TimeProvider time)
        : this(new ConversionLimits(), time)
    {
    }

    /// <summary>A converter with the given limits.</summary>
    public DocumentConverter(ConversionLimits limits, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        _limits = limits;
        _sandbox = new Sandbox(limits.AtOnce, time);
        _office = new OfficeConverter(_sandbox, limits);
        _pdf = new PdfConverter(_sandbox, limits);
    }

    /// <summary>Converts a file, refuses it, or leaves it to the reader. Never throws for what a file holds.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; every process of the conversion is ended.</exception>
    public async Task<ConversionOutcome> ConvertAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            return FormatOf(content.Span) switch
            {
                null => new ConversionOutcome.AsIs(),
                _ when content.Length > _limits.FileBytes => new ConversionOutcome.Refused(ConversionRefusals.TooLarge),
                ForeignFormat.Pdf => await _pdf.ConvertAsync(content, cancellationToken),
                ForeignFormat.Doc => RefusalOfCompound(content) ?? await _office.ConvertAsync(content, ForeignFormat.Doc, cancellationToken),
                ForeignFormat.Odt => RefusalOfOpenDocument(content, cancellationToken) ?? await _office.ConvertAsync(content, ForeignFormat.Odt, cancellationToken),
                { } format => await _office.ConvertAsync(content, format, cancellationToken),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Fail closed: the exception may quote the file, so nothing of it is passed on.
            return new ConversionOutcome.Refused(ConversionRefusals.Damaged);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _sandbox.Dispose();

    private static ForeignFormat? FormatOf(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return ForeignFormat.Doc;
        if (content.StartsWith("PK"u8))
            return OpenDocumentPackage.MediaType(content) is null ? null : ForeignFormat.Odt;
        var text = content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content[3..] : content;
        if (text.TrimStart(" \t\r\n"u8).StartsWith("{\\rtf"u8))
            return ForeignFormat.Rtf;

        // Readers of PDF find its beginning within the first kilobyte (ISO 32000-1, Annex H, note 13).
        return content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? ForeignFormat.Pdf : null;
    }

    private static ConversionOutcome.Refused? RefusalOfCompound(ReadOnlyMemory<byte> content)
    {
        var file = CompoundFile.Read(content);
        if (file.Has("EncryptedPackage"))
            return new ConversionOutcome.Refused(ConversionRefusals.Encrypted);
        if (!file.Has("WordDocument"))
            return new ConversionOutcome.Refused(ConversionRefusals.Unsupported);

        // The flags at the head of the text stream (MS-DOC 2.5.2, FibBase).
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(file.Head("WordDocument")[10..]);
        return (flags & EncryptedDocument) == 0 ? null : new ConversionOutcome.Refused(ConversionRefusals.Encrypted);
    }

    private ConversionOutcome.Refused? RefusalOfOpenDocument(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        OpenDocumentPackage.MediaType(content.Span) is "application/vnd.oasis.opendocument.text" or "application/vnd.oasis.opendocument.text-template"
            ? OpenDocumentPackage.Refusal(content, _limits, cancellationToken)
            : new ConversionOutcome.Refused(ConversionRefusals.Unsupported);
}
