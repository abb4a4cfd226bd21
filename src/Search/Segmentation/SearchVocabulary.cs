namespace Disclosure.Search.Segmentation;

/// <summary>
/// What words stand for in a query: <c>synonyms.txt</c>, a line of words that mean the same; <c>fields.txt</c>, a line of the name of a field
/// or facet and what else a user may call it; <c>confusable.txt</c>, a line of characters that are taken for one another. # begins a remark.
/// </summary>
internal sealed class SearchVocabulary
{
    /// <summary>Of one group of synonyms: it bounds how far a query can grow.</summary>
    public const int MaximumGroup = 8;

    private readonly Dictionary<string, string[]> _synonyms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<char, string> _confusable = [];

    private SearchVocabulary()
    {
    }

    /// <exception cref="InvalidDataException">A file is missing or has bad lines; the message lists all of them.</exception>
    public static SearchVocabulary Read(string directory)
    {
        var vocabulary = new SearchVocabulary();
        var errors = new List<string>();
        foreach (var (place, words) in ReadLines(directory, "synonyms.txt", errors))
        {
            var group = words.Select(w => TextFolding.FoldToString(w)).ToArray();
            if (group.Length is < 2 or > MaximumGroup || group.Any(w => w.Length < 2))
                errors.Add($"{place}: not 2 to {MaximumGroup} words of at least two characters.");
            else if (group.FirstOrDefault(w => !vocabulary._synonyms.TryAdd(w, group)) is { } twice)
                errors.Add($"{place}: {twice} stands in the file twice.");
        }

        foreach (var (place, names) in ReadLines(directory, "fields.txt", errors))
        {
            if (!names[0].All(char.IsAsciiLetterLower))
                errors.Add($"{place}: the name of a field is of lower-case Latin letters.");
            else if (names.FirstOrDefault(n => !vocabulary._fields.TryAdd(TextFolding.FoldToString(n), names[0])) is { } twice)
                errors.Add($"{place}: {twice} stands in the file twice.");
        }

        foreach (var (place, characters) in ReadLines(directory, "confusable.txt", errors))
        {
            var group = string.Concat(characters);
            if (characters.Length < 2 || characters.Any(c => c.Length != 1 || TextFolding.FoldOne(c[0]) != c[0]))
                errors.Add($"{place}: not two or more simplified characters.");
            else if (group.FirstOrDefault(c => !vocabulary._confusable.TryAdd(c, group)) is var twice and not '\0')
                errors.Add($"{place}: {twice} stands in the file twice.");
        }

        return errors.Count == 0 ? vocabulary : throw new InvalidDataException(string.Join(Environment.NewLine, errors));
    }

    /// <summary>The words that mean the same, this one included; empty if there is none.</summary>
    public IReadOnlyList<string> Synonyms(string foldedWord) => _synonyms.GetValueOrDefault(foldedWord, []);

    /// <summary>The characters that this one is taken for, itself included; empty if there is none.</summary>
    public string Confusable(char character) => _confusable.GetValueOrDefault(character, "");

    /// <summary>The field or facet that a user's word before a colon names; null if it names none.</summary>
    public string? Field(string foldedName) => _fields.GetValueOrDefault(foldedName);

    private static IEnumerable<(string Place, string[] Words)> ReadLines(string directory, string name, List<string> errors)
    {
        var file = Path.Combine(directory, name);
        if (!File.Exists(file))
        {
            errors.Add($"{file} is missing.");
            yield break;
        }

        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
                yield return ($"{file}:{number}", words);
        }
    }
}
