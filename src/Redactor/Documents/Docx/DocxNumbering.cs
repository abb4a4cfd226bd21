using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// Counts automatic lists: their labels are seen on paper but stand in no run. Counters run through the document in reading order.
/// </summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, PartElement> _abstracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PartElement> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _counters = new(StringComparer.Ordinal);
    private readonly HashSet<(string Number, int Level)> _restarted = [];

    /// <summary>Reads a numbering part; null when the package has none.</summary>
    public DocxNumbering(PartElement? root)
    {
        foreach (var child in root?.Children ?? [])
        {
            if (child.IsWord("abstractNum") && child.WordAttribute("abstractNumId") is { } abstractId)
                _abstracts.TryAdd(abstractId, child);
            else if (child.IsWord("num") && child.WordAttribute("numId") is { } numberId)
                _numbers.TryAdd(numberId, child);
        }
    }

    /// <summary>The label of the next paragraph with these numbering properties; empty when it has none.</summary>
    public string Next(PartElement? properties)
    {
        if (properties?.WordValue("numId") is not { } number || !_numbers.TryGetValue(number, out var definition)
            || definition.WordValue("abstractNumId") is not { } abstractId || !_abstracts.TryGetValue(abstractId, out var list))
            return string.Empty;

        var level = Math.Clamp(Whole(properties.WordValue("ilvl"), 0), 0, Levels - 1);
        var counters = _counters.TryGetValue(abstractId, out var known) ? known : _counters[abstractId] = new int[Levels];
        var overriding = LevelOf(definition, "lvlOverride", level);
        if (overriding?.WordValue("startOverride") is { } restart && _restarted.Add((number, level)))
            counters[level] = Whole(restart, 1);
        else
            counters[level] = counters[level] == 0 ? Start(list, definition, level) : counters[level] + 1;
        Array.Clear(counters, level + 1, Levels - level - 1);
        return Label(list, definition, level, counters);
    }

    private static string Label(PartElement list, PartElement definition, int level, int[] counters)
    {
        if (Definition(list, definition, level) is not { } shown || shown.WordValue("lvlText") is not { Length: > 0 } pattern)
            return string.Empty;
        if (shown.WordValue("numFmt") is "bullet")
            return string.Concat(pattern.Select(c => c is >= '\uE000' and <= '\uF8FF' ? '•' : c)) + " ";
        var label = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var at = pattern[++i] - '1';
                var format = shown.WordToggle("isLgl") is true ? "decimal" : Definition(list, definition, at)?.WordValue("numFmt");
                label.Append(NumberFormats.Format(counters[at] == 0 ? Start(list, definition, at) : counters[at], format));
            }
            else
            {
                label.Append(pattern[i]);
            }
        }

        return label.Length > 0 && shown.WordValue("suff") is not "nothing" && label[^1] is not ('、' or '）' or '．' or '：') ? label.Append(' ').ToString() : label.ToString();
    }

    private static int Start(PartElement list, PartElement definition, int level) => Whole(Definition(list, definition, level)?.WordValue("start"), 1);

    private static PartElement? Definition(PartElement list, PartElement definition, int level) =>
        LevelOf(definition, "lvlOverride", level)?.Word("lvl") ?? LevelOf(list, "lvl", level);

    private static PartElement? LevelOf(PartElement parent, string name, int level) =>
        parent.Children.FirstOrDefault(child => child.IsWord(name) && Whole(child.WordAttribute("ilvl"), -1) == level);

    private static int Whole(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < 100_000 ? value : otherwise;
}
