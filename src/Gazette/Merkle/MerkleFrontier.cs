using System.Numerics;

namespace Disclosure.Gazette.Merkle;

/// <summary>
/// The right edge of a growing tree: the roots of its complete subtrees, one for each bit of its size, largest first. It is all that
/// is needed to append a leaf and to tell the root, in logarithmic time. Immutable: a step that fails leaves nothing behind.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly byte[][] _subtrees;

    private MerkleFrontier(long size, byte[][] subtrees)
    {
        Size = size;
        _subtrees = subtrees;
    }

    /// <summary>The edge of a tree without leaves.</summary>
    public static MerkleFrontier Empty { get; } = new(0, []);

    /// <summary>Number of leaves.</summary>
    public long Size { get; }

    /// <summary>Where the subtrees of a tree of this size stand, largest first.</summary>
    public static IEnumerable<MerklePosition> Positions(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return Enumerate(size);

        static IEnumerable<MerklePosition> Enumerate(long size)
        {
            for (var level = 62; level >= 0; level--)
            {
                if ((size >> level & 1) == 1)
                    yield return new MerklePosition(level, (size >> level) - 1);
            }
        }
    }

    /// <summary>Takes up a tree where it was left; the subtrees are those of <see cref="Positions"/>, in that order.</summary>
    /// <exception cref="ArgumentException">There are not as many subtrees as the size asks for.</exception>
    public static MerkleFrontier Of(long size, IReadOnlyList<byte[]> subtrees)
    {
        ArgumentNullException.ThrowIfNull(subtrees);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (subtrees.Count != BitOperations.PopCount((ulong)size) || subtrees.Any(static hash => hash.Length != MerkleHash.Size))
            throw new ArgumentException("A tree's edge holds one hash for each bit of its size.", nameof(subtrees));
        return new MerkleFrontier(size, [.. subtrees]);
    }

    /// <summary>The tree with one leaf more. <paramref name="completed"/> receives each inner node that the leaf completes, from the bottom.</summary>
    public MerkleFrontier Append(byte[] leafHash, Action<MerklePosition, byte[]> completed)
    {
        ArgumentNullException.ThrowIfNull(leafHash);
        ArgumentNullException.ThrowIfNull(completed);
        var subtrees = new List<byte[]>(_subtrees);
        var hash = leafHash;
        var level = 0;
        for (; (Size >> level & 1) == 1; level++)
        {
            hash = MerkleHash.Node(subtrees[^1], hash);
            subtrees.RemoveAt(subtrees.Count - 1);
            completed(new MerklePosition(level + 1, Size >> (level + 1)), hash);
        }

        subtrees.Add(hash);
        return new MerkleFrontier(Size + 1, [.. subtrees]);
    }

    /// <summary>The tree with one leaf more.</summary>
    public MerkleFrontier Append(byte[] leafHash) => Append(leafHash, static (_, _) => { });

    /// <summary>The Merkle tree hash.</summary>
    public byte[] Root()
    {
        if (_subtrees.Length == 0)
            return MerkleHash.Empty;
        var root = _subtrees[^1];
        for (var i = _subtrees.Length - 2; i >= 0; i--)
            root = MerkleHash.Node(_subtrees[i], root);
        return root;
    }
}

/// <summary>A complete subtree: 2^<paramref name="Level"/> leaves, the <paramref name="Position"/>-th (from 0) of its size. Level 0 is a leaf.</summary>
public readonly record struct MerklePosition(int Level, long Position);
