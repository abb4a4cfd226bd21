namespace Disclosure.Redactor.Documents;

/// <summary>Unwinds a reading that must be refused. It never leaves <see cref="DocumentReader"/>.</summary>
internal sealed class DocumentRefusedException(DocumentReadOutcome.Refused refusal) : Exception(refusal.Code)
{
    /// <summary>What the sender is told.</summary>
    public DocumentReadOutcome.Refused Refusal { get; } = refusal;
}
