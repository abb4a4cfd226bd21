using System.Text;
using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Text;

/// <summary>Reads word lists: words between blanks, lines that start with # are notes.</summary>
internal static class WordListReader
{
    /// <summary>The words of a list, in order; errors are added when it cannot be opened or is empty.</summary>
    public static IReadOnlyList<string> Read(Func<string, Stream> open, string name, ICollection<string> errors)
    {
        var words = Lines(open, name, errors).SelectMany(Words).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count == 0)
        {
            errors.Add($"{name}: holds no word or cannot be read.");
        }

        return words;
    }

    /// <summary>The words of a list whose lines each start with a role and a colon.</summary>
    public static Dictionary<string, PersonRole> ReadRoles(Func<string, Stream> open, string name, ICollection<string> errors)
    {
        var roles = new Dictionary<string, PersonRole>(StringComparer.Ordinal);
        foreach (var (role, words) in ReadGroups<PersonRole>(open, name, errors))
        {
            foreach (var word in words)
            {
                if (!roles.TryAdd(word, role))
                {
                    errors.Add($"{name}: {word} stands in it twice.");
                }
            }
        }

        if (roles.Count == 0)
        {
            errors.Add($"{name}: holds no word or cannot be read.");
        }

        return roles;
    }

    /// <summary>The words of a list whose lines each start with the name of a group and a colon; a group may have several lines.</summary>
    public static Dictionary<TGroup, List<string>> ReadGroups<TGroup>(Func<string, Stream> open, string name, ICollection<string> errors)
        where TGroup : struct, Enum
    {
        var groups = new Dictionary<TGroup, List<string>>();
        foreach (var line in Lines(open, name, errors))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !char.IsAsciiLetter(line[0]) || !Enum.TryParse<TGroup>(line[..colon], ignoreCase: true, out var group))
            {
                errors.Add($"{name}: a line does not start with a {typeof(TGroup).Name} and a colon.");
                continue;
            }

            if (!groups.TryGetValue(group, out var words))
            {
                groups.Add(group, words = []);
            }

            words.AddRange(Words(line[(colon + 1)..]));
        }

        return groups;
    }

    private static IEnumerable<string> Words(string line) =>
        line.Split([' ', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Lines(Func<string, Stream> open, string name, ICollection<string> errors)
    {
        try
        {
            using var reader = new StreamReader(open(name), Encoding.UTF8);
            return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
        }
        catch (IOException)
        {
            errors.Add($"{name}: cannot be opened.");
            return [];
        }
    }
}
