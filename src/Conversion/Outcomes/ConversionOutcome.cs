using Disclosure.Redactor.Documents;

namespace Disclosure.Conversion.Outcomes;

/// <summary>What came of a file on its way to the reader.</summary>
public abstract record ConversionOutcome
{
    private ConversionOutcome()
    {
    }

    /// <summary>The reader reads it as it is, or tells by itself why not.</summary>
    public sealed record AsIs : ConversionOutcome;

    /// <summary>It was turned into what the reader reads; the sent bytes must not be read in its place.</summary>
    /// <param name="Content">A Word file (.docx) or a page (.html), told apart by content.</param>
    /// <param name="Format">What it was.</param>
    /// <param name="Remarks">
    /// What a person must know who compares the text with the file as sent: sentences in Chinese that hold numbers of pages and nothing of the content.
    /// </param>
    public sealed record Converted(ReadOnlyMemory<byte> Content, ForeignFormat Format, IReadOnlyList<string> Remarks) : ConversionOutcome;

    /// <summary>It cannot be turned into text that can be trusted; nothing of it may be used.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(DocumentReadOutcome.Refused Refusal) : ConversionOutcome;
}
