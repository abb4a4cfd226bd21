namespace Disclosure.Publisher.Audit;

/// <summary>Whose entries someone may see.</summary>
public abstract record AuditScope
{
    private AuditScope()
    {
    }

    /// <summary>Everyone's, and the platform's own.</summary>
    public sealed record Everything : AuditScope;

    /// <summary>Those that concern these agencies.</summary>
    /// <param name="Codes">Their codes; none is no one's.</param>
    public sealed record OfAgencies(IReadOnlyList<string> Codes) : AuditScope;
}

/// <summary>What of the audit is asked for; everything not given is left open.</summary>
public sealed record AuditFilter
{
    /// <summary>The days, in China.</summary>
    public AuditPeriod Period { get; init; } = new(From: null, To: null);

    /// <summary>Who, as <see cref="Actor.Id"/> writes it.</summary>
    public string? Actor { get; init; }

    /// <summary>What, one of <see cref="AuditActs"/>.</summary>
    public string? Act { get; init; }

    /// <summary>On which case.</summary>
    public string? CaseId { get; init; }

    /// <summary>Cursor of an earlier page; null for the newest entries.</summary>
    public string? After { get; init; }

    /// <summary>Entries of a page, from 1 to 2000.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>Entries, newest first.</summary>
/// <param name="Entries">Without their sealed reasons: those are opened with the case, and that is audited.</param>
/// <param name="Next">For <see cref="AuditFilter.After"/>; null on the last page.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Entries, string? Next);

/// <summary>An entry as it is listed.</summary>
public sealed record AuditLine
{
    /// <summary>Position in the chain.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, milliseconds since 1970-01-01 UTC.</summary>
    public required long At { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>Code of the agency concerned.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>Name of the agency concerned.</summary>
    public string? AgencyName { get; init; }

    /// <summary>The case concerned.</summary>
    public string? CaseId { get; init; }

    /// <summary>What.</summary>
    public required string Act { get; init; }

    /// <summary>State before.</summary>
    public string? FromState { get; init; }

    /// <summary>State after.</summary>
    public string? ToState { get; init; }

    /// <summary>Clause, rule or purpose.</summary>
    public string? Code { get; init; }

    /// <summary>Whether a reason is sealed with it.</summary>
    public required bool HasReason { get; init; }
}
