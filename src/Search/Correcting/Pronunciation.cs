namespace Disclosure.Search.Correcting;

/// <summary>How characters sound, without tones: which are read alike, and which so nearly that many speakers do not tell them apart.</summary>
internal sealed class Pronunciation
{
    public const int LongestSyllable = 6;

    private const string Resource = "readings.txt";
    private static readonly Lazy<Pronunciation> Carried = new(() => new Pronunciation());

    private readonly Dictionary<string, string> _characters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _near = new(StringComparer.Ordinal);
    private readonly Dictionary<char, string[]> _syllables = [];

    private Pronunciation()
    {
        using var resource = typeof(Pronunciation).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"{Resource} is not in the assembly.");
        using var lines = new StreamReader(resource);
        while (lines.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var (syllable, characters) = (line[..tab], line[(tab + 1)..]);
            _characters.Add(syllable, characters);
            if (!_near.TryGetValue(Blur(syllable), out var near))
                _near.Add(Blur(syllable), near = []);
            near.Add(syllable);
            foreach (var character in characters)
                _syllables[character] = [.. _syllables.GetValueOrDefault(character, []), syllable];
        }
    }

    public static Pronunciation Default => Carried.Value;

    /// <summary>The syllables a character is read as, in small letters (v for ü); none for one that is not of the simplified standard.</summary>
    public IReadOnlyList<string> SyllablesOf(char character) => _syllables.GetValueOrDefault(character, []);

    /// <summary>The characters that are read so; none if there is no such syllable.</summary>
    public string CharactersOf(ReadOnlySpan<char> syllable) => _characters.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(syllable, out var characters) ? characters : "";

    /// <summary>The syllables that are taken for one, itself included.</summary>
    public IReadOnlyList<string> NearTo(string syllable) => _near.GetValueOrDefault(Blur(syllable), []);

    // What the speech of the south-west puts together: zh and z, ch and c, sh and s, n and l, and the two nasal endings.
    private static string Blur(string syllable)
    {
        var blurred = syllable.Length > 1 && syllable[1] == 'h' ? syllable[..1] + syllable[2..] : syllable;
        if (blurred[0] == 'n')
            blurred = "l" + blurred[1..];
        return blurred.EndsWith("ang", StringComparison.Ordinal) || blurred.EndsWith("eng", StringComparison.Ordinal) || blurred.EndsWith("ing", StringComparison.Ordinal)
            ? blurred[..^1] : blurred;
    }
}
