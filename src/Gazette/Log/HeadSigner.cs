using System.Security.Cryptography;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Log;

/// <summary>
/// Signs tree heads with the desk's private key. A key is only made by an explicit call: a missing file stops the desk in place of
/// starting a log that nobody's copy of the public key can verify. Safe for use from many threads.
/// </summary>
public sealed class HeadSigner : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ECDsa _key;

    private HeadSigner(ECDsa key)
    {
        _key = key;
        KeyId = HeadVerifier.KeyIdOf(key);
        PublicPem = key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    /// <summary>Names the key in each head.</summary>
    public string KeyId { get; }

    /// <summary>The public key, PEM.</summary>
    public string PublicPem { get; }

    /// <summary>Makes a key; the private file is readable by its owner alone (0600), the public one by all (0644).</summary>
    /// <exception cref="IOException">The private file exists already, or a file cannot be written.</exception>
    public static HeadSigner Create(string privatePath, string publicPath)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = new HeadSigner(key);
        WholeFile.WriteNew(privatePath, key.ExportPkcs8PrivateKeyPem() + "\n", WholeFile.OwnerOnly);
        signer.WritePublic(publicPath);
        return signer;
    }

    /// <summary>Reads a private key.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="CryptographicException">It is not a P-256 private key, or users other than its owner and group may read it.</exception>
    public static HeadSigner Load(string privatePath)
    {
        if (!File.Exists(privatePath))
            throw new FileNotFoundException($"The gazette's signing key {privatePath} is missing.", privatePath);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(privatePath) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None)
            throw new CryptographicException($"The gazette's signing key {privatePath} is open to every user; its rights should be 0600.");
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(privatePath));
            if (key.KeySize != 256)
                throw new CryptographicException("Not a P-256 key.");
            _ = key.ExportPkcs8PrivateKey();
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new CryptographicException($"The file {privatePath} holds no P-256 private key.", exception);
        }

        return new HeadSigner(key);
    }

    /// <summary>Writes the public key where everyone may read it (0644).</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WritePublic(string path) => WholeFile.Replace(path, PublicPem, WholeFile.Everyone);

    /// <summary>A verifier for this key alone.</summary>
    public HeadVerifier Verifier() => HeadVerifier.FromPem(PublicPem);

    /// <summary>Signs a head; the time is kept to the millisecond.</summary>
    public SignedTreeHead Sign(long treeSize, ReadOnlyMemory<byte> rootHash, DateTimeOffset at)
    {
        var head = new SignedTreeHead
        {
            TreeSize = treeSize,
            RootHash = rootHash,
            SignedAt = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
            Algorithm = HeadVerifier.Algorithm,
            KeyId = KeyId,
            Signature = ReadOnlyMemory<byte>.Empty,
        };
        lock (_gate)
            return head with { Signature = _key.SignData(HeadVerifier.SignedBytes(head), HashAlgorithmName.SHA256) };
    }

    /// <summary>Signs something other than a tree head. The label says what it is, so that no signature can stand for another thing.</summary>
    /// <exception cref="ArgumentException">The label is empty, holds a zero, or is that of tree heads.</exception>
    public byte[] SignStatement(string label, ReadOnlySpan<byte> content)
    {
        var bytes = HeadVerifier.StatementBytes(label, content);
        lock (_gate)
            return _key.SignData(bytes, HashAlgorithmName.SHA256);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
