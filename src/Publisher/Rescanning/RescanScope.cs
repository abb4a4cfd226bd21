using Disclosure.Records;

namespace Disclosure.Publisher.Rescanning;

/// <summary>What of the gazette a re-scan looks at; everything unless told.</summary>
public sealed record RescanScope
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>Only what was published on this day or later, Asia/Shanghai; null for everything.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Only this record, in all its versions that can be read; null for all.</summary>
    public RecordId? Record { get; init; }

    /// <summary>Only this agency's; null for all.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>Whether values are told, too, that were hidden and would stay today.</summary>
    public bool AlsoLess { get; init; }

    /// <summary>Whether nothing is left out.</summary>
    internal bool IsEverything => this is { Since: null, Record: null, AgencyCode: null };

    internal bool Includes(DateTimeOffset publishedAt) => Since is not { } day || DateOnly.FromDateTime(publishedAt.ToOffset(ChinaOffset).DateTime) >= day;

    internal bool Includes(string? agencyCode) => AgencyCode is null || string.Equals(AgencyCode, agencyCode, StringComparison.Ordinal);
}
