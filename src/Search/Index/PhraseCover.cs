namespace Disclosure.Search.Index;

/// <summary>The character terms that together spell a sequence of characters: every second pair, and the last.</summary>
internal static class PhraseCover
{
    /// <summary>Terms with their offsets in the sequence, which has at least two characters.</summary>
    public static IReadOnlyList<(string Term, int Offset)> Of(string characters)
    {
        var cover = new List<(string, int)>((characters.Length / 2) + 1);
        for (var i = 0; i + 1 < characters.Length; i += 2)
            cover.Add((characters.Substring(i, 2), i));
        if (characters.Length % 2 == 1)
            cover.Add((characters[^2..], characters.Length - 2));
        return cover;
    }
}
