using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index.Postings;

/// <summary>The best score each block of a term can give, and does give while no document of it is removed.</summary>
internal static unsafe class ScoreBounds
{
    /// <summary>By block; null for a term of a single block, which has no frontier.</summary>
    public static float[]? Of(byte* data, int documentFrequency, Bm25 bm25, float weight)
    {
        var blocks = (documentFrequency + TermDataWriter.BlockSize - 1) / TermDataWriter.BlockSize;
        if (blocks < 2)
            return null;
        var bounds = new float[blocks];
        var reader = new ByteReader(data + ((long)blocks * TermDataWriter.SkipEntrySize));
        for (var block = 0; block < blocks; block++)
        {
            var best = 0f;
            for (var pairs = reader.Byte(); pairs > 0; pairs--)
            {
                var frequency = (int)reader.Variable();
                best = Math.Max(best, bm25.Score(weight, frequency, reader.Byte()));
            }

            bounds[block] = best;
        }

        return bounds;
    }
}
