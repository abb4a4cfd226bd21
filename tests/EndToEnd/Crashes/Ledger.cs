using System.Collections.Concurrent;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>What the platform acknowledged, as its clients remember it: the platform must remember the same, whatever happened to it.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<int, LedgerCase> _cases = new();

    public IReadOnlyCollection<LedgerCase> Cases => [.. _cases.Values.OrderBy(entry => entry.Serial)];

    /// <summary>A push was acknowledged; whenever it is again, it must be the same case.</summary>
    public LedgerCase Acknowledge(int serial, Life life, string caseId)
    {
        var entry = _cases.GetOrAdd(serial, _ => new LedgerCase(serial, life, caseId));
        Assert.True(string.Equals(entry.CaseId, caseId, StringComparison.Ordinal), $"One push ({serial}) was acknowledged as two cases: {entry.CaseId}, {caseId}.");
        return entry;
    }
}

/// <summary>One acknowledged case.</summary>
internal sealed record LedgerCase(int Serial, Life Life, string CaseId)
{
    public CrashDecision Decision => CrashDecision.Of(Serial);

    /// <summary>How many acts on it the desk said are done.</summary>
    public int Acknowledged { get; set; }
}
