namespace Disclosure.EndToEnd.Receipts;

/// <summary>A decision that was published, and what visitors have last seen of it as it was.</summary>
internal sealed class PublicDecision(RemovedDecision decision, string caseId, string recordId)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);

    public RemovedDecision Decision => decision;

    /// <summary>The case that was pushed first.</summary>
    public string CaseId => caseId;

    /// <summary>Its identity in public addresses.</summary>
    public string RecordId => recordId;

    /// <summary>The correction that waits for its second person; null for none.</summary>
    public string? CorrectionId { get; set; }

    /// <summary>Version tags of its addresses as they were while it stood unchanged.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When a question was asked, milliseconds since 1970-01-01 UTC, that was last answered with the decision as it was; by kind of question.</summary>
    public IReadOnlyDictionary<string, long> Seen
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, long>(_seen, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Notes that it was seen as it was.</summary>
    /// <param name="kind">Kind of the question.</param>
    /// <param name="asked">When it was asked, milliseconds since 1970-01-01 UTC.</param>
    public void See(string kind, long asked)
    {
        lock (_gate)
        {
            _seen[kind] = Math.Max(asked, _seen.GetValueOrDefault(kind));
        }
    }
}
