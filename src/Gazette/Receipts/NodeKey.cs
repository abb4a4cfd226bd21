using System.Security.Cryptography;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Receipts;

/// <summary>
/// The key by which a public node is known: ECDSA P-256, made at its first start in its own folder. It proves who speaks and protects nothing
/// else: whoever takes the node over can sign for it, and for no other. Safe for use from many threads.
/// </summary>
public sealed class NodeKey : IDisposable
{
    /// <summary>Name of its file in the node's folder.</summary>
    public const string FileName = "node-key.pem";

    private readonly Lock _gate = new();
    private readonly ECDsa _key;

    private NodeKey(ECDsa key)
    {
        _key = key;
        KeyId = HeadVerifier.KeyIdOf(key);
        PublicPem = key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    /// <summary>Names the key in each statement.</summary>
    public string KeyId { get; }

    /// <summary>The public key, PEM.</summary>
    public string PublicPem { get; }

    /// <summary>Reads the key of a folder, or makes one that its owner alone may read (0600). Two processes that begin at once end with the same key.</summary>
    /// <exception cref="IOException">The folder cannot be written, or the file not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    /// <exception cref="CryptographicException">The file holds no P-256 private key, or others than its owner may read it.</exception>
    public static NodeKey InFolder(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            try
            {
                WholeFile.WriteNew(path, made.ExportPkcs8PrivateKeyPem() + "\n", WholeFile.OwnerOnly);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was first.
            }
        }

        return Load(path);
    }

    /// <summary>Signs a statement.</summary>
    public SignedStatement Sign(NodeStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var content = statement.ToBytes();
        var bytes = HeadVerifier.StatementBytes(NodeStatement.Label, content);
        lock (_gate)
            return new SignedStatement { Content = content, KeyId = KeyId, Signature = _key.SignData(bytes, HashAlgorithmName.SHA256) };
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static NodeKey Load(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~WholeFile.OwnerOnly) != UnixFileMode.None)
            throw new CryptographicException($"The node's key {path} is open to others than its owner; its rights should be 0600.");
        var key = ECDsa.Create();
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

        return new NodeKey(key);
    }
}
