using Disclosure.Records;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.BulkApproval;

/// <summary>A case that a person chose, as it was seen.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Revision"><see cref="CaseRow.Revision"/> of what was seen.</param>
public sealed record BulkPick(string CaseId, int Revision);

/// <summary>A chosen case, and what would become of it.</summary>
public sealed record BulkCase
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Its revision as it is shown.</summary>
    public required int Revision { get; init; }

    /// <summary>案件名称 as served; null when not known.</summary>
    public string? Title { get; init; }

    /// <summary>文号; null when not known.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Parties as served.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>Whether the whole text or a 摘要 would be published; null when nothing would.</summary>
    public DisclosureMode? Mode { get; init; }

    /// <summary>Places that would be hidden.</summary>
    public int HiddenCount { get; init; }

    /// <summary>Why it cannot be approved together with others, each in a sentence; empty when it can.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}

/// <summary>What a person is shown before approving several cases.</summary>
/// <param name="Cases">Those of the own agency, in the order chosen.</param>
/// <param name="Unknown">How many of those chosen are none of the own agency's.</param>
public sealed record BulkPreview(IReadOnlyList<BulkCase> Cases, int Unknown);

/// <summary>What became of one of them.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Title">案件名称 as served; null when not known.</param>
/// <param name="DocumentNumber">文号; null when not known.</param>
/// <param name="IsApproved">Whether it is approved, now or before.</param>
/// <param name="Words">What happened, in a sentence.</param>
public sealed record BulkResult(string CaseId, string? Title, string? DocumentNumber, bool IsApproved, string Words);

/// <summary>What came of approving several cases.</summary>
/// <param name="Results">One for each case of the own agency, in the order chosen.</param>
/// <param name="Unknown">How many of those chosen are none of the own agency's.</param>
public sealed record BulkOutcome(IReadOnlyList<BulkResult> Results, int Unknown);
