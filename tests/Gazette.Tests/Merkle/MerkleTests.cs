using Disclosure.Gazette.Merkle;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Gazette.Tests.Merkle;

public sealed class MerkleTests
{
    /// <summary>The leaves that the implementations of RFC 6962 test each other with.</summary>
    private static readonly string[] Inputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Root_KnownLeaves_KnownRoots()
    {
        var frontier = MerkleFrontier.Empty;
        Assert.Equal(Roots[0], Convert.ToHexStringLower(frontier.Root()));
        for (var i = 0; i < Inputs.Length; i++)
        {
            frontier = frontier.Append(MerkleHash.Leaf(Convert.FromHexString(Inputs[i])));
            Assert.Equal(Roots[i + 1], Convert.ToHexStringLower(frontier.Root()));
        }
    }

    [Fact]
    public async Task InclusionAsync_KnownLeaves_KnownPath()
    {
        var tree = new Tree([.. Inputs.Select(Convert.FromHexString)]);

        var path = await tree.Prover.InclusionAsync(5, 8, CancellationToken.None);

        Assert.Equal(
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
            path.Select(Convert.ToHexStringLower),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task ConsistencyAsync_KnownLeaves_KnownPath()
    {
        var tree = new Tree([.. Inputs.Select(Convert.FromHexString)]);

        var path = await tree.Prover.ConsistencyAsync(6, 8, CancellationToken.None);

        Assert.Equal(
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
            path.Select(Convert.ToHexStringLower),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Proofs_EverySizeToSeventy_AreTheDefinitionsOwnAndProve()
    {
        var tree = Tree.OfSize(70);
        for (var size = 1; size <= 70; size++)
        {
            var root = tree.Definition(0, size);
            Assert.Equal(root, await tree.Prover.RootAsync(size, CancellationToken.None));
            for (var index = 0; index < size; index++)
            {
                var path = await tree.Prover.InclusionAsync(index, size, CancellationToken.None);
                Assert.Equal(tree.Path(index, 0, size), path);
                Assert.True(MerkleProof.ProvesInclusion(index, size, tree.Leaves[index], path, root));
            }

            for (var first = 0; first <= size; first++)
            {
                var path = await tree.Prover.ConsistencyAsync(first, size, CancellationToken.None);
                Assert.Equal(first == 0 ? [] : tree.SubProof(first, 0, size, whole: true), path);
                Assert.True(MerkleProof.ProvesConsistency(first, size, tree.Definition(0, first), root, path));
            }
        }
    }

    [Fact]
    public void Proofs_AnythingChanged_ProveNothing()
    {
        var tree = Tree.OfSize(40);
        Prop.ForAll(
            ArbMap.Default.ArbFor<(PositiveInt, NonNegativeInt, NonNegativeInt, NonNegativeInt)>(),
            sample =>
            {
                var size = 1 + (sample.Item1.Get % 40);
                var index = sample.Item2.Get % size;
                var path = tree.Prover.InclusionAsync(index, size, CancellationToken.None).GetAwaiter().GetResult().Select(static hash => hash.ToArray()).ToList();
                var root = tree.Definition(0, size);
                var other = (index + 1 + (sample.Item3.Get % size)) % size;
                Assert.Equal(other == index, MerkleProof.ProvesInclusion(index, size, tree.Leaves[other], path, root));
                Assert.False(MerkleProof.ProvesInclusion(index, size, tree.Leaves[index], [.. path, root], root));
                if (path.Count == 0)
                    return;
                Assert.False(MerkleProof.ProvesInclusion(index, size, tree.Leaves[index], path[..^1], root));
                path[sample.Item3.Get % path.Count][sample.Item4.Get % 32] ^= 1;
                Assert.False(MerkleProof.ProvesInclusion(index, size, tree.Leaves[index], path, root));

                var first = 1 + (sample.Item2.Get % size);
                var proof = tree.Prover.ConsistencyAsync(first, size, CancellationToken.None).GetAwaiter().GetResult().Select(static hash => hash.ToArray()).ToList();
                Assert.False(MerkleProof.ProvesConsistency(first, size, tree.Definition(1, first + 1), root, proof));
                Assert.False(MerkleProof.ProvesConsistency(first, size, tree.Definition(0, first), root, [.. proof, root]));
                if (proof.Count == 0)
                    return;
                proof[sample.Item3.Get % proof.Count][sample.Item4.Get % 32] ^= 1;
                Assert.False(MerkleProof.ProvesConsistency(first, size, tree.Definition(0, first), root, proof));
            }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    public void ProvesInclusion_IndexOutsideTree_False(long index, long size) =>
        Assert.False(MerkleProof.ProvesInclusion(index, size, new byte[32], [], new byte[32]));

    [Fact]
    public void Of_TakenUpAtAnySize_ContinuesAlike()
    {
        var tree = Tree.OfSize(70);
        for (var size = 0; size < 70; size++)
        {
            var frontier = MerkleFrontier.Of(size, [.. MerkleFrontier.Positions(size).Select(tree.Node)]);
            Assert.Equal(tree.Definition(0, size), frontier.Root());
            Assert.Equal(tree.Definition(0, size + 1), frontier.Append(tree.Leaves[size]).Root());
        }
    }

    /// <summary>The definitions of RFC 9162, Sections 2.1.1, 2.1.3.1 and 2.1.4.1, written down as they stand.</summary>
    private sealed class Tree
    {
        private readonly Dictionary<MerklePosition, byte[]> _nodes = [];

        public Tree(byte[][] inputs)
        {
            Leaves = [.. inputs.Select(static input => MerkleHash.Leaf(input))];
            var frontier = MerkleFrontier.Empty;
            foreach (var leaf in Leaves)
            {
                _nodes.Add(new MerklePosition(0, frontier.Size), leaf);
                frontier = frontier.Append(leaf, _nodes.Add);
            }

            Prover = new MerkleProver((position, _) => ValueTask.FromResult(Node(position)));
        }

        public byte[][] Leaves { get; }

        public MerkleProver Prover { get; }

        public static Tree OfSize(int size) => new([.. Enumerable.Range(0, size).Select(static i => new[] { (byte)i })]);

        public byte[] Node(MerklePosition position) => _nodes[position];

        public byte[] Definition(int start, int end)
        {
            if (start == end)
                return MerkleHash.Empty;
            if (end - start == 1)
                return Leaves[start];
            var k = start + Split(end - start);
            return MerkleHash.Node(Definition(start, k), Definition(k, end));
        }

        public IEnumerable<byte[]> Path(int index, int start, int end)
        {
            if (end - start == 1)
                return [];
            var k = start + Split(end - start);
            return index < k ? [.. Path(index, start, k), Definition(k, end)] : [.. Path(index, k, end), Definition(start, k)];
        }

        public IEnumerable<byte[]> SubProof(int first, int start, int end, bool whole)
        {
            if (first == end)
                return whole ? [] : [Definition(start, end)];
            var k = start + Split(end - start);
            return first <= k
                ? [.. SubProof(first, start, k, whole), Definition(k, end)]
                : [.. SubProof(first, k, end, whole: false), Definition(start, k)];
        }

        private static int Split(int count)
        {
            var k = 1;
            while (k * 2 < count)
                k *= 2;
            return k;
        }
    }
}
