using Disclosure.Conversion.Outcomes;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Intake;

/// <summary>What the gate found.</summary>
public abstract record SecrecyFinding
{
    private SecrecyFinding()
    {
    }

    /// <summary>No mark.</summary>
    /// <param name="Document">The document, as it was read.</param>
    public sealed record Clean(SourceDocument Document) : SecrecyFinding;

    /// <summary>A mark: nothing may be stored.</summary>
    public sealed record Marked : SecrecyFinding;

    /// <summary>The document cannot be read, and so not searched: it may not be stored either.</summary>
    /// <param name="Code">A stable word for programs.</param>
    /// <param name="Message">One sentence in Chinese.</param>
    public sealed record Unreadable(string Code, string Message) : SecrecyFinding;
}

/// <summary>Searches a push for secrecy marks while it is in memory only (公示办法 Art. 11(2); 保守国家秘密法).</summary>
public sealed class SecrecyGate(DocumentReader reader)
{
    private static readonly byte[] Archive = [0x50, 0x4B];

    /// <summary>
    /// Looks at every text of the metadata, the file's name, and all the document holds, shown or not. What the reader cannot read, or
    /// reads only in parts or in another form, is looked at as bytes too.
    /// </summary>
    /// <param name="files">The push.</param>
    /// <param name="conversion">What came of converting its document.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public SecrecyFinding Search(PushedFiles files, ConversionOutcome conversion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(conversion);
        if (SecrecyMarks.ContainsInTitle(files.FileName) || SecrecyMarks.ContainsInTitle(Path.GetFileNameWithoutExtension(files.FileName)) || IsMarked(files.Metadata))
        {
            return new SecrecyFinding.Marked();
        }

        var outcome = conversion switch
        {
            ConversionOutcome.Converted converted => reader.Read(converted.Content, files.FileName, cancellationToken),
            ConversionOutcome.Refused refused => refused.Refusal,
            _ => reader.Read(files.Document, files.FileName, cancellationToken),
        };
        var isReadWhole = conversion is ConversionOutcome.AsIs && outcome is DocumentReadOutcome.Read && !files.Document.AsSpan().StartsWith(Archive);
        if (!isReadWhole && RawSecrecyMarks.Contain(files.Document))
        {
            return new SecrecyFinding.Marked();
        }

        return outcome switch
        {
            DocumentReadOutcome.Read read when SecrecyMarks.Contains(read.Document) => new SecrecyFinding.Marked(),
            DocumentReadOutcome.Read read => new SecrecyFinding.Clean(read.Document),
            DocumentReadOutcome.Refused refused => new SecrecyFinding.Unreadable(refused.Code, refused.Message),
            _ => throw new InvalidOperationException("An unknown outcome of reading."),
        };
    }

    /// <summary>Whether metadata carries a mark. What is not JSON is not stored, but a mark in it is told of all the same.</summary>
    internal static bool IsMarked(byte[] metadata) =>
        MetadataTexts.Of(metadata) is { } texts
            ? texts.Any(SecrecyMarks.ContainsInTitle) || SecrecyMarks.Contains(string.Join('\n', texts))
            : RawSecrecyMarks.Contain(metadata);
}
