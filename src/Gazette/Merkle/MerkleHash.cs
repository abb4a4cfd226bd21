using System.Security.Cryptography;

namespace Disclosure.Gazette.Merkle;

/// <summary>The hashes of RFC 9162, Section 2.1.1 (the same as RFC 6962's), with SHA-256: leaves under 0x00, inner nodes under 0x01.</summary>
public static class MerkleHash
{
    /// <summary>Bytes in a hash.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>The hash of a leaf.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafPrefix]);
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of an inner node.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Size)];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Size)..]);
        return SHA256.HashData(input);
    }
}
