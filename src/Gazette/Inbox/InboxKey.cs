using System.Security.Cryptography;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Inbox;

/// <summary>The desk's private key of the inbox, P-256. Safe for use from many threads.</summary>
public sealed class InboxKey : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ECDiffieHellman _key;
    private readonly byte[] _keyId;

    private InboxKey(ECDiffieHellman key) => (_key, _keyId) = (key, InboxPublicKey.IdOf(key));

    /// <summary>Reads the private key, or makes one that its owner alone may read (0600), and writes the public one where everyone may (0644).</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    /// <exception cref="CryptographicException">The file holds no P-256 private key, or others than its owner may read it.</exception>
    public static InboxKey InFiles(string privatePath, string publicPath)
    {
        if (!File.Exists(privatePath))
        {
            using var made = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            try
            {
                WholeFile.WriteNew(privatePath, made.ExportPkcs8PrivateKeyPem() + "\n", WholeFile.OwnerOnly);
            }
            catch (IOException) when (File.Exists(privatePath))
            {
                // Another desk on the same store was first.
            }
        }

        var key = Load(privatePath);
        var pem = key._key.ExportSubjectPublicKeyInfoPem() + "\n";
        if (!File.Exists(publicPath) || !string.Equals(File.ReadAllText(publicPath), pem, StringComparison.Ordinal))
            WholeFile.Replace(publicPath, pem, WholeFile.Everyone);
        return key;
    }

    /// <summary>Opens a sealed request.</summary>
    /// <exception cref="CryptographicException">It was changed, is cut, or was sealed to another key.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedRequest)
    {
        if (sealedRequest.Length < InboxPublicKey.HeaderLength || sealedRequest[0] != InboxPublicKey.Form)
            throw new CryptographicException("Not a sealed request of a known form.");
        if (!sealedRequest[1..InboxPublicKey.HeaderLength].SequenceEqual(_keyId))
            throw new CryptographicException("The request was sealed to another key.");
        lock (_gate)
            return SealedBox.Open(_key, InboxPublicKey.Purpose, sealedRequest[..InboxPublicKey.HeaderLength], sealedRequest[InboxPublicKey.HeaderLength..]);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static InboxKey Load(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~WholeFile.OwnerOnly) != UnixFileMode.None)
            throw new CryptographicException($"The inbox's key {path} is open to others than its owner; its rights should be 0600.");
        var key = ECDiffieHellman.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.KeySize != 256)
                throw new CryptographicException("Not a P-256 key.");
            _ = key.ExportPkcs8PrivateKey();
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new CryptographicException($"The file {path} holds no P-256 private key.", exception);
        }

        return new InboxKey(key);
    }
}
