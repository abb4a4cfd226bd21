using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// The weights of each key, laid out for questions at random places of memory: a key that was learned costs one line of it, one that was not
/// none, beside tables that stay near. Sorts of observation that have few keys are looked up by what they say. Immutable.
/// </summary>
/// <remarks>
/// A record is a check of its key, the scale of its weights, and the weights, each in 255 steps of that scale, place by place and label by
/// label. A key that was never learned is taken for one that was once in 2³² questions at most.
/// </remarks>
internal sealed unsafe class WeightTable
{
    /// <summary>Keys that are sought at once, at most.</summary>
    public const int MostKeys = 16;

    private const int Unit = 32;
    private const int Header = sizeof(uint) + sizeof(float);
    private const int Line = 64;
    private const int MostPlaces = 1 << 17;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private const int Direct = (1 << (int)Observation.Character) | (1 << (int)Observation.Class) | (1 << (int)Observation.ClassPair) | (1 << (int)Observation.RepeatedPair)
        | (1 << (int)Observation.RepeatedTriple) | (1 << (int)Observation.BehindRole) | (1 << (int)Observation.Following) | (1 << (int)Observation.Place)
        | (1 << (int)Observation.Words) | (1 << (int)Observation.Guard) | (1 << (int)Observation.Run) | (1 << (int)Observation.Syllable);

    private readonly PerfectPlaces _places;
    private readonly int[][] _direct = new int[Observations.Count][];
    private readonly byte[] _memory;
    private readonly byte* _records;
    private int _used;

    /// <summary>A table for some keys, each of which is added next.</summary>
    /// <exception cref="InvalidDataException">One cannot be a key, or is there twice.</exception>
    public WeightTable(ReadOnlySpan<ulong> keys)
    {
        var hashes = new List<ulong>();
        Span<int> lengths = stackalloc int[Observations.Count];
        lengths.Clear();
        var units = 0;
        foreach (var key in keys)
        {
            var kind = NameModel.KindOf(key);
            if (IsDirect(kind))
            {
                units += UnitsOf(kind);
                lengths[kind] = Math.Max(lengths[kind], PlaceOf(kind, NameModel.PayloadOf(key)) + 1);
            }
            else
            {
                hashes.Add(HashOf(key));
            }
        }

        if (lengths.ContainsAnyExceptInRange(0, MostPlaces))
        {
            throw new InvalidDataException();
        }

        for (var kind = 0; kind < Observations.Count; kind++)
        {
            _direct[kind] = new int[lengths[kind]];
        }

        // Pinned, so that memory can be asked for before it is needed; what is read beside a record is there to be read. Record 0 is nobody's.
        _places = new PerfectPlaces(CollectionsMarshal.AsSpan(hashes));
        _used = 1 + _places.Count;
        _memory = GC.AllocateArray<byte>(((_used + units) * Unit) + (2 * Line), pinned: true);
        _records = (byte*)(((nuint)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0) + Line - 1) / Line * Line);
    }

    /// <summary>Whether a sort of observation has so few keys that what they say is their place.</summary>
    public static bool IsDirect(int kind) => ((Direct >> kind) & 1) != 0;

    /// <summary>Adds one of the keys with its weights, place by place and label by label.</summary>
    public void Add(ulong key, float scale, ReadOnlySpan<sbyte> weights)
    {
        var kind = NameModel.KindOf(key);
        var row = 1 + _places.Of(HashOf(key));
        if (IsDirect(kind))
        {
            row = _used;
            _used += UnitsOf(kind);
            _direct[kind][PlaceOf(kind, NameModel.PayloadOf(key))] = row;
        }

        var record = _records + ((long)row * Unit);
        *(uint*)record = (uint)HashOf(key);
        *(float*)(record + sizeof(uint)) = scale;
        MemoryMarshal.AsBytes(weights).CopyTo(new Span<byte>(record + Header, weights.Length));
    }

    /// <summary>Whether a key was learned.</summary>
    public bool Knows(ulong key)
    {
        Span<FoundRow> found = stackalloc FoundRow[1];
        return Find(NameModel.KindOf(key), [key], found) > 0 && IsOf(found[0].Row, found[0].Check);
    }

    /// <summary>
    /// Writes the records of those keys that may have been learned, in their order, and asks for them from memory. Returns how many there are;
    /// <see cref="IsOf"/> tells for certain.
    /// </summary>
    /// <param name="kind">The sort of observation of all of them.</param>
    /// <param name="keys">The keys, at most <see cref="MostKeys"/>; 0 for none.</param>
    /// <param name="found">Room for as many.</param>
    public int Find(int kind, ReadOnlySpan<ulong> keys, Span<FoundRow> found)
    {
        if (!keys.ContainsAnyExcept(0UL))
        {
            return 0;
        }

        Span<ulong> hashes = stackalloc ulong[MostKeys];
        Span<int> rows = stackalloc int[MostKeys];
        for (var i = 0; i < keys.Length; i++)
        {
            hashes[i] = HashOf(keys[i]);
        }

        if (IsDirect(kind))
        {
            FindDirect(kind, keys, rows);
        }
        else
        {
            _places.Find(hashes[..keys.Length], rows);
        }

        var records = _records;
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            // No branch, for nobody can foretell which keys were learned: a key that is 0 has no row, and only a row counts.
            var row = (rows[i] + 1) & (int)((long)(keys[i] | (0 - keys[i])) >> 63);
            found[count] = new FoundRow(i, row, (uint)hashes[i]);
            count += (int)((uint)-row >> 31);
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(records + ((long)row * Unit));
            }
        }

        return count;
    }

    /// <summary>Whether a record is that of the key with this check.</summary>
    public bool IsOf(int row, uint check) => *(uint*)(_records + ((long)row * Unit)) == check;

    /// <summary>The scale of a record.</summary>
    public float ScaleOf(int row) => *(float*)(_records + ((long)row * Unit) + sizeof(uint));

    /// <summary>
    /// Sixteen bytes of a record from a place among its weights on, which may be before the first or reach behind the last by fewer than sixteen:
    /// what is no weight of the record is another's.
    /// </summary>
    public Vector128<sbyte> Around(int row, int offset) => Vector128.Load((sbyte*)(_records + ((long)row * Unit) + Header + offset));

    private void FindDirect(int kind, ReadOnlySpan<ulong> keys, Span<int> rows)
    {
        var direct = _direct[kind];
        for (var i = 0; i < keys.Length; i++)
        {
            var place = PlaceOf(kind, NameModel.PayloadOf(keys[i]));
            rows[i] = (uint)place < (uint)direct.Length ? direct[place] - 1 : -1;
        }
    }

    private static int UnitsOf(int kind) => ((Observations.Width(kind) * NameLabel.Count) + Header + Unit - 1) / Unit;

    private static ulong HashOf(ulong key)
    {
        var product = key * Spread;
        return product ^ (product >> 32);
    }

    // What consists of three small parts is put closer together; what is too large for a place has none.
    private static int PlaceOf(int kind, ulong payload) => (int)Math.Min(int.MaxValue - 1, (Observation)kind switch
    {
        Observation.RepeatedPair or Observation.RepeatedTriple or Observation.BehindRole or Observation.Run => ((payload >> 16) << 14) | ((payload >> 1) & 0x3F80) | (payload & 0x7F),
        _ => payload,
    });
}

/// <summary>A record that may be that of a key.</summary>
/// <param name="Key">Which of the keys that were sought.</param>
/// <param name="Row">The record; 0 is nobody's.</param>
/// <param name="Check">What it begins with if it is the key's.</param>
internal readonly record struct FoundRow(int Key, int Row, uint Check);
