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
    public sealed record Clean : SecrecyFinding;

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
    /// <summary>Looks at every text of the metadata, the file's name, and all the document holds, shown or not.</summary>
    public SecrecyFinding Search(PushedFiles files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        string[] names = [files.FileName, Path.GetFileNameWithoutExtension(files.FileName), .. files.FileName.Split('.')];
        if (names.Any(SecrecyMarks.Contains) || MetadataTexts.Of(files.Metadata).Any(SecrecyMarks.Contains))
        {
            return new SecrecyFinding.Marked();
        }

        return reader.Read(files.Document, files.FileName, cancellationToken) switch
        {
            DocumentReadOutcome.Read read when SecrecyMarks.Contains(read.Document) => new SecrecyFinding.Marked(),
            DocumentReadOutcome.Read => new SecrecyFinding.Clean(),
            DocumentReadOutcome.Refused refused => new SecrecyFinding.Unreadable(refused.Code, refused.Message),
            _ => throw new InvalidOperationException("An unknown outcome of reading."),
        };
    }
}
