using Disclosure.Records;

namespace Disclosure.Redactor.Cases;

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
