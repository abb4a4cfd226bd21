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

            Meet(people, party.LegalRepresentative, PersonRole.LegalRepresentative);
            Meet(people, party.Proprietor, PersonRole.Proprietor);
        }

        foreach (var person in facts.People)
        {
            Meet(people, person.Name, person.Role);
        }

        foreach (var added in facts.Added.Where(added => added.Kind is FindingKinds.Person))
        {
            Meet(people, added.Value, PersonRole.Other);
        }
    }

    /// <summary>A name as it is registered: folded, without blanks.</summary>
    public static string Normalise(string name) => TextFolder.RemoveBlanks(TextFolder.Fold(name)).Value.Replace("\n", string.Empty, StringComparison.Ordinal);

    private static void Meet(PersonRegister people, string? name, PersonRole role)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return;
        }

        var normalised = Normalise(name);
        if (normalised.Length >= 2)
        {
            people.Meet(normalised, role).IsListed = true;
        }
    }
}
