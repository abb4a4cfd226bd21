using System.Runtime.Intrinsics;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Gives each of some hashes a place of its own (a perfect hash by displacement: Belazzougui, Botelho, Dietzfelbinger 2009), in memory small
/// enough to stay near. Any other hash is given some place too, and a mark that tells most of them apart. Immutable.
/// </summary>
internal sealed unsafe class PerfectPlaces
{
    private const int Fewest = 16;
    private const int MostPilots = 256;
    private const int KeysOfBucket = 3;
    private const double Filled = 0.7;
    private const double Growth = 1.25;
    private const ulong Step = 0xD6E8FEB86659FD93;
    private const ulong Spread = 0x9FB21C651E98DF25;
    private readonly byte[] _pilots;
    private readonly byte[] _marks;
    private readonly byte* _firstPilot;
    private readonly byte* _firstMark;
    private readonly int _buckets;

    /// <summary>Finds places for hashes, no two of them equal.</summary>
    /// <exception cref="InvalidDataException">Two of them are equal.</exception>
    public PerfectPlaces(ReadOnlySpan<ulong> hashes)
    {
        var sorted = hashes.ToArray();
        Array.Sort(sorted);
        _buckets = Math.Max(Fewest, sorted.Length / KeysOfBucket);
        _pilots = EightAtOnce.Of(_buckets);
        _firstPilot = EightAtOnce.First(_pilots);
        var ordered = Buckets(sorted);
        var size = Math.Max(Fewest, sorted.Length / Filled);
        for (var tries = 0; tries < 4; tries++, size *= Growth)
        {
            Count = (int)size;
            _marks = EightAtOnce.Of(Count);
            _firstMark = EightAtOnce.First(_marks);
            if (Place(sorted, ordered))
            {
                return;
            }
        }

        throw new InvalidDataException();
    }

    /// <summary>Places are below this.</summary>
    public int Count { get; }

    /// <summary>The place of a hash.</summary>
    public int Of(ulong hash) => Within((hash ^ (_firstPilot[BucketOf(hash)] * Step)) * Spread, Count);

    /// <summary>The place of each hash.</summary>
    public Vector256<int> Of(Vector512<ulong> hashes)
    {
        var pilots = EightAtOnce.At(_firstPilot, Within(hashes, _buckets));
        return Within((hashes ^ (Vector512.WidenLower(pilots.AsUInt32().ToVector512Unsafe()) * Vector512.Create(Step))) * Vector512.Create(Spread), Count);
    }

    /// <summary>
    /// Which of these places were given to the hashes with these lower halves: all bits of those, and none of most others. What was given to
    /// another and seems to be its own all the same its owner must tell.
    /// </summary>
    public Vector256<int> AreOwn(Vector256<int> places, Vector256<int> hashes) =>
        Vector256.Equals(EightAtOnce.At(_firstMark, places), (hashes & Vector256.Create((int)byte.MaxValue)) | Vector256.Create(0x80));

    // Which of so many equal shares of all hashes holds this one; a greater hash is never in a lower share.
    private static int Within(ulong hash, int count) => (int)(((hash >> 32) * (uint)count) >> 32);

    private static Vector256<int> Within(Vector512<ulong> hashes, int count) => EightAtOnce.Low(((hashes >> 32) * Vector512.Create((ulong)count)) >> 32);

    private int BucketOf(ulong hash) => Within(hash, _buckets);

    // 0 is an empty place.
    private static byte MarkOf(ulong hash) => (byte)(hash | 0x80);

    // The buckets, as ranges of the sorted hashes; the largest first, for they are the hardest to place.
    private List<Range> Buckets(ulong[] sorted)
    {
        var buckets = new List<Range>();
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && BucketOf(sorted[end]) == BucketOf(sorted[start]))
            {
                end++;
            }

            buckets.Add(start..end);
            start = end;
        }

        buckets.Sort((one, other) => (other.End.Value - other.Start.Value, one.Start.Value).CompareTo((one.End.Value - one.Start.Value, other.Start.Value)));
        return buckets;
    }

    private bool Place(ulong[] sorted, List<Range> buckets)
    {
        foreach (var bucket in buckets)
        {
            var hashes = sorted.AsSpan(bucket);
            ref var pilot = ref _pilots[BucketOf(hashes[0])];
            for (pilot = 0; !Fits(hashes); pilot++)
            {
                if (pilot == MostPilots - 1)
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Takes the places of a bucket when all are free.
    private bool Fits(ReadOnlySpan<ulong> hashes)
    {
        for (var i = 0; i < hashes.Length; i++)
        {
            ref var mark = ref _marks[Of(hashes[i])];
            if (mark != 0)
            {
                foreach (var taken in hashes[..i])
                {
                    _marks[Of(taken)] = 0;
                }

                return false;
            }

            mark = MarkOf(hashes[i]);
        }

        return true;
    }
}
