using System.Globalization;
using System.Text.RegularExpressions;

namespace Disclosure.NameTraining.Grammar;

/// <summary>Reads templates: <c>[a|b]</c> is one of several, <c>{slot}</c> a value, everything else stands as it is.</summary>
internal static partial class TemplateReader
{
    /// <summary>Reads all templates of a file: documents parted by lines of three hyphens, or sentences, one a line.</summary>
    /// <exception cref="FormatException">A bracket does not close, or a slot is unknown; the message names file and template.</exception>
    public static IReadOnlyList<IReadOnlyList<TemplateNode>> ReadFile(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var templates = Path.GetFileName(path).StartsWith("documents", StringComparison.Ordinal) ? text.Split("\n---\n") : text.Split('\n');
        return [.. templates.Where(template => template.Trim().Length > 0).Select((template, i) => Read(template.Trim('\n'), $"{path}, {i + 1}"))];
    }

    private static List<TemplateNode> Read(string template, string where)
    {
        var position = 0;
        var nodes = ReadWay(template, ref position, inside: false, where);
        return position == template.Length ? nodes : throw new FormatException($"{where}: a bracket closes that was not opened.");
    }

    private static List<TemplateNode> ReadWay(string template, ref int position, bool inside, string where)
    {
        var nodes = new List<TemplateNode>();
        var start = position;
        while (position < template.Length && template[position] != ']' && !(inside && template[position] == '|'))
        {
            if (template[position] is not ('[' or '{'))
            {
                position++;
                continue;
            }

            AddWords(nodes, template, start, position);
            nodes.Add(template[position] == '[' ? ReadChoice(template, ref position, where) : ReadSlot(template, ref position, where));
            start = position;
        }

        AddWords(nodes, template, start, position);
        return nodes;
    }

    private static TemplateNode.Choice ReadChoice(string template, ref int position, string where)
    {
        var ways = new List<IReadOnlyList<TemplateNode>>();
        do
        {
            position++;
            ways.Add(ReadWay(template, ref position, inside: true, where));
        }
        while (position < template.Length && template[position] == '|');
        if (position == template.Length)
        {
            throw new FormatException($"{where}: a bracket does not close.");
        }

        position++;
        return new TemplateNode.Choice(ways);
    }

    private static TemplateNode.Slot ReadSlot(string template, ref int position, string where)
    {
        var match = Slot().Match(template, position);
        if (!match.Success || !(match.Groups["kind"].Value is "p" || SlotValues.Kinds.Contains(match.Groups["kind"].Value)))
        {
            throw new FormatException($"{where}: unknown slot at {position}.");
        }

        position += match.Length;
        return new TemplateNode.Slot(match.Groups["kind"].Value, match.Groups["number"].Success ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : null, Value("group"), Value("form"));
        string? Value(string group) => match.Groups[group].Success ? match.Groups[group].Value : null;
    }

    private static void AddWords(List<TemplateNode> nodes, string template, int start, int end)
    {
        if (end > start)
        {
            nodes.Add(new TemplateNode.Words(template[start..end]));
        }
    }

    [GeneratedRegex(@"\G\{(?<kind>[a-z]+)(?<number>\d+)?(?:~(?<group>[a-z]+))?(?:\.(?<form>[a-z]+))?\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Slot();
}
