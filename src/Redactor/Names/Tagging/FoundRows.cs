using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>Records that may be those of keys, in the order of the keys.</summary>
internal ref struct FoundRows
{
    // For each choice out of eight, which they are, one after the other.
    private static readonly ulong[] Chosen = [.. Enumerable.Range(0, 1 << EightAtOnce.Lanes).Select(ChosenOf)];

    /// <summary>None yet, in the memory given; see <see cref="Room"/>.</summary>
    public FoundRows(Span<int> memory)
    {
        var each = memory.Length / 3;
        Keys = memory[..each];
        Rows = memory.Slice(each, each);
        Checks = memory.Slice(2 * each, each);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; set; }

    /// <summary>For each, which of the keys that were sought.</summary>
    public Span<int> Keys { get; }

    /// <summary>For each, the record.</summary>
    public Span<int> Rows { get; }

    /// <summary>For each, what the record begins with if it is the key's.</summary>
    public Span<int> Checks { get; }

    /// <summary>The memory that so many take; what is added last may touch more than it needs.</summary>
    public static int Room(int most) => 3 * (most + EightAtOnce.Lanes);

    /// <summary>Adds those of eight that have a record, without a branch, for nobody can foretell which.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int firstKey, Vector256<int> rows, Vector256<int> checks)
    {
        var has = ~Vector256.Equals(rows, Vector256<int>.Zero).ExtractMostSignificantBits() & byte.MaxValue;
        var bytes = Vector128.CreateScalarUnsafe(Chosen[has]).AsByte();
        var chosen = Vector256.WidenLower(Vector128.WidenLower(bytes).ToVector256Unsafe()).AsInt32();
        (chosen + Vector256.Create(firstKey)).CopyTo(Keys[Count..]);
        Vector256.Shuffle(rows, chosen).CopyTo(Rows[Count..]);
        Vector256.Shuffle(checks, chosen).CopyTo(Checks[Count..]);
        Count += BitOperations.PopCount(has);
    }

    private static ulong ChosenOf(int choice)
    {
        var (order, count) = (0UL, 0);
        for (var i = 0; i < EightAtOnce.Lanes; i++)
        {
            if ((choice & (1 << i)) != 0)
            {
                order |= (ulong)i << (8 * count++);
            }
        }

        return order;
    }
}
