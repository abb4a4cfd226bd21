using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Names.SplitNames;

namespace Disclosure.Redactor.Names;

/// <summary>The people of one document, each met under one name; asking for a known name adds a role to the same person.</summary>
internal sealed class PersonRegister
{
    private readonly Dictionary<string, KnownPerson> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPerson>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private readonly List<KnownPerson> _people = [];
    private int _longest;

    /// <summary>Nobody yet.</summary>
    public PersonRegister() => _byText = _byName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words of the text that hold a person's name by chance (高峰期, where somebody is called 高峰): they stay.</summary>
    public HashSet<string> ChanceWords { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of organisations, in the original text, that may begin with a person's.</summary>
    public List<DoubtedName> Doubted { get; } = [];

    /// <summary>Stretches of the original text that may be names of people nobody else knows of.</summary>
    public List<TextRange> Unsure { get; } = [];

    /// <summary>Parties whose registered 法定代表人 the agency names, by their names folded and without blanks.</summary>
    public List<string> Represented { get; } = [];

    /// <summary>Whoever the text calls 法定代表人 where something else in it, or what the agency says, speaks against it: a person must say who is.</summary>
    public List<KnownPerson> Contested { get; } = [];

    /// <summary>Where, in the original text, an institution's name begins behind a person's that was read as one with it.</summary>
    public HashSet<int> Parted { get; } = [];

    /// <summary>Where names are written over several cells of a table, or may be.</summary>
    public IReadOnlyList<SplitName> Split { get; private set; } = [];

    /// <summary>Everyone, in the order of registration.</summary>
    public IReadOnlyList<KnownPerson> People => _people;

    /// <summary>The person of that name (folded, without blanks), with the role added.</summary>
    public KnownPerson Meet(string name, PersonRole role)
    {
        if (!_byName.TryGetValue(name, out var person))
        {
            person = new KnownPerson(_people.Count, name, role);
            _people.Add(person);
            _byName.Add(name, person);
            _longest = Math.Max(_longest, name.Length);
        }

        if (role != PersonRole.Other)
        {
            person.Roles.Add(role);
        }

        return person;
    }

    /// <summary>Meets everyone whose name the tables write over several cells.</summary>
    public void MeetSplit(SplitNameReading split)
    {
        Split = split.Places;
        foreach (var (name, role) in split.Names)
        {
            Meet(name, role);
        }
    }

    /// <summary>The person of that name or alias; null when unknown.</summary>
    public KnownPerson? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The person whose name a text ends with, the longest where there are several; null when it ends with none. Other names do not count.</summary>
    public KnownPerson? AtEndOf(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(_longest, text.Length); length > 0; length--)
        {
            if (_byText.TryGetValue(text[^length..], out var person) && person.Name.Length == length && text.EndsWith(person.Name, StringComparison.Ordinal))
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>The person whose name a text begins with, the longest where there are several; null when it begins with none. Other names do not count.</summary>
    public KnownPerson? AtStartOf(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(_longest, text.Length); length > 0; length--)
        {
            if (_byText.TryGetValue(text[..length], out var person) && person.Name.Length == length && text.StartsWith(person.Name, StringComparison.Ordinal))
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>The person whose name begins last in a text, who was met first where there are several; null when none is in it. Other names do not count.</summary>
    public KnownPerson? LastIn(ReadOnlySpan<char> text)
    {
        for (var start = text.Length - 1; start >= 0; start--)
        {
            KnownPerson? first = null;
            for (var length = Math.Min(_longest, text.Length - start); length > 0; length--)
            {
                if (_byText.TryGetValue(text.Slice(start, length), out var person) && text.Slice(start, length).SequenceEqual(person.Name) && !(first?.Id < person.Id))
                {
                    first = person;
                }
            }

            if (first is not null)
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>Gives a person another name, unless somebody has it.</summary>
    public void AddAlias(KnownPerson person, string alias)
    {
        if (_byName.TryAdd(alias, person))
        {
            person.Aliases.Add(alias);
        }
    }
}
