using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Names;

/// <summary>A natural person of a document: all mentions of one name, and of the names derived from it, are this person.</summary>
internal sealed class KnownPerson
{
    /// <summary>Names a person, folded and without blanks.</summary>
    public KnownPerson(int id, string name, PersonRole role)
    {
        Id = id;
        Name = name;
        Roles.Add(role);
    }

    /// <summary>Number within the document.</summary>
    public int Id { get; }

    /// <summary>The name, folded and without blanks.</summary>
    public string Name { get; }

    /// <summary>Every role in which the person was met.</summary>
    public HashSet<PersonRole> Roles { get; } = [];

    /// <summary>Whether the agency named the person beside the text.</summary>
    public bool IsListed { get; set; }

    /// <summary>Whether the agency says that this is the registered 法定代表人 of a party: nothing in the text decides otherwise.</summary>
    public bool IsRegistered { get; set; }

    /// <summary>What role words, headings and repetition lend the name beyond what they ask for; 0 when nothing announced it.</summary>
    public float Standing { get; set; }

    /// <summary>Other names: aliases, and shortened forms that stand for this person alone.</summary>
    public HashSet<string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The role by which the person is named in public: the registered 法定代表人 first (Art. 10(1)), then minor, party and the
    /// other roles in the order of the law's concern, 相关人员 last.
    /// </summary>
    public PersonRole Role
    {
        get
        {
            foreach (var role in Precedence)
            {
                if (Roles.Contains(role))
                {
                    return role;
                }
            }

            return PersonRole.Other;
        }
    }

    private static readonly PersonRole[] Precedence =
    [
        PersonRole.LegalRepresentative, PersonRole.Minor, PersonRole.Party, PersonRole.Proprietor, PersonRole.ManagingPartner, PersonRole.PersonInCharge,
        PersonRole.Complainant, PersonRole.Agent, PersonRole.Witness, PersonRole.Officer, PersonRole.Other,
    ];
}
