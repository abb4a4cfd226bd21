namespace Disclosure.Redactor.Nondisclosure;

/// <summary>One ground of Art. 11: its clause, who decides, whether it can be overcome, and the words that raise it.</summary>
public sealed record GroundPolicy
{
    /// <summary>What it is, in Chinese, as shown at the desk.</summary>
    public required string Name { get; init; }

    /// <summary>The clause, such as <c>GS-11-2b</c>.</summary>
    public required string Clause { get; init; }

    /// <summary>The articles it rests on, in Chinese.</summary>
    public required string Basis { get; init; }

    /// <summary>Whether it can be overcome; the law allows that for commercial secrets and privacy alone (Art. 11(2)).</summary>
    public required OverrideTerms Override { get; init; }

    /// <summary>Who decides on it at the agency, in Chinese.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Words that raise it; none where facts alone do.</summary>
    public IReadOnlyList<NondisclosureSignal> Signals { get; init; } = [];
}

/// <summary>Words that ask for a person's decision.</summary>
public sealed record NondisclosureSignal
{
    /// <summary>The words; any one raises the signal.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Words of which one must stand near each of <see cref="Words"/>; none when empty.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>Words that raise the signal only where a case is named: in its title, behind 案由 or before 一案.</summary>
    public IReadOnlyList<string> InTitle { get; init; } = [];

    /// <summary>Phrases that excuse: one that holds the word excuses that occurrence, any other excuses what stands near it.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>What near means, in UTF-16 code units of the folded text on both sides.</summary>
    public required int Window { get; init; }

    /// <summary>Whether an occurrence counts even where it tells of no fact: marks that a document bears are no sentences.</summary>
    public bool IsMark { get; init; }
}
