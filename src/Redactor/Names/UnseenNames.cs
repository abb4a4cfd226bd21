using System.Text;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Names that a file tells where it shows nothing: in deleted or hidden text, in comments, as the author of a change. Nothing of it is ever
/// published; but a name read there with certainty is a name where the visible text says it without a hint. A person whom the visible text
/// does not name is not registered, so that nothing unseen changes a word of what is public.
/// </summary>
internal sealed class UnseenNames(NameFinder finder, NameLexicon lexicon, ContextWords contexts)
{
    private const int MostCharacters = 60_000;
    private const int LongestName = 4;
    private const string Border = "\n\uFFFC\n";

    /// <summary>Registers who is named unseen and mentioned in the visible text.</summary>
    public void Register(SourceDocument document, ScannedText visible, PersonRegister people)
    {
        if (document.HiddenTexts.Count == 0)
        {
            return;
        }

        var joined = new StringBuilder();
        foreach (var hidden in document.HiddenTexts.Where(IsWriting))
        {
            if (IsWholeName(hidden))
            {
                Meet(Roster.Normalise(hidden.Text), [], visible, people);
            }

            if (joined.Length + hidden.Text.Length <= MostCharacters)
            {
                joined.Append(hidden.Text).Append(Border);
            }
        }

        if (joined.Length == 0)
        {
            return;
        }

        using var text = ScannedText.Of(joined.ToString(), contexts);
        var unseen = new PersonRegister();
        finder.Find(text, unseen, []);
        foreach (var person in unseen.People)
        {
            Meet(person.Name, person.Roles, visible, people);
        }
    }

    // Only the visible text and the agency say who is registered as the legal representative.
    private static void Meet(string name, IEnumerable<PersonRole> roles, ScannedText visible, PersonRegister people)
    {
        if (name.Length < 2 || people.Find(name) is not null || !visible.Compact.Value.Contains(name, StringComparison.Ordinal))
        {
            return;
        }

        people.Meet(name, PersonRole.Other);
        foreach (var role in roles.Where(role => role != PersonRole.LegalRepresentative))
        {
            people.Meet(name, role);
        }
    }

    // Names of parts and fonts, codes and page numbers are the program's.
    private static bool IsWriting(HiddenText hidden) => hidden.Where is not ("part-name" or "field-code" or "page-number" or "markup" or "part" or "link");

    // The author of a comment, of a change or of the file stands alone: a surname and what is no word.
    private bool IsWholeName(HiddenText hidden)
    {
        var text = hidden.Text.AsSpan().Trim();
        return hidden.Where is "comment" or "property" or "attribute"
            && text.Length is >= 2 and <= LongestName
            && (lexicon.IsSurname(text[0]) || lexicon.CompoundSurname(text) > 0)
            && text.IndexOfAnyExceptInRange('\u4E00', '\u9FFF') < 0
            && !lexicon.IsWord(text) && !lexicon.IsNeverName(text) && !lexicon.IsPlace(text);
    }
}
