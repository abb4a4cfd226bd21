namespace Disclosure.Redactor.Nondisclosure;

/// <summary>What becomes of a decision with parties under age and others.</summary>
public enum MixedParties
{
    /// <summary>It is withheld as a whole: the literal law.</summary>
    Withhold,

    /// <summary>A person decides.</summary>
    Hold,
}

/// <summary>How minors are told.</summary>
public sealed record MinorsPolicy
{
    /// <summary>Years of age from which a party is grown up.</summary>
    public required int AdultAge { get; init; }

    /// <summary>Years that a violation of unknown date may lie back.</summary>
    public required int UnknownViolationYears { get; init; }

    /// <summary>The year before which no violation lies where neither agency nor text names a day: agencies publish since 2008 (政府信息公开条例 of 2007).</summary>
    public required int EarliestViolationYear { get; init; }

    /// <summary>A decision of minors and grown-ups or organisations together.</summary>
    public required MixedParties MixedParties { get; init; }

    /// <summary>How far before a value its label may stand, in UTF-16 code units of the folded text.</summary>
    public required int LabelReach { get; init; }

    /// <summary>Words that introduce a party.</summary>
    public required IReadOnlyList<string> PartyLabels { get; init; }

    /// <summary>Words that introduce anyone else.</summary>
    public required IReadOnlyList<string> OtherLabels { get; init; }

    /// <summary>Words with which the block of a party's particulars ends and the case begins.</summary>
    public required IReadOnlyList<string> BlockEnds { get; init; }

    /// <summary>Words by which a party shows to be under age: one who acts for him, or what he does all day.</summary>
    public required IReadOnlyList<string> PartySigns { get; init; }

    /// <summary>Words that are no person though an age stands before them.</summary>
    public required IReadOnlyList<string> NotPeople { get; init; }
}

/// <summary>How records of public order offences are told.</summary>
public sealed record PublicOrderPolicy
{
    /// <summary>Names of the laws, without 《》.</summary>
    public required IReadOnlyList<string> Laws { get; init; }

    /// <summary>Words before the law that say that it was applied.</summary>
    public required IReadOnlyList<string> Cues { get; init; }

    /// <summary>Words before the law that say that another will apply it.</summary>
    public required IReadOnlyList<string> Unless { get; init; }

    /// <summary>How far before the law both are looked for, in UTF-16 code units of the folded text.</summary>
    public required int Window { get; init; }
}

/// <summary>Which papers are no decisions (政府信息公开条例 Art. 16).</summary>
public sealed record ProcessRecordPolicy
{
    /// <summary>How many lines at the head may hold the heading.</summary>
    public required int HeadLines { get; init; }

    /// <summary>Words with which the heading of a paper of the file ends.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>Words of which <see cref="FewestMarks"/> show that a record was copied into the decision.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>How many of <see cref="Marks"/> there must be.</summary>
    public required int FewestMarks { get; init; }
}
