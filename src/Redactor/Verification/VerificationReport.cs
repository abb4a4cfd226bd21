namespace Disclosure.Redactor.Verification;

/// <summary>Gathers failures; places are named only now, when there is something to say. It stops counting where nobody would read on.</summary>
/// <param name="payload">The bytes, where they are a payload.</param>
/// <param name="text">What was read from them.</param>
/// <param name="placeOf">Names the place of a token, where they are none.</param>
internal sealed class VerificationReport(ReadOnlyMemory<byte> payload, PayloadText text, Func<int, string>? placeOf = null)
{
    /// <summary>Most failures that are told.</summary>
    public const int Most = 50;

    private readonly List<VerificationFailure> _failures = [];

    /// <summary>The failures so far, each once.</summary>
    public IReadOnlyList<VerificationFailure> Failures => _failures;

    /// <summary>Whether as much has failed as is told.</summary>
    public bool IsFull => _failures.Count >= Most;

    /// <summary>Adds a failure at a character of the text.</summary>
    public void Add(string rule, int character, string kind)
    {
        var token = text.PieceAt(character).Token;
        AddAt(rule, placeOf is null ? PayloadPath.Of(payload.Span, token) : placeOf(token), kind);
    }

    /// <summary>Adds a failure at a place that is known by name.</summary>
    public void AddAt(string rule, string where, string kind)
    {
        var failure = new VerificationFailure(rule, where, kind);
        if (!IsFull && !_failures.Contains(failure))
            _failures.Add(failure);
    }
}
