using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Tells how often each stretch of two or three characters that begins with two Chinese ones stands in a text. Borrowed memory, given back by disposing.
/// </summary>
internal sealed class RepeatedGrams : IDisposable
{
    private const int Most = 9;
    private const int CountBits = 8;
    private const int CharacterBits = 16;

    // Drawn anew for each process, so that nobody can write a text whose stretches all share a slot.
    private static readonly ulong Spread = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    /// <summary>Counts in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Length of the stretches: 2 or 3.</param>
    public RepeatedGrams(string text, int length)
    {
        Levels = ArrayPool<byte>.Shared.Rent(text.Length + ObservationReader.Places);
        Levels.AsSpan(0, text.Length + ObservationReader.Places).Clear();
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, text.Length * 2));
        var shift = 64 - BitOperations.Log2((uint)size);
        var slots = ArrayPool<int>.Shared.Rent(Math.Max(1, text.Length));
        var counts = ArrayPool<ulong>.Shared.Rent(size);
        counts.AsSpan(0, size).Clear();
        for (var i = 0; i + length <= text.Length; i++)
        {
            slots[i] = HanText.IsHan(text[i]) && HanText.IsHan(text[i + 1]) ? Count(counts, size - 1, shift, GramAt(text, i, length)) : -1;
        }

        for (var i = 0; i + length <= text.Length; i++)
        {
            Levels[i] = slots[i] < 0 ? (byte)0 : LevelOf((int)(counts[slots[i]] & ((1 << CountBits) - 1)));
        }

        counts.AsSpan(0, size).Clear();
        ArrayPool<ulong>.Shared.Return(counts);
        ArrayPool<int>.Shared.Return(slots);
    }

    /// <summary>
    /// For each place once, twice, up to four times, up to eight times, or more often, from 0 to 4; 0 at the end of the text and where the stretch
    /// begins otherwise. As many places as are read at once may be read from any.
    /// </summary>
    public byte[] Levels { get; }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(Levels);

    private static byte LevelOf(int count) => count switch { <= 1 => 0, 2 => 1, <= 4 => 2, <= 8 => 3, _ => 4 };

    private static ulong GramAt(string text, int position, int length)
    {
        var gram = ((ulong)text[position] << CharacterBits) | text[position + 1];
        return length == 2 ? gram : (gram << CharacterBits) | text[position + 2];
    }

    // The slot of a stretch, seen once more.
    private static int Count(ulong[] counts, int mask, int shift, ulong gram)
    {
        var slot = (int)((gram * Spread) >> shift);
        while (counts[slot] != 0 && counts[slot] >> CountBits != gram)
        {
            slot = (slot + 1) & mask;
        }

        var count = counts[slot] & ((1 << CountBits) - 1);
        counts[slot] = (gram << CountBits) | Math.Min(Most, count + 1);
        return slot;
    }
}
