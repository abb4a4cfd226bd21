using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Adds up, for each place of a text, what the observations around it lend to each label. Two places are at work at once: the records of one
/// are asked for from memory while those of the one before are added.
/// </summary>
internal static class FieldScores
{
    // What a place's observations bear on: from four places before it to seven behind it, in blocks of four places.
    private const int Before = 4;
    private const int Behind = 6;
    private const int Window = 12 * NameLabel.Count;
    private const int Block = 4 * NameLabel.Count;

    // More windows than overlap.
    private const int Ring = 16;
    private const int Delay = 1;
    private static readonly Shape[] Shapes = [.. Enumerable.Range(0, Observations.Count).Select(Shape.Of)];

    /// <summary>Writes the scores of every place, label by label.</summary>
    public static void Write(ObservationReader reader, WeightTable weights, Span<float> scores)
    {
        Span<ulong> keys = stackalloc ulong[Observations.Count];
        Span<Seen> seen = stackalloc Seen[Observations.Count];
        Span<float> ring = stackalloc float[Ring * Window];
        ring.Clear();
        var count = 0;
        for (var position = 0; position < reader.Length + Delay + Before; position++)
        {
            if (position >= Delay)
            {
                var window = ring.Slice((position - Delay) % Ring * Window, Window);
                window.Clear();
                Add(weights, seen[..count], window);
            }

            if (position >= Delay + Before)
            {
                Sum(ring, position - Delay - Before, scores);
            }

            count = 0;
            if (position < reader.Length)
            {
                reader.Read(position, keys);
                count = Find(weights, keys, seen);
            }
        }
    }

    private static int Find(WeightTable weights, ReadOnlySpan<ulong> keys, Span<Seen> seen)
    {
        var count = 0;
        for (var kind = 0; kind < keys.Length; kind++)
        {
            if (keys[kind] != 0)
            {
                // No branch: nobody can foretell which keys were learned.
                var row = weights.RowOf(kind, keys[kind], out var check);
                seen[count] = new Seen(row, check, kind);
                count += row == 0 ? 0 : 1;
            }
        }

        return count;
    }

    private static void Add(WeightTable weights, ReadOnlySpan<Seen> seen, Span<float> window)
    {
        foreach (ref readonly var one in seen)
        {
            if (!weights.IsOf(one.Row, one.Check))
            {
                continue;
            }

            ref readonly var shape = ref Shapes[one.Kind];
            var scale = Vector512.Create(weights.ScaleOf(one.Row));
            AddBlock(window.Slice(shape.Block * Block, Block), weights.Around(one.Row, shape.Offset) & shape.First, scale);
            if (shape.IsWide)
            {
                AddBlock(window.Slice((shape.Block + 1) * Block, Block), weights.Around(one.Row, shape.Offset + Block) & shape.Second, scale);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBlock(Span<float> block, Vector128<sbyte> weights, Vector512<float> scale)
    {
        ref var target = ref MemoryMarshal.GetReference(block);
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

    private readonly record struct Seen(int Row, uint Check, int Kind);

    // Where the weights of a sort of observation lie in the blocks of a window.
    private readonly record struct Shape(int Block, int Offset, bool IsWide, Vector128<sbyte> First, Vector128<sbyte> Second)
    {
        public static Shape Of(int kind)
        {
            var start = (Observations.First(kind) + Before) * NameLabel.Count;
            var end = start + (Observations.Width(kind) * NameLabel.Count);
            var block = start / FieldScores.Block;
            var offset = (block * FieldScores.Block) - start;
            return new Shape(block, offset, end > (block + 1) * FieldScores.Block, Mask(0), Mask(1));

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
