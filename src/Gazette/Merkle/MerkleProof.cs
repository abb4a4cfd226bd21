using System.Numerics;
using System.Security.Cryptography;

namespace Disclosure.Gazette.Merkle;

/// <summary>Checks proofs by the algorithms of RFC 9162, Sections 2.1.3.2 and 2.1.4.2. Anything malformed is simply not proven.</summary>
public static class MerkleProof
{
    /// <summary>True when <paramref name="path"/> proves that the leaf stands at <paramref name="index"/> of the tree with this size and root.</summary>
    public static bool ProvesInclusion(long index, long size, ReadOnlySpan<byte> leafHash, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size || path.Any(static hash => hash.Length != MerkleHash.Size) || leafHash.Length != MerkleHash.Size)
            return false;

        var (fn, sn) = (index, size - 1);
        var hash = leafHash.ToArray();
        foreach (var sibling in path)
        {
            if (sn == 0)
                return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                hash = MerkleHash.Node(sibling, hash);
                SkipLeftEdges(ref fn, ref sn);
            }
            else
            {
                hash = MerkleHash.Node(hash, sibling);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && CryptographicOperations.FixedTimeEquals(hash, root);
    }

    /// <summary>
    /// True when <paramref name="path"/> proves that the first tree is the beginning of the second. Equal sizes ask for equal roots and
    /// an empty path; the empty tree is the beginning of every tree.
    /// </summary>
    public static bool ProvesConsistency(
        long first, long second, ReadOnlySpan<byte> firstRoot, ReadOnlySpan<byte> secondRoot, IReadOnlyList<byte[]> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (first < 0 || first > second || path.Any(static hash => hash.Length != MerkleHash.Size))
            return false;
        if (first == second)
            return path.Count == 0 && CryptographicOperations.FixedTimeEquals(firstRoot, secondRoot);
        if (first == 0)
            return path.Count == 0 && CryptographicOperations.FixedTimeEquals(firstRoot, MerkleHash.Empty);

        List<byte[]> nodes = BitOperations.IsPow2(first) ? [firstRoot.ToArray(), .. path] : [.. path];
        if (nodes.Count == 0)
            return false;
        var (fn, sn) = (first - 1, second - 1);
        while ((fn & 1) == 1)
            (fn, sn) = (fn >> 1, sn >> 1);

        var (old, grown) = (nodes[0], nodes[0]);
        foreach (var sibling in nodes.Skip(1))
        {
            if (sn == 0)
                return false;
            if ((fn & 1) == 1 || fn == sn)
            {
                old = MerkleHash.Node(sibling, old);
                grown = MerkleHash.Node(sibling, grown);
                SkipLeftEdges(ref fn, ref sn);
            }
            else
            {
                grown = MerkleHash.Node(grown, sibling);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && CryptographicOperations.FixedTimeEquals(old, firstRoot) && CryptographicOperations.FixedTimeEquals(grown, secondRoot);
    }

    /// <summary>Levels where the node is a left edge without a sibling add nothing to the path.</summary>
    private static void SkipLeftEdges(ref long fn, ref long sn)
    {
        while ((fn & 1) == 0 && fn != 0)
            (fn, sn) = (fn >> 1, sn >> 1);
    }
}
