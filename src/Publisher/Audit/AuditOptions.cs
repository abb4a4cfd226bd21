namespace Disclosure.Publisher.Audit;

/// <summary>How the audit is watched; section <c>Desk:Audit</c>.</summary>
public sealed record AuditOptions
{
    /// <summary>Newest entries checked at start; 1000 by default, from 1 to 1,000,000.</summary>
    public int CheckedAtStart { get; init; } = 1000;

    /// <summary>Minutes between two signed heads, when something happened in between; 10 by default, from 1 to 1440.</summary>
    public int AnchorMinutes { get; init; } = 10;

    /// <summary>Hours between two checks of the whole chain; 24 by default, from 1 to 168.</summary>
    public int CheckHours { get; init; } = 24;

    /// <summary>Lines of one download at most; 100,000 by default, from 1 to 1,000,000.</summary>
    public int DownloadLines { get; init; } = 100_000;
}
