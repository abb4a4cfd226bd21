using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// Counts automatic lists: their labels are seen on paper but stand in no run. Counters run through the document in reading order.
/// </summary>
internal sealed class DocxNumbering
{
    private const int MostLinks = 4;

    private readonly Dictionary<string, ListDefinition> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NumberedList> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _counters = new(StringComparer.Ordinal);

    /// <summary>Reads a numbering part; null when the package has none.</summary>
    public DocxNumbering(PartElement? root, DocxStyles styles)
    {
        if (root is null)
            return;
        foreach (var child in root.Children)
        {
            if (child.IsWord("abstractNum") && child.WordAttribute("abstractNumId") is { } id)
                _lists.TryAdd(id, new ListDefinition(child));
        }

        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var child in root.Children)
        {
            if (child.IsWord("num") && child.WordAttribute("numId") is { } number && child.WordValue("abstractNumId") is { } list)
                targets.TryAdd(number, list);
        }

        foreach (var child in root.Children)
        {
            if (!child.IsWord("num") || child.WordAttribute("numId") is not { } number || !targets.TryGetValue(number, out var list))
                continue;
            // A list may stand for the one that a numbering style names.
            for (var i = 0; i < MostLinks && _lists.TryGetValue(list, out var linking) && linking.Link is { } link && styles.ListOf(link) is { } named && targets.TryGetValue(named, out var next); i++)
                list = next;
            if (_lists.TryGetValue(list, out var definition))
                _numbers.TryAdd(number, new NumberedList(list, definition, child));
        }
    }

    /// <summary>The depth of a paragraph in its list, 0 for the outermost; null when it stands in none.</summary>
    public int? LevelOf(in ParagraphLook paragraph)
    {
        if (paragraph.List is null || !_numbers.TryGetValue(paragraph.List, out var number))
            return null;
        var level = paragraph.ListLevel ?? (paragraph.ListStyle is { } style ? number.List.LevelOf(style) : null) ?? 0;
        return Math.Clamp(level, 0, ListDefinition.Depth - 1);
    }

    /// <summary>Counts a paragraph and gives its label; empty when it has none.</summary>
    public string Next(in ParagraphLook paragraph)
    {
        if (LevelOf(paragraph) is not { } level)
            return string.Empty;
        var number = _numbers[paragraph.List!];
        if (!_counters.TryGetValue(number.ListId, out var counters))
        {
            _counters[number.ListId] = counters = new int[ListDefinition.Depth];
            Array.Fill(counters, Unused);
        }

        counters[level] = number.Restart(level) ?? (counters[level] == Unused ? number.Start(level) : counters[level] + 1);
        Array.Fill(counters, Unused, level + 1, ListDefinition.Depth - level - 1);
        return number.Level(level) is { IsHidden: false } shown ? Label(number, shown, counters) : string.Empty;
    }

    private const int Unused = -1;

    private static string Label(NumberedList number, LevelDefinition shown, int[] counters)
    {
        var pattern = shown.Pattern;
        if (pattern.Length == 0)
            return string.Empty;
        if (shown.Format is "bullet")
            return string.Concat(pattern.Select(c => c is >= '\uE000' and <= '\uF8FF' ? '•' : c)) + " ";
        var label = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var at = pattern[++i] - '1';
                label.Append(NumberFormats.Format(counters[at] == Unused ? number.Start(at) : counters[at], shown.IsLegal ? "decimal" : number.Level(at)?.Format));
            }
            else
            {
                label.Append(pattern[i]);
            }
        }

        return label.Length > 0 && !shown.IsTight && label[^1] is not ('、' or '）' or '．' or '：') ? label.Append(' ').ToString() : label.ToString();
    }

    /// <summary>A <c>w:num</c>: a list with levels of its own.</summary>
    private sealed class NumberedList
    {
        private readonly LevelDefinition?[] _own = new LevelDefinition?[ListDefinition.Depth];
        private readonly int?[] _restarts = new int?[ListDefinition.Depth];

        public NumberedList(string listId, ListDefinition list, PartElement number)
        {
            (ListId, List) = (listId, list);
            foreach (var child in number.Children)
            {
                if (!child.IsWord("lvlOverride") || LevelDefinition.Whole(child.WordAttribute("ilvl"), ListDefinition.Depth) is not (< ListDefinition.Depth and var level))
                    continue;
                if (child.Word("lvl") is { } own)
                    _own[level] ??= LevelDefinition.Of(own);
                if (child.WordValue("startOverride") is { } restart)
                    _restarts[level] ??= LevelDefinition.Whole(restart, 1);
            }
        }

        public string ListId { get; }

        public ListDefinition List { get; }

        public LevelDefinition? Level(int level) => _own[level] ?? List[level];

        public int Start(int level) => Level(level)?.Start ?? 1;

        /// <summary>Where a level begins anew: once, at its first paragraph.</summary>
        public int? Restart(int level)
        {
            var restart = _restarts[level];
            _restarts[level] = null;
            return restart;
        }
    }
}
