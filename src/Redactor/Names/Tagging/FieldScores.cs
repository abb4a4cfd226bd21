using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Adds up, for each place of a text, what the observations around it lend to each label. Places are read in batches, one sort of observation
/// after the other: the records of a batch are asked for from memory while those of the one before are added.
/// </summary>
internal static class FieldScores
{
    // What a place's observations bear on: from four places before it to seven behind it, in blocks of four places.
    private const int Before = 4;
    private const int Behind = 6;
    private const int Window = 12 * NameLabel.Count;
    private const int Block = 4 * NameLabel.Count;

    // The windows of a batch, and of those places before it that windows of the batch overlap.
    private const int Batch = WeightTable.MostKeys;
    private const int Ring = 2 * Batch;
    private static readonly ScoreShape[] Shapes = [.. Enumerable.Range(0, Observations.Count).Select(ScoreShape.Of)];

    /// <summary>Writes the scores of every place, label by label.</summary>
    public static void Write(ObservationReader reader, WeightTable weights, Span<float> scores)
    {
        Span<ulong> keys = stackalloc ulong[Batch * Observations.Count];
        Span<FoundRow> rows = stackalloc FoundRow[2 * Batch * Observations.Count];
        Span<int> counts = stackalloc int[2 * Observations.Count];
        Span<float> ring = stackalloc float[Ring * Window];
        ring.Clear();
        var found = new FoundRows(rows[..(rows.Length / 2)], counts[..Observations.Count]);
        var next = new FoundRows(rows[(rows.Length / 2)..], counts[Observations.Count..]);
        Find(reader, weights, 0, keys, found);
        for (var (start, summed) = (0, 0); summed < reader.Length; start += Batch)
        {
            Find(reader, weights, start + Batch, keys, next);
            var windows = ring.Slice(start % Ring * Window, Batch * Window);
            windows.Clear();
            Add(weights, found, windows);
            for (var end = Math.Min(reader.Length, start + Batch - Before); summed < end; summed++)
            {
                Sum(ring, summed, scores);
            }

            var added = found;
            found = next;
            next = added;
        }
    }

    private static void Find(ObservationReader reader, WeightTable weights, int start, Span<ulong> keys, FoundRows found)
    {
        var places = Math.Clamp(reader.Length - start, 0, Batch);
        for (var place = 0; place < places; place++)
        {
            reader.Read(start + place, keys[place..], Batch);
        }

        for (var kind = 0; kind < Observations.Count; kind++)
        {
            found.Counts[kind] = weights.Find(kind, keys.Slice(kind * Batch, places), found.Of(kind));
        }
    }

    private static void Add(WeightTable weights, FoundRows found, Span<float> windows)
    {
        for (var kind = 0; kind < Observations.Count; kind++)
        {
            var shape = Shapes[kind];
            ref var first = ref windows[shape.Block * Block];
            foreach (var one in found.Of(kind)[..found.Counts[kind]])
            {
                if (!weights.IsOf(one.Row, one.Check))
                {
                    continue;
                }

                var scale = Vector512.Create(weights.ScaleOf(one.Row));
                ref var window = ref Unsafe.Add(ref first, one.Key * Window);
                AddBlock(ref window, weights.Around(one.Row, shape.Offset) & shape.First, scale);
                if (shape.IsWide)
                {
                    AddBlock(ref Unsafe.Add(ref window, Block), weights.Around(one.Row, shape.Offset + Block) & shape.Second, scale);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBlock(ref float target, Vector128<sbyte> weights, Vector512<float> scale)
    {
        var wide = Vector512.WidenLower(Vector512.WidenLower(weights.ToVector256Unsafe().ToVector512Unsafe()));
        (Vector512.LoadUnsafe(ref target) + (Vector512.ConvertToSingle(wide) * scale)).StoreUnsafe(ref target);
    }

    // What every place around has lent to this one.
    private static void Sum(ReadOnlySpan<float> ring, int place, Span<float> scores)
    {
        ref var first = ref MemoryMarshal.GetReference(ring);
        var sum = Vector128<float>.Zero;
        for (var offset = -Before; offset <= Behind; offset++)
        {
            sum += Vector128.LoadUnsafe(ref first, (nuint)((((place - offset) & (Ring - 1)) * Window) + ((offset + Before) * NameLabel.Count)));
        }

        sum.CopyTo(scores.Slice(place * NameLabel.Count, NameLabel.Count));
    }

    // The records of a batch, one sort of observation after the other.
    private readonly ref struct FoundRows(Span<FoundRow> rows, Span<int> counts)
    {
        private readonly Span<FoundRow> _rows = rows;

        public Span<int> Counts { get; } = counts;

        public Span<FoundRow> Of(int kind) => _rows.Slice(kind * Batch, Batch);
    }

    // Where the weights of a sort of observation lie in the blocks of a window.
    private readonly record struct ScoreShape(int Block, int Offset, bool IsWide, Vector128<sbyte> First, Vector128<sbyte> Second)
    {
        public static ScoreShape Of(int kind)
        {
            var start = (Observations.First(kind) + Before) * NameLabel.Count;
            var end = start + (Observations.Width(kind) * NameLabel.Count);
            var block = start / FieldScores.Block;
            var offset = (block * FieldScores.Block) - start;
            return new ScoreShape(block, offset, end > (block + 1) * FieldScores.Block, Mask(0), Mask(1));

            Vector128<sbyte> Mask(int of)
            {
                Span<sbyte> mask = stackalloc sbyte[FieldScores.Block];
                for (var i = 0; i < mask.Length; i++)
                {
                    mask[i] = ((block + of) * FieldScores.Block) + i is var at && at >= start && at < end ? (sbyte)-1 : (sbyte)0;
                }

                return Vector128.Create<sbyte>(mask);
            }
        }
    }
}
