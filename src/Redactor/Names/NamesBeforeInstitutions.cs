using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Parts a person's name from the bank that stands behind it (张三建设银行账户): a bank is called after nobody, so what the detector of
/// organisations read as one name is a person and a bank. A name that is built like a place stays part of the bank's.
/// </summary>
internal static class NamesBeforeInstitutions
{
    private const string PlaceEndings = "省市州县区旗乡镇村";

    /// <summary>Moves the start of every organisation behind the last name in it that an institution follows.</summary>
    public static void Part(NameLexicon lexicon, string text, List<Candidate> candidates)
    {
        var names = candidates.Where(candidate => candidate.Kind is FindingKinds.Person && !IsPlace(lexicon, text, candidate.Range))
            .Select(candidate => candidate.Range).OrderBy(range => range.Start).ToList();
        if (names.Count == 0)
        {
            return;
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            var range = candidates[i].Range;
            if (candidates[i].Kind is FindingKinds.Organisation && LastWithin(names, range) is { } name && HoldsInstitution(lexicon, text.AsSpan(name.End, range.End - name.End)))
            {
                candidates[i] = candidates[i] with { Range = range with { Start = name.End } };
            }
        }
    }

    private static TextRange? LastWithin(List<TextRange> names, TextRange organisation)
    {
        var low = 0;
        var high = names.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = names[middle].Start < organisation.End ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && names[low - 1] is var last && last.Start >= organisation.Start && last.End < organisation.End ? last : null;
    }

    private static bool HoldsInstitution(NameLexicon lexicon, ReadOnlySpan<char> text)
    {
        for (var position = 0; position < text.Length; position++)
        {
            if (lexicon.Institutions.LongestAt(text, position) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlace(NameLexicon lexicon, string text, TextRange name) =>
        PlaceEndings.Contains(text[name.End - 1], StringComparison.Ordinal) || lexicon.IsPlace(text.AsSpan(name.Start, name.Length));
}
