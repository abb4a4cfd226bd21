using System.Numerics;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Gives each of some hashes a place of its own (a perfect hash by displacement: Belazzougui, Botelho, Dietzfelbinger 2009), in memory small
/// enough to stay near. Any other hash is given some place too, and a mark that tells most of them apart. Immutable.
/// </summary>
internal sealed class PerfectPlaces
{
    private const int MostPilots = 256;
    private const int KeysOfBucket = 3;
    private const double MostFilled = 0.7;
    private const ulong Step = 0xD6E8FEB86659FD93;
    private const ulong Spread = 0x9FB21C651E98DF25;
    private readonly byte[] _pilots;
    private readonly byte[] _marks;
    private readonly int _bucketShift;
    private readonly int _placeShift;

    /// <summary>Finds places for hashes, no two of them equal.</summary>
    /// <exception cref="InvalidDataException">Two of them are equal.</exception>
    public PerfectPlaces(ReadOnlySpan<ulong> hashes)
    {
        var sorted = hashes.ToArray();
        Array.Sort(sorted);
        var buckets = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, sorted.Length / KeysOfBucket));
        _bucketShift = 64 - BitOperations.Log2(buckets);
        _pilots = new byte[buckets];
        var ordered = Buckets(sorted);
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, sorted.Length / MostFilled));
        for (var tries = 0; tries < 4; tries++, size *= 2)
        {
            _placeShift = 64 - BitOperations.Log2(size);
            _marks = new byte[size];
            if (Place(sorted, ordered))
            {
                return;
            }
        }

        throw new InvalidDataException();
    }

    /// <summary>Places are below this.</summary>
    public int Count => _marks.Length;

    /// <summary>The place of a hash.</summary>
    public int Of(ulong hash) => (int)(((hash ^ (_pilots[hash >> _bucketShift] * Step)) * Spread) >> _placeShift);

    /// <summary>Whether a hash may be the one that the place was given to; certain when it is not.</summary>
    public bool IsLikely(ulong hash, int place) => _marks[place] == MarkOf(hash);

    // 0 is an empty place.
    private static byte MarkOf(ulong hash) => (byte)(hash | 0x80);

    // The buckets, as ranges of the sorted hashes; the largest first, for they are the hardest to place.
    private List<Range> Buckets(ulong[] sorted)
    {
        var buckets = new List<Range>();
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] >> _bucketShift == sorted[start] >> _bucketShift)
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
            var pilot = 0;
            for (_pilots[hashes[0] >> _bucketShift] = 0; !Fits(hashes); _pilots[hashes[0] >> _bucketShift] = (byte)pilot)
            {
                if (++pilot == MostPilots)
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
