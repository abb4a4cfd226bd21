using System.Numerics;

namespace Disclosure.Gazette.Merkle;

/// <summary>
/// Makes proofs after RFC 9162, Sections 2.1.3.1 and 2.1.4.1, from stored complete subtrees, of which it asks for a number that grows
/// with the logarithm of the size.
/// </summary>
/// <param name="node">The hash of a complete subtree.</param>
public sealed class MerkleProver(Func<MerklePosition, CancellationToken, ValueTask<byte[]>> node)
{
    /// <summary>The path that proves leaf <paramref name="index"/> in the tree of <paramref name="size"/> leaves, from the bottom.</summary>
    public async Task<IReadOnlyList<byte[]>> InclusionAsync(long index, long size, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        long start = 0;
        var end = size;
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            if (index < middle)
            {
                path.Add(await RangeAsync(middle, end, cancellationToken));
                end = middle;
            }
            else
            {
                path.Add(await RangeAsync(start, middle, cancellationToken));
                start = middle;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>The path that proves the tree of <paramref name="first"/> leaves to be the beginning of that of <paramref name="second"/>.</summary>
    public async Task<IReadOnlyList<byte[]>> ConsistencyAsync(long first, long second, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        if (first == 0 || first == second)
            return [];

        var path = new List<byte[]>();
        long start = 0;
        var end = second;
        var whole = true; // the old tree is a complete subtree of the new one so far, and its hash is known to the asker
        while (first != end)
        {
            var middle = start + Split(end - start);
            if (first <= middle)
            {
                path.Add(await RangeAsync(middle, end, cancellationToken));
                end = middle;
            }
            else
            {
                path.Add(await RangeAsync(start, middle, cancellationToken));
                start = middle;
                whole = false;
            }
        }

        if (!whole)
            path.Add(await RangeAsync(start, end, cancellationToken));
        path.Reverse();
        return path;
    }

    /// <summary>The root of the first <paramref name="size"/> leaves.</summary>
    public async Task<byte[]> RootAsync(long size, CancellationToken cancellationToken) =>
        size == 0 ? MerkleHash.Empty : await RangeAsync(0, size, cancellationToken);

    /// <summary>The largest power of two below <paramref name="count"/>, which is at least 2.</summary>
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    private async ValueTask<byte[]> RangeAsync(long start, long end, CancellationToken cancellationToken)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((ulong)count);
            return await node(new MerklePosition(level, start >> level), cancellationToken);
        }

        var middle = start + Split(count);
        var left = await RangeAsync(start, middle, cancellationToken);
        var right = await RangeAsync(middle, end, cancellationToken);
        return MerkleHash.Node(left, right);
    }
}
