using System.Text;

namespace Disclosure.Gazette.Stores;

/// <summary>
/// Writes a small file whole or not at all: a process that dies while it writes leaves a draft beside it, never half a key under the name
/// that everyone reads.
/// </summary>
public static class WholeFile
{
    /// <summary>Rights of what only the owner may read.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Rights of what everyone may read.</summary>
    public const UnixFileMode Everyone = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes a new file; its folder is made when missing. It is on the disk when this returns.</summary>
    /// <exception cref="IOException">The file exists already, or cannot be written.</exception>
    public static void WriteNew(string path, string text, UnixFileMode mode) => Write(path, text, mode, overwrite: false);

    /// <summary>As <see cref="WriteNew"/>, in place of what is there.</summary>
    public static void Replace(string path, string text, UnixFileMode mode) => Write(path, text, mode, overwrite: true);

    private static void Write(string path, string text, UnixFileMode mode, bool overwrite)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // A name of its own: two processes may begin at once.
        var draft = $"{path}.{Environment.ProcessId}.draft";
        var creation = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            creation.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(draft, creation))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(draft, mode);
        try
        {
            File.Move(draft, path, overwrite);
        }
        catch (IOException)
        {
            File.Delete(draft);
            throw;
        }
    }
}
