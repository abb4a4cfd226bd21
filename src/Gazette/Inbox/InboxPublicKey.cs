using System.Security.Cryptography;

namespace Disclosure.Gazette.Inbox;

/// <summary>
/// The desk's public key: what is sealed to it only the desk opens. A sealed request is a form byte, the first 8 bytes of SHA-256 over the key (so
/// that the desk knows which of its keys is meant) and a <see cref="SealedBox"/>. Safe for use from many threads.
/// </summary>
public sealed class InboxPublicKey : IDisposable
{
    internal const byte Form = 1;
    internal const int KeyIdLength = 8;
    internal const int HeaderLength = 1 + KeyIdLength;

    private readonly ECDiffieHellman _key;
    private readonly byte[] _keyId;

    private InboxPublicKey(ECDiffieHellman key) => (_key, _keyId) = (key, IdOf(key));

    internal static ReadOnlySpan<byte> Purpose => "disclosure/correction-request/1"u8;

    /// <summary>Reads a PEM file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="CryptographicException">It holds no P-256 public key, or a private one, which has no business there.</exception>
    public static InboxPublicKey FromFile(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"The inbox's public key {path} is missing.", path);
        var pem = File.ReadAllText(path);
        if (pem.Contains("PRIVATE", StringComparison.OrdinalIgnoreCase))
            throw new CryptographicException($"The file {path} holds a private key: the public one alone belongs there.");
        var key = ECDiffieHellman.Create();
        try
        {
            key.ImportFromPem(pem);
            return key.KeySize == 256 ? new InboxPublicKey(key) : throw new CryptographicException("Not a P-256 key.");
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new CryptographicException($"The file {path} holds no P-256 public key.", exception);
        }
    }

    /// <summary>Seals the bytes of a request.</summary>
    public byte[] Seal(ReadOnlySpan<byte> request)
    {
        byte[] header = [Form, .. _keyId];
        return [.. header, .. SealedBox.Seal(_key, Purpose, header, request)];
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal static byte[] IdOf(ECDiffieHellman key) => SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..KeyIdLength];
}
