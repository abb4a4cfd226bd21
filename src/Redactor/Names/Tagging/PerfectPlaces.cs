namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Gives each of some hashes a place of its own (a perfect hash by displacement: Belazzougui, Botelho, Dietzfelbinger 2009), in memory small
/// enough to stay near. Any other hash is given some place too, and a mark that tells most of them apart. Immutable.
/// </summary>
internal sealed class PerfectPlaces
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

    /// <summary>Finds places for hashes, no two of them equal.</summary>
    /// <exception cref="InvalidDataException">Two of them are equal.</exception>
    public PerfectPlaces(ReadOnlySpan<ulong> hashes)
    {
        var sorted = hashes.ToArray();
        Array.Sort(sorted);
        _pilots = new byte[Math.Max(Fewest, sorted.Length / KeysOfBucket)];
        var ordered = Buckets(sorted);
        var size = Math.Max(Fewest, sorted.Length / Filled);
        for (var tries = 0; tries < 4; tries++, size *= Growth)
        {
            _marks = new byte[(int)size];
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
    public int Of(ulong hash) => PlaceOf(hash, _pilots, _marks.Length);

    /// <summary>Writes the place of each hash, and −1 for most hashes that were given none. What was given none and has a place all the same its owner must tell.</summary>
    public void Find(ReadOnlySpan<ulong> hashes, Span<int> places)
    {
        var (pilots, marks) = (_pilots, _marks);
        for (var i = 0; i < hashes.Length; i++)
        {
            var hash = hashes[i];
            var place = PlaceOf(hash, pilots, marks.Length);

            // No branch: nobody can foretell which have one. What is taken from 0 is negative unless the marks are the same.
            places[i] = place | ((0 - (marks[place] ^ MarkOf(hash))) >> 31);
        }
    }

    private static int PlaceOf(ulong hash, byte[] pilots, int places) => Within((hash ^ (pilots[Within(hash, pilots.Length)] * Step)) * Spread, places);

    // Which of so many equal shares of all hashes holds this one; a greater hash is never in a lower share.
    private static int Within(ulong hash, int count) => (int)(((hash >> 32) * (uint)count) >> 32);

    private int BucketOf(ulong hash) => Within(hash, _pilots.Length);

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
