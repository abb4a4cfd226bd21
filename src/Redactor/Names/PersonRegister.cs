using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Names.SplitNames;

namespace Disclosure.Redactor.Names;

/// <summary>The people of one document, each met under one name; asking for a known name adds a role to the same person.</summary>
internal sealed class PersonRegister
{
    private readonly Dictionary<string, KnownPerson> _byName = new(StringComparer.Ordinal);
    private readonly List<KnownPerson> _people = [];

    /// <summary>Words of the text that hold a person's name by chance (高峰期, where somebody is called 高峰): they stay.</summary>
    public HashSet<string> ChanceWords { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of organisations, in the original text, that may begin with a person's.</summary>
    public List<DoubtedName> Doubted { get; } = [];

    /// <summary>Stretches of the original text that may be names of people nobody else knows of.</summary>
    public List<TextRange> Unsure { get; } = [];

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

    /// <summary>Gives a person another name, unless somebody has it.</summary>
    public void AddAlias(KnownPerson person, string alias)
    {
        if (_byName.TryAdd(alias, person))
        {
            person.Aliases.Add(alias);
        }
    }
}
