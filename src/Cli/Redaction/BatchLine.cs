using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Records;
using Disclosure.Redactor;

namespace Disclosure.Cli.Redaction;

/// <summary>A line that <c>redact --batch</c> reads. Members it does not know are left alone.</summary>
public sealed record BatchLine
{
    /// <summary>Given back with the answer.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>The decision's text.</summary>
    public string? Text { get; init; }

    /// <summary>People and organisations known to be in it.</summary>
    public IReadOnlyList<BatchParty> Parties { get; init; } = [];

    /// <summary>Day of the decision.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>What the redactor is told beside the text.</summary>
    /// <exception cref="FormatException">A role is not known.</exception>
    public CaseFacts ToFacts() => new()
    {
        DecidedOn = DecidedOn,
        Parties = [.. Parties.Where(party => party.IsParty).Select(party => new CaseParty { Name = party.Name, Kind = party.Kind })],
        People = [.. Parties.Where(party => !party.IsParty).Select(party => new CasePerson(party.Name, party.PersonRole))],
    };
}

/// <summary>A person or organisation of a batch line.</summary>
public sealed record BatchParty
{
    private const string PartyRole = "party";
    private const string OrganisationRole = "organisation";
    private const string ProprietorshipRole = "proprietorship";

    private static readonly string[] OrganisationEndings =
        ["公司", "厂", "店", "社", "部", "院", "所", "站", "场", "行", "中心", "学校", "医院", "酒店", "超市", "集团", "协会", "委员会"];

    /// <summary>Name as it stands in the text.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// <c>party</c> (the default), <c>organisation</c>, <c>proprietorship</c>, or a role of a person, such as
    /// <c>legal_representative</c>, <c>officer</c>, <c>witness</c>.
    /// </summary>
    public string Role { get; init; } = PartyRole;

    [JsonIgnore]
    internal bool IsParty => Role is PartyRole or OrganisationRole or ProprietorshipRole;

    [JsonIgnore]
    internal PartyKind Kind => Role switch
    {
        OrganisationRole => PartyKind.Organisation,
        ProprietorshipRole => PartyKind.Proprietorship,
        _ => OrganisationEndings.Any(ending => Name.EndsWith(ending, StringComparison.Ordinal)) ? PartyKind.Organisation : PartyKind.NaturalPerson,
    };

    [JsonIgnore]
    internal PersonRole PersonRole =>
        Enum.TryParse<PersonRole>(Role.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var role) && !char.IsAsciiDigit(Role[0])
            ? role
            : throw new FormatException("parties: a role is not known.");
}
