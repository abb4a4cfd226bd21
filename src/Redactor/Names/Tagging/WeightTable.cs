using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// The weights of each key, laid out for questions at random places of memory: a key that was learned costs one line of it, one that was not
/// none, beside tables that stay near. Sorts of observation that have few keys are looked up by what they say. Immutable.
/// </summary>
/// <remarks>
/// A record is the weights, each in 255 steps of a scale, place by place and label by label, where <see cref="ScoreShape"/> has them; and beside
/// them a check of the key, and the scale. A key that was never learned is taken for one that was once in 2³² questions at most.
/// </remarks>
internal sealed unsafe class WeightTable
{
    /// <summary>Keys that are sought at once, at most.</summary>
    public const int MostKeys = 32;

    private const int Unit = ScoreShape.Unit;
    private const int Line = 64;
    private const int MostPlaces = 1 << 17;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private const int Direct = (1 << (int)Observation.Character) | (1 << (int)Observation.Class) | (1 << (int)Observation.ClassPair) | (1 << (int)Observation.RepeatedPair)
        | (1 << (int)Observation.RepeatedTriple) | (1 << (int)Observation.BehindRole) | (1 << (int)Observation.Following) | (1 << (int)Observation.Place)
        | (1 << (int)Observation.Words) | (1 << (int)Observation.Guard) | (1 << (int)Observation.Run) | (1 << (int)Observation.Syllable);

    private readonly PerfectPlaces _places;
    private readonly int[][] _direct = new int[Observations.Count][];
    private readonly int*[] _firstDirect = new int*[Observations.Count];
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
            // One more, for what is too large to have a place.
            _direct[kind] = GC.AllocateArray<int>(lengths[kind] + 1, pinned: true);
            _firstDirect[kind] = (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_direct[kind], 0);
        }

        // Pinned, so that memory can be asked for before it is needed. Record 0 is nobody's.
        _places = new PerfectPlaces(CollectionsMarshal.AsSpan(hashes));
        _used = 1 + _places.Count;
        _memory = GC.AllocateArray<byte>(((_used + units) * Unit) + Line, pinned: true);
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

        var record = RecordOf(row);
        var shape = ScoreShape.All[kind];
        *(uint*)(record + shape.Header) = (uint)HashOf(key);
        *(float*)(record + shape.Header + sizeof(uint)) = scale;
        MemoryMarshal.AsBytes(weights).CopyTo(new Span<byte>(record + shape.Start, weights.Length));
    }

    /// <summary>Whether a key was learned.</summary>
    public bool Knows(ulong key)
    {
        Span<ulong> keys = stackalloc ulong[EightAtOnce.Lanes];
        keys.Clear();
        keys[0] = key;
        var kind = NameModel.KindOf(key);
        var found = new FoundRows(stackalloc int[FoundRows.Room(keys.Length)]);
        Find(kind, keys, ref found);
        return found.Count > 0 && IsOf(RecordOf(found.Rows[0]), ScoreShape.All[kind], found.Checks[0]);
    }

    /// <summary>
    /// Finds the records of those keys that may have been learned, in their order, and asks for them from memory; <see cref="IsOf"/> tells for certain.
    /// </summary>
    /// <param name="kind">The sort of observation of all of them.</param>
    /// <param name="keys">The keys, at most <see cref="MostKeys"/> and a multiple of <see cref="EightAtOnce.Lanes"/>; 0 for none.</param>
    /// <param name="found">Takes the records; what it held is forgotten.</param>
    [SkipLocalsInit]
    public void Find(int kind, ReadOnlySpan<ulong> keys, ref FoundRows found)
    {
        found.Count = 0;
        if (!keys.ContainsAnyExcept(0UL))
        {
            return;
        }

        // The places of all first, then what lies there: memory answers many questions at once, if they are put one after the other.
        Span<int> places = stackalloc int[MostKeys];
        Span<int> checks = stackalloc int[MostKeys];
        var direct = IsDirect(kind);
        for (var i = 0; i < keys.Length; i += EightAtOnce.Lanes)
        {
            var some = Vector512.Create(keys.Slice(i, EightAtOnce.Lanes));
            var product = some * Vector512.Create(Spread);
            var hashes = product ^ (product >> 32);
            (direct ? PlacesOf(kind, some) : _places.Of(hashes)).CopyTo(places[i..]);
            EightAtOnce.Low(hashes).CopyTo(checks[i..]);
        }

        for (var i = 0; i < keys.Length; i += EightAtOnce.Lanes)
        {
            var (at, check) = (Vector256.Create<int>(places.Slice(i, EightAtOnce.Lanes)), Vector256.Create<int>(checks.Slice(i, EightAtOnce.Lanes)));

            // What is no key has no record, and hardly any place has observations of every sort.
            var none = EightAtOnce.Low(Vector512.Equals(Vector512.Create(keys.Slice(i, EightAtOnce.Lanes)), Vector512<ulong>.Zero));
            found.Add(i, (direct ? EightAtOnce.At(_firstDirect[kind], at) : (at + Vector256<int>.One) & _places.AreOwn(at, check)) & ~none, check);
        }

        if (Sse.IsSupported)
        {
            foreach (var row in found.Rows[..found.Count])
            {
                Sse.Prefetch0(RecordOf(row));
            }
        }
    }

    /// <summary>Where a record begins.</summary>
    public sbyte* RecordOf(int row) => (sbyte*)(_records + ((long)row * Unit));

    /// <summary>Whether a record is that of the key with this check.</summary>
    public static bool IsOf(sbyte* record, in ScoreShape shape, int check) => *(int*)(record + shape.Header) == check;

    /// <summary>The scale of a record.</summary>
    public static float ScaleOf(sbyte* record, in ScoreShape shape) => *(float*)(record + shape.Header + sizeof(uint));

    private Vector256<int> PlacesOf(int kind, Vector512<ulong> keys)
    {
        var payloads = keys & Vector512.Create(NameModel.Payloads);
        var places = !IsOfParts(kind) ? payloads
            : ((payloads >> 16) << 14) | ((payloads >> 1) & Vector512.Create(0x3F80UL)) | (payloads & Vector512.Create(0x7FUL));
        return EightAtOnce.Low(Vector512.Min(places, Vector512.Create((ulong)_direct[kind].Length - 1)));
    }

    private static int UnitsOf(int kind) => ScoreShape.All[kind].Units;

    private static ulong HashOf(ulong key)
    {
        var product = key * Spread;
        return product ^ (product >> 32);
    }

    // What consists of three small parts is put closer together.
    private static bool IsOfParts(int kind) => (Observation)kind is Observation.RepeatedPair or Observation.RepeatedTriple or Observation.BehindRole or Observation.Run;

    // What is too large for a place has none.
    private static int PlaceOf(int kind, ulong payload) =>
        (int)Math.Min(int.MaxValue - 1, IsOfParts(kind) ? ((payload >> 16) << 14) | ((payload >> 1) & 0x3F80) | (payload & 0x7F) : payload);
}
