using System.Buffers;
using System.Numerics;

namespace Disclosure.Redactor.Text;

/// <summary>
/// With which characters some names begin and how long they are, so that they are sought in a text by one look-up for each length, however
/// many there are. Borrowed memory, given back by disposing.
/// </summary>
internal sealed class NameLengths : IDisposable
{
    /// <summary>Names of this length and longer are told by it.</summary>
    public const int Longest = 63;

    private const int WordBits = 6;
    private ulong _lengths;
    private readonly ulong[] _firsts = ArrayPool<ulong>.Shared.Rent((char.MaxValue + 1) >> WordBits);

    /// <summary>No lengths yet.</summary>
    public NameLengths() => _firsts.AsSpan().Clear();

    /// <summary>Adds a name that begins with a character.</summary>
    public void Add(char first, int length)
    {
        _firsts[first >> WordBits] |= 1UL << first;
        _lengths |= 1UL << Math.Min(length, Longest);
    }

    /// <summary>The lengths that names may have that begin with a character, one bit for each; 0 when none does.</summary>
    public ulong Of(char first) => ((_firsts[first >> WordBits] >> first) & 1) == 0 ? 0 : _lengths;

    /// <summary>Takes the greatest length out of a set of lengths that holds any.</summary>
    public static int TakeLongest(ref ulong lengths)
    {
        var longest = BitOperations.Log2(lengths);
        lengths ^= 1UL << longest;
        return longest;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<ulong>.Shared.Return(_firsts);
}
