using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Shortened forms of names, of two characters each, that stand alone somewhere in a text beside words that stand around names. All are sought
/// in one pass, however many people there are.
/// </summary>
internal sealed class GivenNames(NameLexicon lexicon, string text, NameScorer scorer)
{
    private const int CharacterBits = 16;
    private const int FormLength = 2;
    private readonly Dictionary<uint, List<int>?> _places = [];
    private readonly CharacterSieve _firsts = new();

    /// <summary>Seeks the forms of these names; to be called once.</summary>
    public void Seek(IReadOnlyList<KnownPerson> people)
    {
        for (var i = 0; i < people.Count; i++)
        {
            for (var start = 0; (start = NextForm(people[i].Name, start)) >= 0; start += FormLength)
            {
                _places.TryAdd(Pair(people[i].Name.AsSpan(start)), null);
                _firsts.Add(people[i].Name[start]);
            }
        }

        for (var at = 0; at + 1 < text.Length && _places.Count > 0; at++)
        {
            if (!_firsts.MayHold(text[at]))
            {
                continue;
            }

            var pair = Pair(text.AsSpan(at));
            if (_places.TryGetValue(pair, out var places) && !scorer.IsGuarded(at) && scorer.Before(at) > 0 && scorer.After(at + FormLength) >= 1)
            {
                if (places is null)
                {
                    _places[pair] = places = [];
                }

                places.Add(at);
            }
        }
    }

    /// <summary>Gives a person the forms of his name that stand somewhere where the whole name does not.</summary>
    public void Link(KnownPerson person, PersonRegister people)
    {
        for (var start = 0; (start = NextForm(person.Name, start)) >= 0; start += FormLength)
        {
            if (_places.GetValueOrDefault(Pair(person.Name.AsSpan(start))) is { } places && StandsAlone(places, person.Name))
            {
                people.AddAlias(person, person.Name.Substring(start, FormLength));
            }
        }
    }

    private static uint Pair(ReadOnlySpan<char> form) => ((uint)form[0] << CharacterBits) | form[1];

    // Where the next form of a name begins: the given name of three, both halves of four without a family name of two; -1 when there is none.
    private int NextForm(string name, int from)
    {
        if (name.Length is not (3 or 4) || name.Contains('·', StringComparison.Ordinal))
        {
            return -1;
        }

        if (from == 0 && name.Length == 4 && (lexicon.IsOfSyllables(name) || lexicon.CompoundSurname(name) == 0) && IsForm(name.AsSpan(0, FormLength)))
        {
            return 0;
        }

        return from <= name.Length - FormLength && IsForm(name.AsSpan(name.Length - FormLength)) ? name.Length - FormLength : -1;
    }

    private bool IsForm(ReadOnlySpan<char> form) => !lexicon.IsWord(form) && !lexicon.IsPlace(form) && !lexicon.IsNeverName(form);

    private bool StandsAlone(List<int> places, string whole)
    {
        foreach (var at in places)
        {
            var behind = whole.Length - FormLength;
            var inside = at >= behind && string.CompareOrdinal(text, at - behind, whole, 0, whole.Length) == 0;
            if (!inside && string.CompareOrdinal(text, at, whole, 0, whole.Length) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
