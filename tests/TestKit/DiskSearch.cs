using System.Text;

namespace Disclosure.TestKit;

/// <summary>Looks for words in the bytes of files, as whoever runs the tests.</summary>
public static class DiskSearch
{
    /// <summary>The files, in folders within too, that hold the words in UTF-8 or UTF-16.</summary>
    public static IReadOnlyList<string> FilesHolding(string folder, string words)
    {
        ArgumentNullException.ThrowIfNull(folder);
        byte[][] forms = [Encoding.UTF8.GetBytes(words), Encoding.Unicode.GetBytes(words)];
        return
        [
            .. Files(folder)
                .Where(file => Read(file) is var content && Array.Exists(forms, form => content.AsSpan().IndexOf(form) >= 0)),
        ];
    }

    /// <summary>The files of a folder and of those within; locks are empty, and held by whoever runs.</summary>
    internal static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file) is { Exists: true, Length: > 0 });

    /// <summary>The bytes of a file that others may be writing; none of one that has just gone.</summary>
    internal static byte[] Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }
}
