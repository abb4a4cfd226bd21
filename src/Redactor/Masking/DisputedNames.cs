using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Policy;

namespace Disclosure.Redactor.Masking;

/// <summary>
/// Names that one role would keep and another would hide: a 法定代表人 who is himself punished, or somebody else of the same name
/// (Art. 10(1)). The policy says whether a person decides, the name stays, or every mention is hidden.
/// </summary>
internal static class DisputedNames
{
    // Whoever manages or owns a firm and represents it is one man in two words; these are others, or the same in another part.
    private static readonly PersonRole[] Others = [PersonRole.Minor, PersonRole.Officer, PersonRole.Witness, PersonRole.Complainant, PersonRole.Agent];

    /// <summary>Takes the keeping roles from every person whose name is to be hidden, in the register and in what was found.</summary>
    public static void Settle(RedactionSettings settings, PersonRegister people, List<Candidate> found)
    {
        HashSet<int>? settled = null;
        foreach (var person in people.People)
        {
            if (QuestionOf(settings, person) is { } question && settings.Questions[question].Action == QuestionAction.Hide)
            {
                person.Roles.RemoveWhere(role => settings.Roles[role].Action == FindingAction.Keep);
                (settled ??= []).Add(person.Id);
            }
        }

        for (var i = 0; settled is not null && i < found.Count; i++)
        {
            found[i] = found[i].Person is { } person && settled.Contains(person) ? found[i] with { Kind = FindingKinds.Person } : found[i];
        }
    }

    /// <summary>The people about whom a person must decide.</summary>
    public static IEnumerable<KnownPerson> Held(RedactionSettings settings, PersonRegister people) =>
        people.People.Where(person => QuestionOf(settings, person) is { } question && settings.Questions[question].Action == QuestionAction.Hold);

    private static OpenQuestion? QuestionOf(RedactionSettings settings, KnownPerson person)
    {
        if (settings.Roles[person.Role].Action != FindingAction.Keep)
        {
            return null;
        }

        return Array.Exists(Others, role => person.Roles.Contains(role) && settings.Roles[role].Action == FindingAction.Hide) ? OpenQuestion.SameName
            : person.Role == PersonRole.LegalRepresentative && person.Roles.Contains(PersonRole.Party) ? OpenQuestion.PunishedLegalRepresentative
            : null;
    }
}
