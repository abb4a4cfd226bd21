using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Publisher.Store;

/// <summary>
/// The key above all case keys: 32 random bytes in a file outside the data folder. From it are derived, by HKDF-SHA256, the key that
/// wraps case keys, that of the blind indexes and that of backups; itself it encrypts nothing.
/// </summary>
public sealed class MasterKey
{
    /// <summary>Bytes of an <see cref="Id"/>.</summary>
    public const int IdLength = 8;

    private const int KeyLength = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private MasterKey(byte[] secret)
    {
        WrappingKey = Derive(secret, "disclosure/desk/wrapping");
        BlindIndexKey = Derive(secret, "disclosure/desk/blind-index");
        BackupKey = Derive(secret, "disclosure/desk/backup");
        Id = Derive(secret, "disclosure/desk/key-id")[..IdLength];
        IdText = Convert.ToHexStringLower(Id.Span);
    }

    /// <summary>Names the key without telling anything of it; written before every wrapped key, so that rotation knows which to use.</summary>
    public ReadOnlyMemory<byte> Id { get; }

    /// <summary><see cref="Id"/> in lower-case hex.</summary>
    public string IdText { get; }

    internal byte[] WrappingKey { get; }

    internal byte[] BlindIndexKey { get; }

    /// <summary>Seals the gazette's keys in a backup: with the master key of its time destroyed, they are too.</summary>
    internal byte[] BackupKey { get; }

    /// <summary>Reads the key file.</summary>
    /// <exception cref="InvalidDataException">The file is not a master key, or every user may read it.</exception>
    public static MasterKey Read(string path)
    {
        var secret = new byte[KeyLength];
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            {
                throw new InvalidDataException($"主密钥文件对所有用户开放，应为 0600 (the master key is open to every user; its rights should be 0600): {path}");
            }

            var text = File.ReadAllText(path).Trim();
            return Convert.TryFromBase64String(text, secret, out var written) && written == KeyLength
                ? new MasterKey(secret)
                : throw new InvalidDataException($"主密钥文件格式不正确 (not a master key: expected {KeyLength} bytes in base64): {path}");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Writes a new random key file that only its owner may read, whole and durable or not at all; fails when the file exists.</summary>
    public static void Create(string path)
    {
        var draft = path + ".draft";
        // What a process that died left behind may have other rights.
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
        DurableFolder.Flush(Path.GetDirectoryName(path)!);
    }

    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, salt: null, Encoding.ASCII.GetBytes(purpose));
}
