using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>Reads eight values at once, beside each other or at eight places of a table that is pinned and held by whoever asks.</summary>
internal static unsafe class EightAtOnce
{
    /// <summary>Values that are read at once.</summary>
    public const int Lanes = 8;

    // A byte is fetched with the three behind it.
    private const int Behind = 3;

    /// <summary>A pinned table of so many bytes, all 0.</summary>
    public static byte[] Of(int length) => GC.AllocateArray<byte>(length + Behind, pinned: true);

    /// <summary>Where such a table begins.</summary>
    public static byte* First(byte[] memory) => (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);

    /// <summary>The byte at each place.</summary>
    public static Vector256<int> At(byte* first, Vector256<int> places)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.GatherVector256((int*)first, places, 1) & Vector256.Create((int)byte.MaxValue);
        }

        Span<int> found = stackalloc int[Lanes];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = first[places[i]];
        }

        return Vector256.Create<int>(found);
    }

    /// <summary>The number at each place.</summary>
    public static Vector256<int> At(int* first, Vector256<int> places)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.GatherVector256(first, places, sizeof(int));
        }

        Span<int> found = stackalloc int[Lanes];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = first[places[i]];
        }

        return Vector256.Create<int>(found);
    }

    /// <summary>Eight bytes as numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Wide(ReadOnlySpan<byte> values) =>
        Wide(Vector128.WidenLower(Vector128.CreateScalarUnsafe(MemoryMarshal.Read<ulong>(values)).AsByte()));

    /// <summary>Eight short numbers, widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Wide(ReadOnlySpan<ushort> values) => Wide(Vector128.Create(values));

    /// <summary>Eight numbers, widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Wide(ReadOnlySpan<uint> values) => Vector512.WidenLower(Vector256.Create(values).ToVector512Unsafe());

    /// <summary>The lower half of each number.</summary>
    public static Vector256<int> Low(Vector512<ulong> numbers) => Vector512.Narrow(numbers, numbers).GetLower().AsInt32();

    private static Vector512<ulong> Wide(Vector128<ushort> values) => Vector512.WidenLower(Vector512.WidenLower(values.ToVector256Unsafe().ToVector512Unsafe()));
}
