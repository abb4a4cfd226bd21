using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Shortened forms of names, of two characters each, that stand alone somewhere in a text beside words that stand around names. All are sought
/// in one pass, however many people there are.
/// </summary>
internal sealed class GivenNames(NameLexicon lexicon, string text, NameScorer scorer)
{
    private const int CharacterBits = 16;
    private readonly Dictionary<uint, List<int>?> _places = [];

    /// <summary>Seeks the forms of these names; to be called once.</summary>
    public void Seek(IReadOnlyList<KnownPerson> people)
    {
        for (var i = 0; i < people.Count; i++)
        {
            foreach (var form in FormsOf(people[i].Name))
            {
                _places.TryAdd(Pair(form), null);
            }
        }

        for (var at = 0; at + 1 < text.Length && _places.Count > 0; at++)
        {
            var pair = Pair(text.AsSpan(at));
            if (_places.TryGetValue(pair, out var places) && !scorer.IsGuarded(at) && scorer.Before(at) > 0 && scorer.After(at + 2) >= 1)
            {
                if (places is null)
                {
                    _places[pair] = places = [];
                }

                places.Add(at);
            }
        }
    }

    /// <summary>The forms of a name that stand somewhere where the whole name does not.</summary>
    public IEnumerable<string> StandingOf(string name)
    {
        foreach (var form in FormsOf(name))
        {
            if (_places.GetValueOrDefault(Pair(form)) is { } places && StandsAlone(places, form, name))
            {
                yield return form;
            }
        }
    }

    private static uint Pair(ReadOnlySpan<char> form) => ((uint)form[0] << CharacterBits) | form[1];

    private IEnumerable<string> FormsOf(string name)
    {
        if (name.Length is not (3 or 4) || name.Contains('·', StringComparison.Ordinal))
        {
            yield break;
        }

        if (name.Length == 4 && (lexicon.IsOfSyllables(name) || lexicon.CompoundSurname(name) == 0) && IsForm(name[..2]))
        {
            yield return name[..2];
        }

        if (IsForm(name[^2..]))
        {
            yield return name[^2..];
        }
    }

    private bool IsForm(string form) => !lexicon.IsWord(form) && !lexicon.IsPlace(form) && !lexicon.IsNeverName(form);

    private bool StandsAlone(List<int> places, string form, string whole)
    {
        foreach (var at in places)
        {
            var behind = whole.Length - form.Length;
            var inside = at >= behind && string.CompareOrdinal(text, at - behind, whole, 0, whole.Length) == 0;
            if (!inside && string.CompareOrdinal(text, at, whole, 0, whole.Length) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
