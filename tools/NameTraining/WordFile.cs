namespace Disclosure.NameTraining;

/// <summary>Files of words parted by blanks; lines that begin with # are remarks.</summary>
internal static class WordFile
{
    /// <summary>All words, in order.</summary>
    public static string[] Read(string path) =>
        [.. File.ReadLines(path).Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
