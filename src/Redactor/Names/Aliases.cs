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
    private const int LongestBefore = 12;
    private const string Masks = "某*x×";
    private readonly string _value = text.Compact.Value;

    /// <summary>Adds aliases to the register.</summary>
    public void Link(PersonRegister people)
    {
        foreach (var match in AlsoCalled().EnumerateMatches(_value))
        {
            LinkAlsoCalled(match.Index, match.Index + match.Length, people);
        }

        var halfMasked = HalfMasked();
        var given = new GivenNames(lexicon, _value, scorer);
        given.Seek(people.People);
        foreach (var person in people.People)
        {
            LinkHalfMasked(person, halfMasked, people);
            given.Link(person, people);
        }

        LinkAddressed(people);
    }

    // Where one person alone has the family name.
    private void LinkAddressed(PersonRegister people)
    {
        Dictionary<string, KnownPerson?>? families = null;
        for (var form = FormsOfAddress.Next(_value, 0); form is { } address; form = FormsOfAddress.Next(_value, address.End))
        {
            families ??= Families(people);
            if (families.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_value.AsSpan(address.Family, address.FamilyLength), out var only) && only is not null && scorer.Before(address.Start) > 0)
            {
                people.AddAlias(only, _value[address.Start..address.End]);
            }
        }
    }

    private Dictionary<string, KnownPerson?> Families(PersonRegister people)
    {
        var families = new Dictionary<string, KnownPerson?>(StringComparer.Ordinal);
        foreach (var person in people.People)
        {
            var family = FamilyPart.Of(person.Name, lexicon).Text;
            families[family] = families.ContainsKey(family) ? null : person;
        }

        return families;
    }

    private void LinkAlsoCalled(int word, int start, PersonRegister people)
    {
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

        var person = people.LastIn(_value.AsSpan(Math.Max(0, word - LongestBefore)..word));
        if (person is not null)
        {
            people.AddAlias(person, _value[start..end]);
        }
        else
        {
            people.Meet(_value[start..end], PersonRole.Other);
        }
    }

    // Everything in the text that is built like 张某国 or 欧阳某国.
    private HashSet<string> HalfMasked()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var byText = found.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < _value.Length - 1 && _value.AsSpan(at, _value.Length - 1 - at).IndexOfAny(Masks) is var next and >= 0; at++)
        {
            at += next;
            for (var before = 1; before <= 2 && before <= at; before++)
            {
                byText.Add(_value.AsSpan(at - before, before + 2));
            }
        }

        return found;
    }

    private static void LinkHalfMasked(KnownPerson person, HashSet<string> halfMasked, PersonRegister people)
    {
        if (halfMasked.Count == 0 || person.Name.Length is < 3 or > 4 || person.Name.Contains('·', StringComparison.Ordinal))
        {
            return;
        }

        foreach (var mask in Masks)
        {
            var half = person.Name[..^2] + mask + person.Name[^1];
            if (halfMasked.Contains(half))
            {
                people.AddAlias(person, half);
            }
        }
    }

    [GeneratedRegex(@"(?:又名|别名|曾用名|绰号|外号|化名|网名|乳名|小名|英文名|艺名|经名|人称(?=“)|自称(?=“)|自称为?是?(?=“))[:为是叫]{0,2}[""“'‘]?", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex AlsoCalled();
}
