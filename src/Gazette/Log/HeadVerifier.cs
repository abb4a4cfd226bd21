using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Disclosure.Gazette.Merkle;

namespace Disclosure.Gazette.Log;

/// <summary>
/// Checks signed heads against one or more public keys. Several stand in one PEM text after a change of keys: old heads stay
/// verifiable. Safe for use from many threads.
/// </summary>
public sealed class HeadVerifier : IDisposable
{
    /// <summary>SHA-256 tree, ECDSA over P-256 with SHA-256. Another pair (such as SM3 and SM2) would take another name here.</summary>
    public const string Algorithm = "sha256-es256";

    private const string TreeHeadLabel = "disclosure gazette tree head, form 1";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ECDsa> _keys;

    private HeadVerifier(Dictionary<string, ECDsa> keys) => _keys = keys;

    /// <summary>Reads every PUBLIC KEY block of a PEM text.</summary>
    /// <exception cref="CryptographicException">There is none, or one is not a P-256 key.</exception>
    public static HeadVerifier FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var keys = new Dictionary<string, ECDsa>(StringComparer.Ordinal);
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label] is "PUBLIC KEY")
            {
                var key = ECDsa.Create();
                key.ImportFromPem(rest[fields.Location]);
                if (key.KeySize != 256)
                    throw new CryptographicException("The gazette's public key is not a P-256 key.");
                keys[KeyIdOf(key)] = key;
            }

            rest = rest[fields.Location.End..];
        }

        return keys.Count > 0 ? new HeadVerifier(keys) : throw new CryptographicException("The text holds no PUBLIC KEY block.");
    }

    /// <summary>Reads a PEM file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="CryptographicException">It holds no P-256 public key.</exception>
    public static HeadVerifier FromFile(string path) => FromPem(File.ReadAllText(path));

    /// <summary>True when one of the keys signed exactly this head by a known algorithm.</summary>
    public bool Verifies(SignedTreeHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (!string.Equals(head.Algorithm, Algorithm, StringComparison.Ordinal) || head.TreeSize < 0
            || head.RootHash.Length != MerkleHash.Size || !_keys.TryGetValue(head.KeyId, out var key))
        {
            return false;
        }

        lock (_gate)
            return key.VerifyData(SignedBytes(head), head.Signature.Span, HashAlgorithmName.SHA256);
    }

    /// <summary>True when the key of this id signed exactly this statement; see <see cref="HeadSigner.SignStatement"/>.</summary>
    public bool VerifiesStatement(string keyId, string label, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        if (!_keys.TryGetValue(keyId, out var key))
            return false;
        var bytes = StatementBytes(label, content);
        lock (_gate)
            return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
            key.Dispose();
    }

    /// <summary>Hex of the first 8 bytes of SHA-256 over the SubjectPublicKeyInfo.</summary>
    internal static string KeyIdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));

    /// <summary>The label, a zero byte, the content.</summary>
    internal static byte[] StatementBytes(string label, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        if (label.Contains('\0', StringComparison.Ordinal) || string.Equals(label, TreeHeadLabel, StringComparison.Ordinal))
            throw new ArgumentException("The label cannot be used.", nameof(label));
        return [.. Encoding.UTF8.GetBytes(label), 0, .. content];
    }

    /// <summary>
    /// What is signed: a label that no other signature of the house bears, algorithm and key id (each with its length in one byte), size and
    /// time (8 bytes, big-endian; unix milliseconds), root.
    /// </summary>
    internal static byte[] SignedBytes(SignedTreeHead head)
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.ASCII.GetBytes(TreeHeadLabel));
        stream.WriteByte(0);
        WriteShort(stream, head.Algorithm);
        WriteShort(stream, head.KeyId);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, head.TreeSize);
        stream.Write(number);
        BinaryPrimitives.WriteInt64BigEndian(number, head.SignedAt.ToUnixTimeMilliseconds());
        stream.Write(number);
        stream.Write(head.RootHash.Span);
        return stream.ToArray();

        static void WriteShort(MemoryStream stream, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            stream.WriteByte(checked((byte)bytes.Length));
            stream.Write(bytes);
        }
    }
}
