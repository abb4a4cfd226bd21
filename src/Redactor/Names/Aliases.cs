using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Links other ways of naming a known person: 又名 and the like, a name half masked by the agency (张某国), a form of address (老张, 张总)
/// where one person alone has the family name, the given name alone or half of a four-syllable name beside words that stand around names.
/// </summary>
internal sealed partial class Aliases(NameLexicon lexicon, ScannedText text, NameScorer scorer)
{
    private readonly string _value = text.Compact.Value;

    /// <summary>Adds aliases to the register.</summary>
    public void Link(PersonRegister people)
    {
        foreach (Match match in AlsoCalled().Matches(_value))
        {
            LinkAlsoCalled(match, people);
        }

        var families = people.People.GroupBy(person => FamilyPart.Of(person.Name, lexicon).Text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var person in people.People.ToList())
        {
            LinkHalfMasked(person, people);
            LinkGivenName(person, people);
        }

        foreach (Match match in Address().Matches(_value))
        {
            var family = match.Groups["family"].Value;
            if (families.TryGetValue(family, out var members) && members.Count == 1 && scorer.Before(match.Index) > 0)
            {
                people.AddAlias(members[0], match.Value);
            }
        }
    }

    private void LinkAlsoCalled(Match match, PersonRegister people)
    {
        var start = match.Index + match.Length;
        var run = Math.Min(scorer.RunEnd(start), start + 5);
        var end = start;
        while (end < run && lexicon.FollowingWords.LongestAt(_value, end) < 2 && (end - start < 2 || _value[end] is not (')' or '的' or '系')))
        {
            end++;
        }

        if (end - start < 2 || lexicon.IsNeverName(_value.AsSpan(start, end - start)))
        {
            return;
        }

        var before = _value[Math.Max(0, match.Index - 12)..match.Index];
        var person = people.People.Where(known => before.Contains(known.Name, StringComparison.Ordinal))
            .OrderByDescending(known => before.LastIndexOf(known.Name, StringComparison.Ordinal)).FirstOrDefault();
        if (person is not null)
        {
            people.AddAlias(person, _value[start..end]);
        }
        else
        {
            people.Meet(_value[start..end], PersonRole.Other);
        }
    }

    private void LinkHalfMasked(KnownPerson person, PersonRegister people)
    {
        if (person.Name.Length is < 3 or > 4 || person.Name.Contains('·', StringComparison.Ordinal))
        {
            return;
        }

        foreach (var mask in "某*x×")
        {
            var half = person.Name[..^2] + mask + person.Name[^1];
            if (_value.Contains(half, StringComparison.Ordinal))
            {
                people.AddAlias(person, half);
            }
        }
    }

    private void LinkGivenName(KnownPerson person, PersonRegister people)
    {
        if (person.Name.Length is not (3 or 4) || person.Name.Contains('·', StringComparison.Ordinal))
        {
            return;
        }

        string[] shorter = person.Name.Length == 3 ? [person.Name[1..]] : lexicon.IsOfSyllables(person.Name) || lexicon.CompoundSurname(person.Name) == 0
            ? [person.Name[..2], person.Name[2..]] : [person.Name[2..]];
        foreach (var name in shorter.Where(name => !lexicon.IsWord(name) && !lexicon.IsPlace(name) && !lexicon.IsNeverName(name)))
        {
            if (StandsAlone(name, person.Name))
            {
                people.AddAlias(person, name);
            }
        }
    }

    private bool StandsAlone(string name, string whole)
    {
        for (var at = _value.IndexOf(name, StringComparison.Ordinal); at >= 0; at = _value.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var inside = at >= whole.Length - name.Length && string.CompareOrdinal(_value, at - (whole.Length - name.Length), whole, 0, whole.Length) == 0;
            inside |= string.CompareOrdinal(_value, at, whole, 0, whole.Length) == 0;
            if (!inside && !scorer.IsGuarded(at) && scorer.Before(at) > 0 && scorer.After(at + name.Length) >= 1)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(?:又名|别名|曾用名|绰号|外号|化名|网名|乳名|小名|英文名|艺名|经名|人称(?=“)|自称(?=“)|自称为?是?(?=“))[:为是叫]{0,2}[""“'‘]?", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex AlsoCalled();

    [GeneratedRegex(@"(?:[老小阿](?<family>[\u4e00-\u9fff])(?![\u4e00-\u9fff]{0,1}[元年月日])|(?<family>[\u4e00-\u9fff]{1,2})(?:总|老板娘?|师傅|先生|女士|大姐|大哥|大爷|大妈|老师|医生))", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Address();
}
