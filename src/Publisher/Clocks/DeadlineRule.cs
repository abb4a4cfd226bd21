using Disclosure.Records;

namespace Disclosure.Publisher.Clocks;

/// <summary>How many working days there are for something, and which law says so.</summary>
public record DeadlineRule
{
    /// <summary>Working days, the day of the event not counted.</summary>
    public required int WorkingDays { get; init; }

    /// <summary>Clause of the register, such as <c>GS-14-2</c>; of a sector's override <c>GS-14-3</c>. It is kept with each case.</summary>
    public required string Clause { get; init; }

    /// <summary>The law with its article, as people read it.</summary>
    public required string Basis { get; init; }
}

/// <summary>A rule for some kinds of act.</summary>
public sealed record ActDeadline : DeadlineRule
{
    /// <summary>The kinds of act.</summary>
    public required IReadOnlyList<ActType> Acts { get; init; }
}

/// <summary>What kind of norm a sector's deadline rests on. 法律法规 are the first three; a 规章 is not (公示办法 Art. 14).</summary>
public enum NormLevel
{
    /// <summary>法律</summary>
    Law = 1,

    /// <summary>行政法规</summary>
    AdministrativeRegulation,

    /// <summary>地方性法规、自治条例、单行条例</summary>
    LocalRegulation,

    /// <summary>规章: may shorten; it lengthens nothing unless someone answers for that.</summary>
    Rule,
}

/// <summary>A sector's own deadline (公示办法 Art. 14: 法律法规另有规定的，从其规定).</summary>
public sealed record SectorDeadline : DeadlineRule
{
    /// <summary>Sectors as agencies have them in <c>agencies.json</c>.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>The kinds of act; empty for all.</summary>
    public IReadOnlyList<ActType> Acts { get; init; } = [];

    /// <summary>The kind of norm that <see cref="DeadlineRule.Basis"/> is.</summary>
    public required NormLevel Level { get; init; }

    /// <summary>Who confirmed in which document that a 规章 may lengthen the time; null unless it does.</summary>
    public string? Confirmation { get; init; }

    internal bool Covers(ActType act, string sector) =>
        Sectors.Contains(sector, StringComparer.Ordinal) && (Acts.Count == 0 || Acts.Contains(act));
}
