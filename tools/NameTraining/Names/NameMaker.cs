namespace Disclosure.NameTraining.Names;

/// <summary>
/// Makes names from an open vocabulary: any family name, any character as a given one, and the ways of naming of Yunnan's peoples and of
/// foreigners. Nobody's name is on a list.
/// </summary>
internal sealed class NameMaker
{
    private const double SharedGroup = 0.42;
    private readonly SeededChoice _choice;
    private readonly string[] _common;
    private readonly string[] _rare;
    private readonly string[] _compound;
    private readonly string _given;
    private readonly string _any;
    private readonly string[] _words;
    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Weight, string[] Elements)>> _patterns = new(StringComparer.Ordinal);
    private readonly string[] _groups;

    /// <summary>Reads the product's lists of family names and words from <paramref name="config"/>, and the training data.</summary>
    public NameMaker(string config, string data, SeededChoice choice)
    {
        _choice = choice;
        _common = WordFile.Read(Path.Combine(config, "names/surnames.txt"));
        _rare = WordFile.Read(Path.Combine(config, "names/rare-surnames.txt"));
        _compound = WordFile.Read(Path.Combine(config, "names/compound-surnames.txt"));
        _given = string.Concat(WordFile.Read(Path.Combine(data, "given-characters.txt")));
        var words = WordFile.Read(Path.Combine(config, "names/words.txt"));
        _any = string.Concat(words.SelectMany(word => word).Distinct().Where(character => !"的了是在和与及或不也都被把将对向为其之所".Contains(character, StringComparison.Ordinal)));
        var families = _common.Concat(_rare).ToHashSet(StringComparer.Ordinal);
        var places = WordFile.Read(Path.Combine(config, "names/places.txt")).Where(place => place.Length is 2 or 3);
        _words = [.. words.Concat(places).Where(word => word.Length is 2 or 3 && families.Contains(word[..1]))];
        foreach (var line in File.ReadLines(Path.Combine(data, "peoples.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            ReadLine(line);
        }

        _groups = [.. _patterns.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>A name of one group, or of any, mixed as Yunnan's papers mix them.</summary>
    public GeneratedName Make(string? group = null)
    {
        group ??= _choice.Chance(SharedGroup) ? _choice.Of(_groups) : _choice.Chance(0.07) ? "word" : "han";
        return group switch
        {
            "word" => Word(),
            "han" => Han(),
            _ => _patterns.TryGetValue(group, out var patterns) ? OfPattern(group, patterns) : Han(),
        };
    }

    /// <summary>A family name of one character or two.</summary>
    public string Family()
    {
        var kind = _choice.Next(100);
        return kind < 62 ? _common[_choice.Skewed(_common.Length)] : kind < 74 ? _choice.Of(_common) : kind < 92 ? _choice.Of(_rare) : kind < 97 ? _choice.Of(_compound) : _any[_choice.Next(_any.Length)].ToString();
    }

    private void ReadLine(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var head = line[..colon].Split(' ');
        if (head[0] is "list")
        {
            _lists[head[1]] = line[(colon + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return;
        }

        if (!_patterns.TryGetValue(head[1], out var patterns))
        {
            _patterns.Add(head[1], patterns = []);
        }

        patterns.Add((int.Parse(head[2], System.Globalization.CultureInfo.InvariantCulture), line[(colon + 2)..].Split('+')));
    }

    private GeneratedName Han()
    {
        var family = Family();
        var given = _choice.Chance(0.27) ? Given() : Given() + Given();
        if (family.Length == 1 && _choice.Chance(0.02))
        {
            given = Family()[..1] + given;
        }

        return new GeneratedName(family + given, family, given, "han");
    }

    private GeneratedName Word()
    {
        if (_choice.Chance(0.6))
        {
            var word = _choice.Of(_words);
            return new GeneratedName(word, word[..1], word[1..], "word");
        }

        var family = _common[_choice.Skewed(_common.Length)];
        string given;
        do
        {
            given = _choice.Of(_words);
        }
        while (given.Length != 2);
        return new GeneratedName(family + given, family, given, "word");
    }

    private GeneratedName OfPattern(string group, List<(int Weight, string[] Elements)> patterns)
    {
        var at = _choice.Next(patterns.Sum(pattern => pattern.Weight));
        var elements = patterns.First(pattern => (at -= pattern.Weight) < 0).Elements;
        var parts = elements.Select(element => element is "*" ? Given() : element is "?" ? _any[_choice.Next(_any.Length)].ToString() : _lists.TryGetValue(element, out var list) ? OfList(list) : element).ToList();
        var name = string.Concat(parts);
        if (group is "latin")
        {
            name = _choice.Chance(0.3) ? name.ToUpperInvariant() : name;
            return new GeneratedName(name, string.Empty, parts[0], group);
        }

        // An open vocabulary: now and then one element is another character altogether.
        if (parts.Count > 1 && parts[^1].Length == 1 && _choice.Chance(0.15))
        {
            parts[^1] = _any[_choice.Next(_any.Length)].ToString();
            name = string.Concat(parts);
        }

        return name.Length < 2 ? Han() : new GeneratedName(name, parts[0], string.Concat(parts.Skip(1)), group);
    }

    private string OfList(string[] list) => _choice.Of(list);

    // Mostly a usual character, sometimes any at all.
    private string Given() => (_choice.Chance(0.85) ? _given[_choice.Skewed(_given.Length)] : _any[_choice.Next(_any.Length)]).ToString();
}
