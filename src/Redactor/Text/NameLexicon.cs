using System.Buffers;
using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Text;

/// <summary>The word lists under <c>config/names</c>, ready to be asked. Immutable.</summary>
internal sealed class NameLexicon
{
    // 支行 needs a name before it; 农村信用社 is one.
    private const int ShortestNamed = 2;
    private readonly WordSet _words;
    private readonly WordSet _neverNames;
    private readonly WordSet _places;
    private readonly WordSet _verbs;
    private readonly WordSet _compoundSurnames;
    private readonly WordSet _syllables;
    private readonly SearchValues<char> _commonSurnames;
    private readonly SearchValues<char> _surnames;
    private readonly SearchValues<char> _unsurnamed;

    // For each Chinese character what it may begin, close together, since every place of a text asks.
    private readonly LexiconWords[] _beginnings = new LexiconWords[char.MaxValue + 1];

    private NameLexicon(Dictionary<string, IReadOnlyList<string>> lists, Dictionary<string, PersonRole> roles, Dictionary<InstitutionGroup, List<string>> institutions)
    {
        _words = Set("words");
        _neverNames = Set("not-names");
        _places = Set("places");
        _verbs = Set("verbs");
        _compoundSurnames = Set("compound-surnames");
        _syllables = Set("syllables");
        _commonSurnames = SearchValues.Create(Characters("surnames"));
        _surnames = SearchValues.Create([.. Characters("surnames"), .. Characters("rare-surnames")]);
        _unsurnamed = SearchValues.Create(Characters("unsurnamed"));
        Roles = roles;
        FollowingWords = new PhraseIndex(lists["following-words"]);
        PrecedingWords = new PhraseIndex(lists["preceding-words"].Select(Reverse));
        OrganisationEndings = new PhraseIndex([.. lists["organisation-endings"], .. institutions[InstitutionGroup.NationalBank], .. institutions[InstitutionGroup.Bank].Where(word => word.Length > ShortestNamed)]);
        OrganisationStarts = new PhraseIndex(lists["organisation-starts"]);
        Predicates = new PhraseIndex(lists["predicates"]);
        Institutions = institutions.ToDictionary(group => group.Key, group => new PhraseIndex(group.Value));
        OrganisationRoles = Set("organisation-roles");
        PlaceNames = new PhraseIndex(lists["places"]);
        RoleWords = new PhraseIndex(roles.Keys);
        for (var i = 0; i < _beginnings.Length; i++)
        {
            _beginnings[i] = HanText.IsHan((char)i) ? BeginningsOf((char)i) : LexiconWords.None;
        }

        WordSet Set(string list) => new(lists[list]);
        char[] Characters(string list) => [.. lists[list].Where(word => word.Length == 1).Select(word => word[0])];
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

    /// <summary>What somebody does, is or is called, as it stands behind his name.</summary>
    public PhraseIndex Predicates { get; }

    /// <summary>Words that tell institutions from firms, every group of them.</summary>
    public IReadOnlyDictionary<InstitutionGroup, PhraseIndex> Institutions { get; }

    /// <summary>Role words that may name an organisation as well as a person.</summary>
    public WordSet OrganisationRoles { get; }

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
            "organisation-starts", "organisation-roles", "following-words", "preceding-words", "predicates", "verbs",
        ];
        foreach (var name in names)
        {
            lists[name] = WordListReader.Read(open, $"names/{name}.txt", errors);
        }

        var roles = WordListReader.ReadRoles(open, "names/roles.txt", errors);
        var institutions = WordListReader.ReadGroups<InstitutionGroup>(open, "names/institutions.txt", errors);
        foreach (var group in Enum.GetValues<InstitutionGroup>().Where(group => !institutions.ContainsKey(group)))
        {
            errors.Add($"names/institutions.txt: no line starts with {group}.");
        }

        return errors.Count == before ? new NameLexicon(lists, roles, institutions) : null;
    }

    /// <summary>Whether a character is a family name of its own.</summary>
    public bool IsSurname(char character) => _surnames.Contains(character);

    /// <summary>Whether a character is a common family name of its own.</summary>
    public bool IsCommonSurname(char character) => _commonSurnames.Contains(character);

    /// <summary>Length of the family name of several characters that a name starts with; 0 when there is none.</summary>
    public int CompoundSurname(ReadOnlySpan<char> name) =>
        name.Length >= 3 && _compoundSurnames.Contains(name[..2]) ? 2
        : name.Length >= 4 && _compoundSurnames.Contains(name[..3]) ? 3 : 0;

    /// <summary>Whether a character marks sex or rank rather than family.</summary>
    public bool IsUnsurnamedStart(char character) => _unsurnamed.Contains(character);

    /// <summary>Whether a text is made of elements of names without family name, and of nothing else.</summary>
    public bool IsOfSyllables(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 64)
        {
            return false;
        }

        Span<bool> reached = stackalloc bool[name.Length + 1];
        reached[0] = true;
        for (var i = 0; i < name.Length; i++)
        {
            for (var length = 2; reached[i] && length <= 4 && i + length <= name.Length; length++)
            {
                reached[i + length] |= _syllables.Contains(name.Slice(i, length));
            }
        }

        return reached[^1];
    }

    /// <summary>What a Chinese character may begin; nothing for any other.</summary>
    public LexiconWords MayBegin(char first) => _beginnings[first];

    /// <summary>Whether a text is an element of names without family name.</summary>
    public bool IsSyllable(ReadOnlySpan<char> text) => _syllables.Contains(text);

    /// <summary>Whether a text is a common word.</summary>
    public bool IsWord(ReadOnlySpan<char> text) => _words.Contains(text);

    /// <summary>Whether a text is a common verb or another word that is no noun, of two characters.</summary>
    public bool IsVerb(ReadOnlySpan<char> text) => _verbs.Contains(text);

    /// <summary>Whether a text is hardly ever a name: only certainty throughout the text makes it one.</summary>
    public bool IsNeverName(ReadOnlySpan<char> text) => _neverNames.Contains(text);

    /// <summary>Whether a text is the name of a place.</summary>
    public bool IsPlace(ReadOnlySpan<char> text) => _places.Contains(text);

    /// <summary>
    /// Whether a text is the name of a division as such: one the list of places has with its kind (红河州, 龙街镇, 蒙自市), or three units and
    /// more that end in 市, 县 or 区, as no name of a person does.
    /// </summary>
    public bool IsDivision(ReadOnlySpan<char> text) =>
        text.Length > 2 && (text[^1] is '市' or '县' or '区' || (text[^1] is '省' or '州' or '镇' or '乡' or '村' && (IsPlace(text) || IsPlace(text[..^1]))));

    private LexiconWords BeginningsOf(char first) =>
        (RoleWords.Begins(first) ? LexiconWords.Role : LexiconWords.None)
        | (FollowingWords.Begins(first) ? LexiconWords.Following : LexiconWords.None)
        | (PlaceNames.Begins(first) ? LexiconWords.Place : LexiconWords.None)
        | (_words.MayBegin(first, 2) ? LexiconWords.WordOfTwo : LexiconWords.None)
        | (_words.MayBegin(first, 3) ? LexiconWords.WordOfThree : LexiconWords.None)
        | (_syllables.MayBegin(first, 2) ? LexiconWords.SyllableOfTwo : LexiconWords.None)
        | (_syllables.MayBegin(first, 3) ? LexiconWords.SyllableOfThree : LexiconWords.None);

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}
