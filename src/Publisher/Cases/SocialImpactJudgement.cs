namespace Disclosure.Publisher.Cases;

/// <summary>What a reviewer finds of a light penalty on a person (行政处罚法 Art. 48(1): 具有一定社会影响的行政处罚决定应当依法公开). Names are stored.</summary>
public enum SocialImpactFinding
{
    /// <summary>具有一定社会影响: it is public by law.</summary>
    Present = 1,

    /// <summary>不具有一定社会影响: it is not published.</summary>
    Absent,

    /// <summary>Neither reached by the simple procedure nor a warning alone: the question does not arise.</summary>
    NotConcerned,
}

/// <summary>Chinese names of <see cref="SocialImpactFinding"/>.</summary>
public static class SocialImpactFindingNames
{
    /// <summary>The words on screen.</summary>
    public static string Chinese(this SocialImpactFinding finding) => finding switch
    {
        SocialImpactFinding.Present => "具有一定社会影响，依法公开",
        SocialImpactFinding.Absent => "不具有一定社会影响，不予公开",
        SocialImpactFinding.NotConcerned => "不是简易程序，也不是只有警告、通报批评，不需要认定",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, "Not a defined finding."),
    };
}

/// <summary>A reviewer's finding, sealed under the case's key.</summary>
public sealed record SocialImpactJudgement
{
    /// <summary>The clause that asks for it, and under which a case without impact is not published.</summary>
    public const string Clause = "LAW-XZCF-48-1";

    /// <summary>What was found.</summary>
    public required SocialImpactFinding Finding { get; init; }

    /// <summary>Why, in the reviewer's words; private.</summary>
    public required string Reason { get; init; }

    /// <summary>Account that found it.</summary>
    public required string By { get; init; }

    /// <summary>When, milliseconds since 1970-01-01 UTC.</summary>
    public required long At { get; init; }
}
