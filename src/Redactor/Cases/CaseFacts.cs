using Disclosure.Records;

namespace Disclosure.Redactor.Cases;

/// <summary>What an agency says of a decision beside its text: the roster and the fields that are published with it.</summary>
public sealed record CaseFacts
{
    /// <summary>The kind of act; null when unknown, as in a bare batch.</summary>
    public ActType? ActType { get; init; }

    /// <summary>Name of the deciding agency; empty when unknown.</summary>
    public string AgencyName { get; init; } = string.Empty;

    /// <summary>Code of the deciding agency, by which its overrides of the policy are found; empty when unknown.</summary>
    public string AgencyCode { get; init; } = string.Empty;

    /// <summary>Sector of the deciding agency, such as 市场监管; empty when unknown.</summary>
    public string Sector { get; init; } = string.Empty;

    /// <summary>The sector that the case itself states; empty when none. It can make the policy stricter and never looser.</summary>
    public string StatedSector { get; init; } = string.Empty;

    /// <summary>The day of the decision; null when unknown.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The day (or first day) of the violation; null when unknown.</summary>
    public DateOnly? ViolatedOn { get; init; }

    /// <summary>Parties of the decision.</summary>
    public IReadOnlyList<CaseParty> Parties { get; init; } = [];

    /// <summary>Other people known to be in the text: officers, witnesses, agents.</summary>
    public IReadOnlyList<CasePerson> People { get; init; } = [];

    /// <summary>What a reviewer found that the rules had missed.</summary>
    public IReadOnlyList<AddedValue> Added { get; init; } = [];

    /// <summary>
    /// Texts beside the document that will be published with it, by name (<c>title</c>, <c>facts</c>, <c>basis</c>,
    /// <c>decision</c>): redacted together with it, so that every name found in one is hidden in all.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Identity of the series the case belongs to; null when none.</summary>
    public string? SeriesId { get; init; }
}
