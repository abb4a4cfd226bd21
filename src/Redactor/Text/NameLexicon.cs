using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Text;

/// <summary>The word lists under <c>config/names</c>, ready to be asked. Immutable.</summary>
internal sealed class NameLexicon
{
    private readonly Dictionary<string, HashSet<string>> _lists = new(StringComparer.Ordinal);

    private NameLexicon(Dictionary<string, IReadOnlyList<string>> lists, Dictionary<string, PersonRole> roles)
    {
        foreach (var (name, words) in lists)
        {
            _lists.Add(name, [.. words]);
        }

        Roles = roles;
        FollowingWords = new PhraseIndex(lists["following-words"]);
        PrecedingWords = new PhraseIndex(lists["preceding-words"].Select(Reverse));
        OrganisationEndings = new PhraseIndex(lists["organisation-endings"]);
        OrganisationStarts = new PhraseIndex(lists["organisation-starts"]);
        PlaceNames = new PhraseIndex(lists["places"]);
        RoleWords = new PhraseIndex(roles.Keys);
    }

    /// <summary>Words that name a person by his part in a case.</summary>
    public IReadOnlyDictionary<string, PersonRole> Roles { get; }

    /// <summary>The keys of <see cref="Roles"/>.</summary>
    public PhraseIndex RoleWords { get; }

    /// <summary>Words that often follow a name.</summary>
    public PhraseIndex FollowingWords { get; }

    /// <summary>Words that often stand before a name, each written backwards.</summary>
    public PhraseIndex PrecedingWords { get; }

    /// <summary>Last words of the names of organisations.</summary>
    public PhraseIndex OrganisationEndings { get; }

    /// <summary>Words that stand before the name of an organisation and are no part of it.</summary>
    public PhraseIndex OrganisationStarts { get; }

    /// <summary>Names of places.</summary>
    public PhraseIndex PlaceNames { get; }

    /// <summary>Reads all lists; errors are added and null is returned when any is missing or empty.</summary>
    public static NameLexicon? Read(Func<string, Stream> open, ICollection<string> errors)
    {
        var before = errors.Count;
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        string[] names =
        [
            "surnames", "rare-surnames", "compound-surnames", "unsurnamed", "syllables", "words", "not-names", "places", "organisation-endings",
            "organisation-starts", "following-words", "preceding-words",
        ];
        foreach (var name in names)
        {
            lists[name] = WordListReader.Read(open, $"names/{name}.txt", errors);
        }

        var roles = WordListReader.ReadRoles(open, "names/roles.txt", errors);
        return errors.Count == before ? new NameLexicon(lists, roles) : null;
    }

    /// <summary>Whether a character is a family name of its own.</summary>
    public bool IsSurname(char character) => IsCommonSurname(character) || Contains("rare-surnames", character.ToString());

    /// <summary>Whether a character is a common family name of its own.</summary>
    public bool IsCommonSurname(char character) => Contains("surnames", character.ToString());

    /// <summary>The family name of several characters that a name starts with; null when there is none.</summary>
    public string? CompoundSurname(string name) =>
        name.Length >= 3 && Contains("compound-surnames", name[..2]) ? name[..2]
        : name.Length >= 4 && Contains("compound-surnames", name[..3]) ? name[..3] : null;

    /// <summary>Whether a character marks sex or rank rather than family.</summary>
    public bool IsUnsurnamedStart(char character) => Contains("unsurnamed", character.ToString());

    /// <summary>Whether a text is made of elements of names without family name, and of nothing else.</summary>
    public bool IsOfSyllables(string name)
    {
        var reached = new bool[name.Length + 1];
        reached[0] = true;
        for (var i = 0; i < name.Length; i++)
        {
            for (var length = 2; reached[i] && length <= 4 && i + length <= name.Length; length++)
            {
                reached[i + length] |= Contains("syllables", name.Substring(i, length));
            }
        }

        return name.Length > 0 && reached[^1];
    }

    /// <summary>Whether a text is a common word.</summary>
    public bool IsWord(string text) => Contains("words", text);

    /// <summary>Whether a text is never a name.</summary>
    public bool IsNeverName(string text) => Contains("not-names", text);

    /// <summary>Whether a text is the name of a place.</summary>
    public bool IsPlace(string text) => Contains("places", text);

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    private bool Contains(string list, string word) => _lists[list].Contains(word);
}
