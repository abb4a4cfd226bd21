using System.Collections.Concurrent;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>What the platform acknowledged, as its clients remember it: the platform must remember the same, whatever happened to it.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<(int Serial, int Edition), LedgerCase> _cases = new();

    /// <summary>By decision, and its editions in order.</summary>
    public IReadOnlyCollection<LedgerCase> Cases => [.. _cases.Values.OrderBy(entry => (entry.Serial, entry.Edition))];

    /// <summary>The one case of each decision that stands for it at the end.</summary>
    public IReadOnlyCollection<LedgerCase> Standing => [.. Cases.Where(known => !known.Life.IsSuperseded && (known.Edition == 0 || known.Life.Entries.Count > 0))];

    /// <summary>A push was acknowledged; whenever it is again, it must be the same case.</summary>
    public LedgerCase Acknowledge(int serial, int edition, Life life, string caseId)
    {
        var entry = _cases.GetOrAdd((serial, edition), _ => new LedgerCase(serial, edition, life, caseId));
        Assert.True(string.Equals(entry.CaseId, caseId, StringComparison.Ordinal), $"One push ({serial}, edition {edition}) was acknowledged as two cases: {entry.CaseId}, {caseId}.");
        return entry;
    }
}

/// <summary>One acknowledged case.</summary>
internal sealed record LedgerCase(int Serial, int Edition, Life Life, string CaseId)
{
    public CrashDecision Decision => CrashDecision.Of(Serial, Edition);

    /// <summary>How many acts on it the desk said are done.</summary>
    public int Acknowledged { get; set; }
}
