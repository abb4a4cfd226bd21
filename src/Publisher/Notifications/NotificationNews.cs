namespace Disclosure.Publisher.Notifications;

/// <summary>Something that people are to be told.</summary>
internal sealed record NotificationNews
{
    /// <summary>What.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>
    /// Of what, exactly: the same recipient is told once of the same kind and occasion, whoever writes it and how often. Of no meaning for
    /// gathered kinds, which are added up instead.
    /// </summary>
    public required string Occasion { get; init; }

    /// <summary>The case, when the recipients may open it; null otherwise.</summary>
    public string? CaseId { get; init; }

    /// <summary>The agency concerned; null when several are.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>The account concerned; null when none is.</summary>
    public string? About { get; init; }

    /// <summary>The account that did it and need not be told; null when there is none.</summary>
    public string? Except { get; init; }

    /// <summary>Of how many.</summary>
    public int Count { get; init; } = 1;
}
