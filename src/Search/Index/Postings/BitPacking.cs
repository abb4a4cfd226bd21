using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Disclosure.Search.Index.Postings;

/// <summary>
/// Numbers of equal width, one after the other, lowest bit first. Any of them can be read alone. Reading runs up to
/// <see cref="Padding"/> bytes past the last; so does unpacking past the last number, by up to seven.
/// </summary>
internal static unsafe class BitPacking
{
    public const int Padding = 32;

    // What eight numbers at a time allow: four of them and the bits before them lie within 16 bytes, each within four.
    private const int WidestShuffled = 25;

    private static readonly byte* Shuffles = BuildShuffles();

    /// <summary>Bits that hold every one of the values.</summary>
    public static int WidthOf(ReadOnlySpan<uint> values)
    {
        uint all = 0;
        foreach (var value in values)
            all |= value;
        return 32 - BitOperations.LeadingZeroCount(all);
    }

    public static int BytesOf(int count, int width) => ((count * width) + 7) >> 3;

    public static void Pack(ReadOnlySpan<uint> values, int width, Span<byte> into)
    {
        ulong pending = 0;
        var (bits, at) = (0, 0);
        foreach (var value in values)
        {
            pending |= (ulong)value << bits;
            bits += width;
            for (; bits >= 8; bits -= 8, pending >>= 8)
                into[at++] = (byte)pending;
        }

        if (bits > 0)
            into[at] = (byte)pending;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Get(byte* packed, int width, int index)
    {
        var bit = index * width;
        return (uint)((*(ulong*)(packed + (bit >> 3)) >> (bit & 7)) & ((1UL << width) - 1));
    }

    /// <summary>Unpacks <paramref name="count"/> numbers, rounded up to eights, each plus <paramref name="plus"/>.</summary>
    public static void Unpack(byte* packed, int width, int count, int* into, int plus)
    {
        if (Avx2.IsSupported && width <= WidestShuffled)
        {
            var add = Vector256.Create(plus);
            if (width == 0)
            {
                for (var i = 0; i < count; i += 8)
                    add.Store(into + i);
                return;
            }

            var group = new PackedGroup(width);
            for (var i = 0; i < count; i += 8, packed += width)
                (group.Read(packed) + add).Store(into + i);
            return;
        }

        for (var i = 0; i < count; i++)
            into[i] = (int)Get(packed, width, i) + plus;
    }

    /// <summary>Unpacks numbers that are each the distance, less one, from the number before; <paramref name="before"/> is before the first.</summary>
    public static void UnpackSums(byte* packed, int width, int count, int* into, int before)
    {
        if (Avx2.IsSupported && width <= WidestShuffled)
        {
            var group = width == 0 ? default : new PackedGroup(width);
            var carry = Vector256.Create(before);
            for (var i = 0; i < count; i += 8, packed += width)
            {
                var value = (width == 0 ? Vector256<int>.Zero : group.Read(packed)) + Vector256<int>.One;
                value += Avx2.ShiftLeftLogical128BitLane(value, 4);
                value += Avx2.ShiftLeftLogical128BitLane(value, 8);
                // The sum of the lower four goes to each of the upper four.
                value += Avx2.Permute2x128(Avx2.Shuffle(value, 0xFF), value, 0x08);
                value += carry;
                value.Store(into + i);
                carry = Avx2.PermuteVar8x32(value, Vector256.Create(7));
            }

            return;
        }

        for (var i = 0; i < count; i++)
            into[i] = before += (int)Get(packed, width, i) + 1;
    }

    // For each width: where each byte comes from (32), by how much each number is shifted (32), the mask of a number (32).
    private static byte* BuildShuffles()
    {
        const int entry = 96;
        var tables = (byte*)NativeMemory.AlignedAlloc((nuint)(entry * (WidestShuffled + 1)), 32);
        for (var width = 0; width <= WidestShuffled; width++)
        {
            var table = tables + (entry * width);
            for (var lane = 0; lane < 8; lane++)
            {
                var bit = (lane & 3) * width;
                if (lane >= 4)
                    bit += (4 * width) & 7;
                for (var i = 0; i < 4; i++)
                    table[(lane * 4) + i] = (byte)((bit >> 3) + i);
                ((uint*)(table + 32))[lane] = (uint)(bit & 7);
                ((uint*)(table + 64))[lane] = (uint)((1UL << width) - 1);
            }
        }

        return tables;
    }

    private readonly struct PackedGroup(int width)
    {
        private readonly Vector256<byte> _shuffle = Vector256.Load(Shuffles + (96 * width));
        private readonly Vector256<uint> _shift = Vector256.Load((uint*)(Shuffles + (96 * width) + 32));
        private readonly Vector256<uint> _mask = Vector256.Load((uint*)(Shuffles + (96 * width) + 64));
        private readonly int _upper = (4 * width) >> 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Read(byte* packed)
        {
            var bytes = Vector256.Create(Vector128.Load(packed), Vector128.Load(packed + _upper));
            return (Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(bytes, _shuffle).AsUInt32(), _shift) & _mask).AsInt32();
        }
    }
}
