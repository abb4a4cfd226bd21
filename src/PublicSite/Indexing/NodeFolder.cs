using Disclosure.PublicSite.Settings;

namespace Disclosure.PublicSite.Indexing;

/// <summary>
/// The folder this node keeps its index in (<c>Site:DataDirectory</c>); one process has it at a time. Everything in it is made of the
/// gazette and may be deleted while no process runs.
/// </summary>
public sealed class NodeFolder(SiteSettings settings) : IDisposable
{
    private const string LockName = "site.lock";
    private const string IndexPrefix = "index-";

    private FileStream? _lock;

    /// <summary>Takes the folder for this process, making it if need be.</summary>
    /// <exception cref="IOException">Another process has it, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public void Take()
    {
        Directory.CreateDirectory(settings.DataDirectory);
        _lock ??= new FileStream(Path.Combine(settings.DataDirectory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

        // The lock's file may be there from better days: that it opens does not say that others can be made.
        var trial = Path.Combine(settings.DataDirectory, LockName + ".trial");
        using (new FileStream(trial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose))
        {
        }
    }

    /// <summary>The folder of the index that belongs to a key; it may not exist.</summary>
    public string IndexFolder(string key) => Path.Combine(settings.DataDirectory, IndexPrefix + key);

    /// <summary>Deletes every index but that of a key: no later withdrawal would reach what lies there.</summary>
    /// <exception cref="IOException">One of them cannot be deleted.</exception>
    public void RemoveOthers(string key)
    {
        foreach (var folder in Directory.EnumerateDirectories(settings.DataDirectory, IndexPrefix + "*"))
        {
            if (!string.Equals(folder, IndexFolder(key), StringComparison.Ordinal))
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();
}
