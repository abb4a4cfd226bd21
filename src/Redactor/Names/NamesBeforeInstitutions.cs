using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Parts a person's name from the institution that stands behind it (张三农村信用社账户): one that is called after nobody, or whose name
/// is whole by itself, so that what the detector of organisations read as one name is two; a name that is built like a place stays part of it.
/// Parts it as well from what the person does there (张三送县人民医院, 张三代表公司).
/// </summary>
internal static class NamesBeforeInstitutions
{
    private const string PlaceEndings = "省市州县区旗乡镇村";

    // Where the tagger, which was told that it stands in an organisation's name, reads a person's all the same.
    private const float Read = 0.9f;
    private const int ShortestSentence = 4;

    /// <summary>Moves the start of every organisation behind the last name in it that an institution follows.</summary>
    public static void Part(NameLexicon lexicon, string text, PersonRegister people, List<Candidate> candidates)
    {
        if (!candidates.Exists(IsName))
        {
            return;
        }

        var institutions = new InstitutionNames(lexicon);
        var names = candidates.Where(IsName).OrderBy(candidate => candidate.Range.Start).ToList();
        for (var i = 0; i < candidates.Count; i++)
        {
            var range = candidates[i].Range;
            if (candidates[i].Kind is FindingKinds.Organisation && LastWithin(names, range) is { Range: var name } person && text.AsSpan(name.End, range.End - name.End) is var rest
                && (people.Parted.Contains(name.End) || StartsWithPredicate(lexicon, person, rest) || (!IsPlace(lexicon, text, name) && EndsBefore(institutions, rest))))
            {
                candidates[i] = candidates[i] with { Range = range with { Start = name.End } };
            }
        }
    }

    private static Candidate? LastWithin(List<Candidate> names, TextRange organisation)
    {
        var low = 0;
        var high = names.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = names[middle].Range.Start < organisation.End ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && names[low - 1] is var last && last.Range.Start >= organisation.Start && last.Range.End < organisation.End ? last : null;
    }

    private static bool IsName(Candidate candidate) => candidate.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative;

    private static bool EndsBefore(InstitutionNames institutions, ReadOnlySpan<char> rest) =>
        institutions.Read(rest) is InstitutionTail.Whole || institutions.HoldsBank(rest);

    // 张三代表公司; where the name is read as a person's, any verb will do: 张三操纵证券市场.
    private static bool StartsWithPredicate(NameLexicon lexicon, Candidate person, ReadOnlySpan<char> rest)
    {
        var length = lexicon.Predicates.LongestAt(rest, 0);
        return length > 1 || (length == 1 && rest.Length > 1 && !lexicon.IsWord(rest[..2]))
            || (person.Signs?.Here >= Read && rest.Length >= ShortestSentence && lexicon.IsVerb(rest[..2]));
    }

    private static bool IsPlace(NameLexicon lexicon, string text, TextRange name) =>
        PlaceEndings.Contains(text[name.End - 1], StringComparison.Ordinal) || lexicon.IsPlace(text.AsSpan(name.Start, name.Length));
}
