using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Adds up, for each place of a text, what the observations around it lend to each label. Places are read in batches, one sort of observation
/// after the other: the records of a sort are asked for from memory while those of the one before are added.
/// </summary>
internal static unsafe class FieldScores
{
    private const int Window = ScoreShape.Window;

    // Places that are read together, and room for their windows and for those before that windows of theirs overlap.
    private const int Batch = WeightTable.MostKeys;
    private const int Ring = 2 * Batch;

    /// <summary>Writes the scores of every place, label by label.</summary>
    [SkipLocalsInit]
    public static void Write(ObservationReader reader, WeightTable weights, Span<float> scores)
    {
        Span<ulong> keys = stackalloc ulong[Batch * Observations.Count];
        Span<float> ring = Aligned(stackalloc float[(Ring * Window) + ScoreShape.BlockLength]);
        ring.Clear();
        var found = new FoundRows(stackalloc int[FoundRows.Room(Batch)]);
        var next = new FoundRows(stackalloc int[FoundRows.Room(Batch)]);
        for (var (start, summed) = (0, 0); summed < reader.Length; start += Batch)
        {
            var windows = ring.Slice(start % Ring * Window, Batch * Window);
            windows.Clear();
            var places = 0;
            for (; places < Batch && start + places < reader.Length; places += ObservationReader.Places)
            {
                reader.Read(start + places, keys[places..], Batch);
            }

            weights.Find(0, keys[..places], ref found);
            for (var kind = 0; kind < Observations.Count; kind++)
            {
                if (kind + 1 < Observations.Count)
                {
                    weights.Find(kind + 1, keys.Slice((kind + 1) * Batch, places), ref next);
                }

                Add(weights, kind, found, windows);
                var added = found;
                found = next;
                next = added;
            }

            for (var end = Math.Min(reader.Length, start + Batch - ScoreShape.Before); summed < end; summed++)
            {
                Sum(ring, summed, scores);
            }
        }
    }

    private static void Add(WeightTable weights, int kind, in FoundRows found, Span<float> windows)
    {
        ref readonly var shape = ref ScoreShape.All[kind];
        ref var first = ref windows[shape.Block];
        var keys = found.Keys[..found.Count];
        var rows = found.Rows[..keys.Length];
        var checks = found.Checks[..keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var record = weights.RecordOf(rows[i]);
            if (!WeightTable.IsOf(record, shape, checks[i]))
            {
                continue;
            }

            var scale = Vector512.Create(WeightTable.ScaleOf(record, shape));
            ref var window = ref Unsafe.Add(ref first, keys[i] * Window);
            AddBlock(ref window, Vector128.Load(record) & shape.First, scale);
            if (shape.IsWide)
            {
                AddBlock(ref Unsafe.Add(ref window, ScoreShape.BlockLength), Vector128.Load(record + ScoreShape.BlockLength) & shape.Second, scale);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBlock(ref float target, Vector128<sbyte> weights, Vector512<float> scale)
    {
        var wide = Vector512.WidenLower(Vector512.WidenLower(weights.ToVector256Unsafe().ToVector512Unsafe()));
        (Vector512.LoadUnsafe(ref target) + (Vector512.ConvertToSingle(wide) * scale)).StoreUnsafe(ref target);
    }

    // From the first line of memory that begins in it on, so that no block lies in two.
    private static Span<float> Aligned(Span<float> memory)
    {
        const int line = ScoreShape.BlockLength * sizeof(float);
        var beside = (int)((nuint)Unsafe.AsPointer(ref memory[0]) % line);
        return memory.Slice((line - beside) % line / sizeof(float), Ring * Window);
    }

    // What every place around has lent to this one.
    private static void Sum(ReadOnlySpan<float> ring, int place, Span<float> scores)
    {
        ref var first = ref MemoryMarshal.GetReference(ring);
        var sum = Vector128<float>.Zero;
        for (var offset = -ScoreShape.Before; offset <= ScoreShape.Behind; offset++)
        {
            sum += Vector128.LoadUnsafe(ref first, (nuint)((((place - offset) & (Ring - 1)) * Window) + ((offset + ScoreShape.Before) * NameLabel.Count)));
        }

        sum.CopyTo(scores.Slice(place * NameLabel.Count, NameLabel.Count));
    }
}
