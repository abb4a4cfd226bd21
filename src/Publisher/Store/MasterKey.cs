using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Publisher.Store;

/// <summary>
/// The key above all case keys: 32 random bytes in a file outside the data folder. From it are derived, by HKDF-SHA256, the key that
/// wraps case keys and the key of the blind indexes; itself it encrypts nothing.
/// </summary>
public sealed class MasterKey
{
    /// <summary>Bytes of an <see cref="Id"/>.</summary>
    public const int IdLength = 8;

    private const int KeyLength = 32;

    private MasterKey(byte[] secret)
    {
        WrappingKey = Derive(secret, "disclosure/desk/wrapping");
        BlindIndexKey = Derive(secret, "disclosure/desk/blind-index");
        Id = Derive(secret, "disclosure/desk/key-id")[..IdLength];
    }

    /// <summary>Names the key without telling anything of it; written before every wrapped key, so that rotation knows which to use.</summary>
    public ReadOnlyMemory<byte> Id { get; }

    internal byte[] WrappingKey { get; }

    internal byte[] BlindIndexKey { get; }

    /// <summary>Reads the key file.</summary>
    /// <exception cref="InvalidDataException">The file is not a master key.</exception>
    public static MasterKey Read(string path)
    {
        var secret = new byte[KeyLength];
        try
        {
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

    /// <summary>Writes a new random key file that only its owner may read; fails when the file exists.</summary>
    public static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)) + "\n"));
        file.Flush(flushToDisk: true);
    }

    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, salt: null, Encoding.ASCII.GetBytes(purpose));
}
