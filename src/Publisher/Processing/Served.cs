using Disclosure.Publisher.Cases;
using Disclosure.Redactor.Documents;

namespace Disclosure.Publisher.Processing;

/// <summary>The served document of a case that was read before: reading it again gives the same, so that its structure need not be stored.</summary>
internal static class Served
{
    public static SourceDocument Document(CaseWork work, DocumentReader reader, CancellationToken cancellationToken)
    {
        var original = work.Bytes(CasePart.Original) ?? throw new InvalidOperationException("A read case lacks its original.");
        return reader.Read(original, work.Get<SubmittedFile>(CasePart.File).Name, cancellationToken) is DocumentReadOutcome.Read read
            ? read.Document
            : throw new InvalidOperationException("A document that could be read cannot be read again.");
    }
}
