using System.Text.RegularExpressions;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Batch;

/// <summary>Reads the role of a batch's party, in English or Chinese; an unknown role of a person is 当事人 for a name and nothing for a firm.</summary>
internal static partial class BatchRoles
{
    private static readonly Dictionary<string, PersonRole> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["party"] = PersonRole.Party, ["naturalPerson"] = PersonRole.Party, ["natural_person"] = PersonRole.Party, ["principal"] = PersonRole.Party,
        ["当事人"] = PersonRole.Party, ["legalRepresentative"] = PersonRole.LegalRepresentative, ["legal_representative"] = PersonRole.LegalRepresentative,
        ["法定代表人"] = PersonRole.LegalRepresentative, ["personInCharge"] = PersonRole.PersonInCharge, ["person_in_charge"] = PersonRole.PersonInCharge,
        ["负责人"] = PersonRole.PersonInCharge, ["proprietor"] = PersonRole.Proprietor, ["经营者"] = PersonRole.Proprietor,
        ["managingPartner"] = PersonRole.ManagingPartner, ["managing_partner"] = PersonRole.ManagingPartner, ["执行事务合伙人"] = PersonRole.ManagingPartner,
        ["officer"] = PersonRole.Officer, ["official"] = PersonRole.Officer, ["执法人员"] = PersonRole.Officer, ["witness"] = PersonRole.Witness, ["证人"] = PersonRole.Witness,
        ["agent"] = PersonRole.Agent, ["代理人"] = PersonRole.Agent, ["委托代理人"] = PersonRole.Agent, ["complainant"] = PersonRole.Complainant,
        ["举报人"] = PersonRole.Complainant, ["投诉人"] = PersonRole.Complainant, ["minor"] = PersonRole.Minor, ["未成年人"] = PersonRole.Minor,
        ["other"] = PersonRole.Other, ["相关人员"] = PersonRole.Other,
    };

    /// <summary>Adds a name to the parties or to the people.</summary>
    public static void Add(string name, string role, List<CaseParty> parties, List<CasePerson> people)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return;
        }

        var known = Roles.TryGetValue(role, out var personRole);
        var folded = TextFolder.Fold(name).Value;
        if (role is "organisation" or "organization" or "proprietorship" || ((!known || personRole == PersonRole.Party) && Organisation().IsMatch(folded)))
        {
            parties.Add(new CaseParty { Name = name, Kind = role is "proprietorship" ? PartyKind.Proprietorship : PartyKind.Organisation });
        }
        else if (!known || personRole == PersonRole.Party)
        {
            parties.Add(new CaseParty { Name = name, Kind = PartyKind.NaturalPerson });
        }
        else
        {
            people.Add(new CasePerson(name, personRole));
        }
    }

    [GeneratedRegex("(?:公司|厂|店|局|院|行|部|社|所|中心|场|馆|校|园|会|站|铺|坊|室|楼|城|府|队|吧|屋|庄|摊|户|集团|政府|矿|家)$|[)]$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Organisation();
}
