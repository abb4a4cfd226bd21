using System.Globalization;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// The words of our own from <c>*.words.txt</c>: a word a line, with a frequency if the computed one does not serve; # begins a remark.
/// </summary>
internal sealed class WordList
{
    public const int MaximumLength = 32;

    /// <summary>Of all files together.</summary>
    public const int MaximumWords = 50_000;

    private readonly List<(string Word, int? Frequency)> _entries = [];

    public static WordList ReadAll(string directory)
    {
        var files = Directory.Exists(directory) ? Directory.GetFiles(directory, "*.words.txt").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
            throw new InvalidDataException($"No lexicon (*.words.txt) in {directory}.");
        var list = new WordList();
        var errors = new List<string>();
        foreach (var file in files)
            list.Read(file, errors);
        if (list._entries.Count > MaximumWords)
            errors.Add($"{directory}: {list._entries.Count} words; at most {MaximumWords} are taken.");
        return errors.Count == 0 ? list : throw new InvalidDataException(string.Join(Environment.NewLine, errors));
    }

    /// <summary>
    /// Without a frequency of its own a word gets the least that makes it more probable than the best cut of it, in the order of the files.
    /// The total is left as it is, so that nothing else is cut differently.
    /// </summary>
    public void AddTo(DictionaryExtension words)
    {
        foreach (var (word, frequency) in _entries)
            words.Set(word, frequency ?? LeastFrequency(words, word));
    }

    private void Read(string file, List<string> errors)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var parts = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0)
                continue;
            int? frequency = null;
            if (parts.Length > 2 || parts[0].Length is < 2 or > MaximumLength || !parts[0].All(CharacterClass.IsRun))
                errors.Add($"{file}:{number}: not a word of 2 to {MaximumLength} ideographs, letters and digits with an optional frequency.");
            else if (parts.Length == 2 && !(int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && (frequency = given) > 0))
                errors.Add($"{file}:{number}: the frequency is not a whole number above 0.");
            else
                _entries.Add((parts[0], frequency));
        }
    }

    private static int LeastFrequency(DictionaryExtension words, string word)
    {
        // Over short words the best product is found by trying every last piece.
        var best = new double[word.Length + 1];
        best[0] = 1;
        for (var end = 1; end <= word.Length; end++)
            for (var start = 0; start < end; start++)
            {
                var frequency = words.Frequency(word.AsSpan(start, end - start));
                if (frequency > 0 || end - start == 1)
                    best[end] = Math.Max(best[end], best[start] * Math.Max(1, frequency) / words.Total);
            }

        return Math.Max((int)Math.Min(best[word.Length] * words.Total, 1_000_000) + 1, words.Frequency(word));
    }
}
