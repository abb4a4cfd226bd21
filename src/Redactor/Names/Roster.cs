using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>The people an agency names beside the text.</summary>
internal static class Roster
{
    /// <summary>Registers them with their roles.</summary>
    public static void Register(CaseFacts facts, PersonRegister people)
    {
        foreach (var party in facts.Parties)
        {
            if (party.Kind == PartyKind.NaturalPerson)
            {
                Meet(people, party.Name, PersonRole.Party);
            }

            if (Meet(people, party.LegalRepresentative, PersonRole.LegalRepresentative) is { } representative)
            {
                representative.IsRegistered = true;
                people.Represented.Add(Normalise(party.Name));
            }

            Meet(people, party.Proprietor, PersonRole.Proprietor);
        }

        foreach (var person in facts.People)
        {
            if (Meet(people, person.Name, person.Role) is { } met)
            {
                met.IsRegistered |= person.Role == PersonRole.LegalRepresentative;
            }
        }

        foreach (var added in facts.Added.Where(added => added.Kind is FindingKinds.Person))
        {
            Meet(people, added.Value, PersonRole.Other);
        }
    }

    /// <summary>A name as it is registered: folded, without blanks.</summary>
    public static string Normalise(string name) => TextFolder.RemoveBlanks(TextFolder.Fold(name)).Value.Replace("\n", string.Empty, StringComparison.Ordinal);

    private static KnownPerson? Meet(PersonRegister people, string? name, PersonRole role)
    {
        if (string.IsNullOrWhiteSpace(name) || Normalise(name) is not { Length: >= 2 } normalised)
        {
            return null;
        }

        var person = people.Meet(normalised, role);
        person.IsListed = true;
        return person;
    }
}
