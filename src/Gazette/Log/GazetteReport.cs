namespace Disclosure.Gazette.Log;

/// <summary>What a verification found.</summary>
public sealed record GazetteReport
{
    /// <summary>Most problems that are told one by one.</summary>
    public const int ProblemLimit = 100;

    /// <summary>Entries in the log.</summary>
    public required long Entries { get; init; }

    /// <summary>Payloads that decrypt and match what was signed.</summary>
    public required long Payloads { get; init; }

    /// <summary>Payloads that are gone because a later entry of the log orders it.</summary>
    public required long Erased { get; init; }

    /// <summary>Signed heads in the log.</summary>
    public required long Heads { get; init; }

    /// <summary>The newest signed head; null when there is none.</summary>
    public required SignedTreeHead? Head { get; init; }

    /// <summary>One sentence each, at most <see cref="ProblemLimit"/> and one that tells how many more there are; empty when the gazette is sound.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>True when nothing is wrong.</summary>
    public bool IsSound => Problems.Count == 0;
}

/// <summary>Collects problems without letting a ruined log fill the memory.</summary>
internal sealed class ProblemList
{
    private readonly List<string> _told = [];

    public long Count { get; private set; }

    public void Add(string sentence)
    {
        Count++;
        if (_told.Count < GazetteReport.ProblemLimit)
            _told.Add(sentence);
    }

    public IReadOnlyList<string> Sentences() =>
        Count > _told.Count ? [.. _told, $"And {Count - _told.Count} more."] : [.. _told];
}
