using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Finds every mention of the people already known, document-wide: also spaced, bracketed, underscored, broken over a line or over cells, or
/// with invisible characters inside. Where two names overlap the longer is meant.
/// </summary>
internal sealed class NameMentions(NameLexicon lexicon)
{
    // The name of somebody who is in the text anyway: where the tagger sees a name at all, it is his.
    private const float LeastOfKnown = 0.2f;
    private const string PlaceEndings = "省市州县区乡镇村组路街寨屯社河山湖江桥沟箐坝巷";

    /// <summary>Adds a candidate for each mention.</summary>
    public void Find(ScannedText text, PersonRegister people, NameReadings readings, ICollection<Candidate> found)
    {
        using var index = new NameIndex();
        var known = new List<(string Name, KnownPerson Person, MentionSigns Signs)>();
        foreach (var person in people.People)
        {
            foreach (var alias in person.Aliases)
            {
                Add(alias, person);
            }

            Add(person.Name, person);
        }

        var value = text.Compact.Value;
        var here = new List<(int Number, int End)>();
        for (var position = 0; position < value.Length; position++)
        {
            var count = index.At(value, position, here);
            for (var i = 0; i < count; i++)
            {
                var ((name, person, signs), end) = (known[here[i].Number], here[i].End);
                if (!people.Parted.Contains(text.Compact.OriginalEnd(end - 1)) && !IsMention(text, position, end, name) && readings.At(position, end) < LeastOfKnown)
                {
                    people.ChanceWords.Add(value[(position - (position > 0 && HanText.IsHan(value[position - 1]) ? 1 : 0))..(end + (end < value.Length && HanText.IsHan(value[end]) ? 1 : 0))]);
                    continue;
                }

                found.Add(new Candidate
                {
                    Range = text.Compact.ToOriginal(position, end),
                    Kind = signs.Traits.HasFlag(MentionTraits.Representative) ? FindingKinds.LegalRepresentative : FindingKinds.Person,
                    Rule = "name/mention",
                    Confidence = 0.95,
                    Person = person.Id,
                    Signs = signs with
                    {
                        Here = readings.At(position, end),
                        Rival = readings.Rival(position, end),
                        Traits = signs.Traits | (end - position == name.Length ? MentionTraits.None : MentionTraits.Broken),
                    },
                });
                position = end - 1;
                break;
            }
        }

        void Add(string name, KnownPerson person)
        {
            index.Add(name);
            known.Add((name, person, SignsOf(name, person, readings)));
        }
    }

    private MentionSigns SignsOf(string name, KnownPerson person, NameReadings readings)
    {
        var traits = (person.IsListed ? MentionTraits.Listed : MentionTraits.None)
            | (string.Equals(name, person.Name, StringComparison.Ordinal) ? MentionTraits.None : MentionTraits.OtherName)
            | (lexicon.IsWord(name) || lexicon.IsPlace(name) || lexicon.IsNeverName(name) ? MentionTraits.Word : MentionTraits.None)
            | (name.Length == 2 ? MentionTraits.Short : MentionTraits.None)
            | (person.Role == PersonRole.LegalRepresentative ? MentionTraits.Representative : MentionTraits.None);
        return new MentionSigns(0, 0, readings.Best(name), person.Standing, traits);
    }

    private bool IsMention(ScannedText scanned, int start, int end, string name)
    {
        var text = scanned.Compact.Value;
        if (char.IsAsciiLetter(name[0]))
        {
            return (start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));
        }

        if (name.Length > 2)
        {
            return true;
        }

        // Two characters may well be a word or part of one: such a mention must not be torn out of it.
        var next = end < text.Length && !Separates(scanned, end) ? text[end] : '\n';
        var previous = start > 0 && !Separates(scanned, start) ? text[start - 1] : '\n';
        if (PlaceEndings.Contains(next, StringComparison.Ordinal) && (lexicon.IsPlace(name) || lexicon.IsPlace(name + next)))
        {
            return false;
        }

        var followed = !HanText.IsHan(next) || lexicon.FollowingWords.LongestAt(text, end) > 0;
        var torn = lexicon.IsWord(name + next) || lexicon.IsWord(previous + name) || lexicon.IsNeverName(name + next);
        if (torn && !followed)
        {
            return false;
        }

        return followed || !HanText.IsHan(previous) || !(lexicon.IsWord(name) || lexicon.IsPlace(name) || lexicon.IsWord(name[1..] + next));
    }

    private static bool Separates(ScannedText text, int position) => !text.IsSpacedOut && text.Compact.HasGapBefore(position);
}
