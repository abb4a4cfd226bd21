using Disclosure.Records;

namespace Disclosure.Redactor;

/// <summary>What an agency says of a decision beside its text: the roster and the fields that are published with it.</summary>
public sealed record CaseFacts
{
    /// <summary>The kind of act; null when unknown, as in a bare batch.</summary>
    public ActType? ActType { get; init; }

    /// <summary>Name of the deciding agency; empty when unknown.</summary>
    public string AgencyName { get; init; } = string.Empty;

    /// <summary>The day of the decision; null when unknown.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The day (or first day) of the violation; null when unknown.</summary>
    public DateOnly? ViolatedOn { get; init; }

    /// <summary>Parties of the decision.</summary>
    public IReadOnlyList<CaseParty> Parties { get; init; } = [];

    /// <summary>Other people known to be in the text: officers, witnesses, agents.</summary>
    public IReadOnlyList<CasePerson> People { get; init; } = [];

    /// <summary>
    /// Texts beside the document that will be published with it, by name (<c>title</c>, <c>facts</c>, <c>basis</c>,
    /// <c>decision</c>): redacted together with it, so that every name found in one is hidden in all.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Identity of the series the case belongs to; null when none.</summary>
    public string? SeriesId { get; init; }
}

/// <summary>A party of a decision.</summary>
public sealed record CaseParty
{
    /// <summary>Name as served.</summary>
    public required string Name { get; init; }

    /// <summary>What the party is.</summary>
    public required PartyKind Kind { get; init; }

    /// <summary>Citizen ID number of a natural person, when given.</summary>
    public string? CitizenId { get; init; }

    /// <summary>Birth date of a natural person, when given.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Unified social credit code, when given.</summary>
    public string? CreditCode { get; init; }

    /// <summary>法定代表人 of an organisation: the one natural person whose name stays (Art. 10(1)).</summary>
    public string? LegalRepresentative { get; init; }

    /// <summary>经营者 or 负责人, a natural person whose name is hidden by default.</summary>
    public string? Proprietor { get; init; }
}

/// <summary>A person known to be in the text.</summary>
/// <param name="Name">Name as served.</param>
/// <param name="Role">What the person is in the case.</param>
public sealed record CasePerson(string Name, PersonRole Role);

/// <summary>Roles of natural persons in a decision.</summary>
public enum PersonRole
{
    /// <summary>相关人员: no role is known.</summary>
    Other,

    /// <summary>当事人</summary>
    Party,

    /// <summary>法定代表人</summary>
    LegalRepresentative,

    /// <summary>负责人</summary>
    PersonInCharge,

    /// <summary>经营者</summary>
    Proprietor,

    /// <summary>执法人员</summary>
    Officer,

    /// <summary>证人</summary>
    Witness,

    /// <summary>代理人</summary>
    Agent,

    /// <summary>举报人、投诉人</summary>
    Complainant,

    /// <summary>未成年人</summary>
    Minor,
}
