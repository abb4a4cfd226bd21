using System.Buffers;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>Counts how often each stretch of two or three characters stands in a text, up to nine times. Borrowed memory, given back by disposing.</summary>
internal sealed class RepeatedGrams : IDisposable
{
    private const int Most = 9;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private readonly ulong[] _grams;
    private readonly byte[] _counts;
    private readonly int _shift;
    private readonly int _size;
    private readonly int _length;
    private readonly string _text;

    /// <summary>Counts in a text.</summary>
    public RepeatedGrams(string text, int length)
    {
        _text = text;
        _length = length;
        _size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, text.Length * 2));
        _shift = 64 - System.Numerics.BitOperations.Log2((uint)_size);
        _grams = ArrayPool<ulong>.Shared.Rent(_size);
        _counts = ArrayPool<byte>.Shared.Rent(_size);
        _grams.AsSpan(0, _size).Clear();
        _counts.AsSpan(0, _size).Clear();
        for (var i = 0; i + length <= text.Length; i++)
        {
            var slot = SlotOf(GramAt(i));
            _grams[slot] = GramAt(i);
            _counts[slot] += (byte)(_counts[slot] < Most ? 1 : 0);
        }
    }

    /// <summary>Once, twice, up to four times, up to eight times, or more often, from 0 to 4; 0 at the end of the text.</summary>
    public int LevelAt(int position)
    {
        if (position + _length > _text.Length)
        {
            return 0;
        }

        return _counts[SlotOf(GramAt(position))] switch { <= 1 => 0, 2 => 1, <= 4 => 2, <= 8 => 3, _ => 4 };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _grams.AsSpan(0, _size).Clear();
        ArrayPool<ulong>.Shared.Return(_grams);
        ArrayPool<byte>.Shared.Return(_counts);
    }

    private ulong GramAt(int position)
    {
        var gram = 0UL;
        for (var i = 0; i < _length; i++)
        {
            gram = (gram << 16) | _text[position + i];
        }

        return gram;
    }

    private int SlotOf(ulong gram)
    {
        var slot = (int)((gram * Spread) >> _shift);
        while (_counts[slot] != 0 && _grams[slot] != gram)
        {
            slot = (slot + 1) & (_size - 1);
        }

        return slot;
    }
}
