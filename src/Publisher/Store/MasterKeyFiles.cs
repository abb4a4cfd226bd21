using System.Security.Cryptography;

namespace Disclosure.Publisher.Store;

/// <summary>
/// The file of the master key, and while a rotation is under way the two beside it: the next one, made before the store is changed, and the
/// old one, destroyed after. Which of them is the key, the store alone says: so that a rotation that was cut off anywhere can be told apart
/// and finished by whoever comes next.
/// </summary>
internal sealed class MasterKeyFiles(string path)
{
    private readonly string _next = path + ".next";
    private readonly string _old = path + ".old";

    /// <summary>Where the key in use belongs.</summary>
    public string Path => path;

    /// <summary>
    /// Reads the key with this id and puts it in its place, if a rotation was cut off before it had; null when no file here holds it.
    /// </summary>
    /// <exception cref="InvalidDataException">The only file that could be it is not a master key.</exception>
    public MasterKey? Take(string keyId)
    {
        if (TryRead(_next) is { } next && Is(next, keyId))
        {
            PutInPlace();
        }

        if (!File.Exists(path))
        {
            return null;
        }

        var key = MasterKey.Read(path);
        return Is(key, keyId) ? key : null;
    }

    /// <summary>Makes the next key. One that was made before, and never used, is destroyed.</summary>
    public MasterKey CreateNext(MasterKey current)
    {
        Destroy(_next, current);
        MasterKey.Create(_next);
        return MasterKey.Read(_next);
    }

    /// <summary>The next key becomes the key, in one step: at no instant is there none. The one before stays beside it.</summary>
    public void PutInPlace()
    {
        if (File.Exists(path))
        {
            File.Replace(_next, path, _old);
        }
        else
        {
            File.Move(_next, path);
        }

        DurableFolder.Flush(System.IO.Path.GetDirectoryName(path)!);
    }

    /// <summary>Whether a key that was replaced is still here.</summary>
    public bool HasOld => File.Exists(_old);

    /// <summary>Overwrites and removes the key that was replaced. On copy-on-write disks and in snapshots the bytes may outlive that.</summary>
    public void DestroyOld(MasterKey current) => Destroy(_old, current);

    private void Destroy(string file, MasterKey current)
    {
        if (!File.Exists(file))
        {
            return;
        }

        // A second name of the key in use is a name to remove, not a file to overwrite.
        if (TryRead(file) is not { } key || !Is(key, current.IdText))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
            stream.Write(RandomNumberGenerator.GetBytes((int)stream.Length));
            stream.Flush(flushToDisk: true);
        }

        File.Delete(file);
        DurableFolder.Flush(System.IO.Path.GetDirectoryName(file)!);
    }

    private static bool Is(MasterKey key, string keyId) => string.Equals(key.IdText, keyId, StringComparison.Ordinal);

    private static MasterKey? TryRead(string file)
    {
        try
        {
            return File.Exists(file) ? MasterKey.Read(file) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
