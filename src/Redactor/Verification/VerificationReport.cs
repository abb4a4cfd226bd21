namespace Disclosure.Redactor.Verification;

/// <summary>Gathers failures; places are named only now, when there is something to say. It stops counting where nobody would read on.</summary>
internal sealed class VerificationReport(ReadOnlyMemory<byte> payload, PayloadText text)
{
    /// <summary>Most failures that are told.</summary>
    public const int Most = 50;

    private readonly List<VerificationFailure> _failures = [];

    /// <summary>The failures so far, each once.</summary>
    public IReadOnlyList<VerificationFailure> Failures => _failures;

    /// <summary>Whether as much has failed as is told.</summary>
    public bool IsFull => _failures.Count >= Most;

    /// <summary>Adds a failure at a character of the text.</summary>
    public void Add(string rule, int character, string kind) => AddAt(rule, PayloadPath.Of(payload.Span, text.PieceAt(character).Token), kind);

    /// <summary>Adds a failure at a place that is known by name.</summary>
    public void AddAt(string rule, string where, string kind)
    {
        var failure = new VerificationFailure(rule, where, kind);
        if (!IsFull && !_failures.Contains(failure))
            _failures.Add(failure);
    }
}
