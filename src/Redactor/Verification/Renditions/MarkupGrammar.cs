namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>
/// The list of all that the markup of a part may hold. What is not on it is refused, not skipped: an element nobody knows of is text that
/// nobody reads.
/// </summary>
internal sealed class MarkupGrammar
{
    private readonly Dictionary<string, string> _namespaces;
    private readonly Dictionary<string, MarkupRule> _rules;

    private MarkupGrammar(Dictionary<string, string> namespaces, Dictionary<string, MarkupRule> rules) => (_namespaces, _rules) = (namespaces, rules);

    /// <summary>
    /// Reads rules, one a line: <c>name &lt; parents ; attribute=words ; text</c>. An attribute without words may stand without a value. Parents are parted by spaces, words by commas; <c>#4</c> is a
    /// number of four digits at most, <c>note#4</c> one behind a word;
    /// <c>_</c> is a space; <c>text</c> stands where text may.
    /// </summary>
    /// <param name="namespaces">Address of each prefix; the empty prefix is the one without a colon.</param>
    /// <param name="rules">The lines.</param>
    public static MarkupGrammar Of(IReadOnlyDictionary<string, string> namespaces, string rules)
    {
        var read = new Dictionary<string, MarkupRule>(StringComparer.Ordinal);
        foreach (var line in rules.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(';', StringSplitOptions.TrimEntries);
            var (name, parents) = Halves(parts[0], '<');
            var attributes = parts.Skip(1).Where(part => part is not "text").Select(part => Halves(part, '=')).ToDictionary(part => part.Left, part => Values(part.Right), StringComparer.Ordinal);
            read.Add(name, new MarkupRule(name, Words(parents, ' '), attributes, parts.Contains("text", StringComparer.Ordinal)));
        }

        return new MarkupGrammar(new Dictionary<string, string>(namespaces, StringComparer.Ordinal), read);
    }

    /// <summary>The rule of an element; null when it may not be.</summary>
    public MarkupRule? Find(string name, string prefix, string space) => IsKnown(prefix, space) ? _rules.GetValueOrDefault(name) : null;

    /// <summary>Whether a prefix stands for this address.</summary>
    public bool IsKnown(string prefix, string space) => _namespaces.TryGetValue(prefix, out var known) && string.Equals(known, space, StringComparison.Ordinal);

    private static (string Left, string Right) Halves(string text, char at) =>
        text.Split(at, 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right) : throw new FormatException("A rule of a grammar is not complete.");

    /// <summary>The same with words that cannot be written in a line.</summary>
    public MarkupGrammar With(string element, string attribute, params ReadOnlySpan<string> words)
    {
        var rule = _rules[element];
        var attributes = new Dictionary<string, AttributeRule>(rule.Attributes, StringComparer.Ordinal) { [attribute] = new(new HashSet<string>(words.ToArray(), StringComparer.Ordinal), []) };
        return new MarkupGrammar(_namespaces, new Dictionary<string, MarkupRule>(_rules, StringComparer.Ordinal) { [element] = rule with { Attributes = attributes } });
    }

    private static AttributeRule Values(string words)
    {
        var all = Words(words, ',');
        if (all.Count == 0)
            all.Add(string.Empty);
        var numbers = all.Where(word => word.Contains('#') && char.IsAsciiDigit(word[^1])).ToList();
        all.ExceptWith(numbers);
        return new AttributeRule(all, [.. numbers.Select(word => (word[..word.LastIndexOf('#')], word[^1] - '0'))]);
    }

    private static HashSet<string> Words(string words, char separator) =>
        new(words.Split(separator, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' ')), StringComparer.Ordinal);
}
