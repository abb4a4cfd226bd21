using System.Text;

namespace Disclosure.EndToEnd.MainJob;

/// <summary>Looks for words in the bytes of files, as whoever runs the tests.</summary>
internal static class DiskSearch
{
    public static IReadOnlyList<string> FilesHolding(string folder, string words)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(words), Encoding.Unicode.GetBytes(words)];
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                // Empty, and held by the command that runs the platform.
                .Where(file => Path.GetFileName(file) is not ".up.lock")
                .Where(file => Read(file) is { } content && Array.Exists(forms, form => content.AsSpan().IndexOf(form) >= 0)),
        ];
    }

    private static byte[]? Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
