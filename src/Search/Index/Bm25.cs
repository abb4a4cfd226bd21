using System.Numerics;

namespace Disclosure.Search.Index;

/// <summary>
/// BM25 with k1 1.2 and b 0.75, computed in the order and precision of Lucene 8, so that equal scores are equal there too.
/// Lengths are kept in one byte: exact to 40, then with four significant bits.
/// </summary>
internal sealed class Bm25
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;
    private const int ExactBelow = 24;

    private static readonly float[] Lengths = BuildLengths();

    private readonly float[] _inverse = new float[256];
    private readonly int _documents;

    public Bm25(int documents, long totalLength)
    {
        _documents = documents;
        var average = documents == 0 || totalLength == 0 ? 1f : (float)(totalLength / (double)documents);
        for (var norm = 0; norm < _inverse.Length; norm++)
            _inverse[norm] = 1f / (K1 * ((1 - B) + (B * Lengths[norm] / average)));
    }

    /// <summary>By norm, what a frequency is multiplied by.</summary>
    public ReadOnlySpan<float> Inverses => _inverse;

    public float InverseDocumentFrequency(int documentFrequency) =>
        (float)Math.Log(1 + ((_documents - documentFrequency + 0.5D) / (documentFrequency + 0.5D)));

    public float Score(float weight, float frequency, byte norm) => weight - (weight / (1f + (frequency * _inverse[norm])));

    /// <summary>The byte a length is kept as.</summary>
    public static byte ToNorm(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return (byte)(length < ExactBelow ? length : ExactBelow + Pack(length - ExactBelow));
    }

    /// <summary>The greatest length that is not above any with the same byte.</summary>
    public static int ToLength(byte norm) => norm < ExactBelow ? norm : ExactBelow + (int)Unpack(norm - ExactBelow);

    private static int Pack(int value)
    {
        var bits = 32 - BitOperations.LeadingZeroCount((uint)value);
        if (bits < 4)
            return value;
        var shift = bits - 4;
        return ((value >> shift) & 7) | ((shift + 1) << 3);
    }

    private static long Unpack(int packed)
    {
        var shift = (packed >> 3) - 1;
        return shift < 0 ? packed & 7 : (long)((packed & 7) | 8) << shift;
    }

    private static float[] BuildLengths()
    {
        var lengths = new float[256];
        for (var norm = 0; norm < lengths.Length; norm++)
            lengths[norm] = ToLength((byte)norm);
        return lengths;
    }
}
