namespace Disclosure.Redactor.Nondisclosure;

/// <summary>
/// How the words of a ground are told from words about it: a decision that cites a law, denies a thing, warns of it or is addressed to
/// a shop of that name is not about it.
/// </summary>
public sealed record ReadingPolicy
{
    /// <summary>How far a sentence is followed on both sides, in UTF-16 code units of the folded text.</summary>
    public required int SentenceReach { get; init; }

    /// <summary>Names of laws that raise nothing where they are cited without 《》.</summary>
    public required IReadOnlyList<string> CitedLaws { get; init; }

    /// <summary>Words that deny what follows in the same clause.</summary>
    public required IReadOnlyList<string> Denials { get; init; }

    /// <summary>Words that point at this case: where one stands, a sentence is no general rule.</summary>
    public required IReadOnlyList<string> Particulars { get; init; }

    /// <summary>Words that say what follows from a condition (…的，): such a sentence without any of <see cref="Particulars"/> is a general rule.</summary>
    public required IReadOnlyList<string> Norms { get; init; }

    /// <summary>Words that lay a duty on everyone: a clause with one and without any of <see cref="Particulars"/> is a general rule.</summary>
    public required IReadOnlyList<string> Duties { get; init; }

    /// <summary>Words that begin a condition.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>Words that forbid what stands right behind or before them.</summary>
    public required IReadOnlyList<string> Prohibitions { get; init; }

    /// <summary>Words for a sign or notice.</summary>
    public required IReadOnlyList<string> Signs { get; init; }

    /// <summary>Words for what a party does: between a word and a sign they say that it is not the sign's.</summary>
    public required IReadOnlyList<string> Deeds { get; init; }

    /// <summary>Words that the name of a shop or an organisation ends with.</summary>
    public required IReadOnlyList<string> NameEndings { get; init; }

    /// <summary>Labels of a case's name.</summary>
    public required IReadOnlyList<string> TitleLabels { get; init; }
}
