using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>Scores up to 128 documents at once, in the precision of <see cref="Bm25.Score"/>, and hands on those that may be wanted.</summary>
internal sealed unsafe class BlockScorer
{
    private readonly float[] _inverseMemory = GC.AllocateArray<float>(TermDataWriter.BlockSize + 16, pinned: true);
    private readonly double[] _sumMemory = GC.AllocateArray<double>(TermDataWriter.BlockSize + 16, pinned: true);
    private readonly float* _inverse;
    private readonly double* _sums;

    public BlockScorer()
    {
        _inverse = (float*)Unsafe.AsPointer(ref _inverseMemory[0]);
        _sums = (double*)Unsafe.AsPointer(ref _sumMemory[0]);
    }

    /// <summary>Begins with documents whose scores are 0.</summary>
    public void Begin(int* documents, int count, byte* norms, Bm25 bm25)
    {
        var inverse = bm25.Inverses;
        for (var i = 0; i < count; i++)
            _inverse[i] = inverse[norms[documents[i]]];
        new Span<double>(_sums, (count + 7) & ~7).Clear();
    }

    /// <summary>Adds to each document the score of one term; frequencies may be read up to the next multiple of eight.</summary>
    public void Add(int* frequencies, int count, float weight)
    {
        var weights = Vector256.Create(weight);
        for (var i = 0; i < count; i += 8)
        {
            var frequency = Vector256.ConvertToSingle(Vector256.Load(frequencies + i));
            var score = weights - (weights / (Vector256<float>.One + (frequency * Vector256.Load(_inverse + i))));
            var (low, high) = Vector256.Widen(score);
            (Vector256.Load(_sums + i) + low).Store(_sums + i);
            (Vector256.Load(_sums + i + 4) + high).Store(_sums + i + 4);
        }
    }

    /// <summary>Adds every document that may be wanted to the hits.</summary>
    public void Collect(int* documents, int count, QueryRun run, SegmentView view, int segment, FacetTally.InSegment? filter)
    {
        for (var i = 0; i < count; i += 8)
        {
            var scores = Vector256.Narrow(Vector256.Load(_sums + i), Vector256.Load(_sums + i + 4));
            var wanted = Vector256.GreaterThanOrEqual(scores, Vector256.Create(run.Hits.LowestScore)).ExtractMostSignificantBits();
            if (count - i < 8)
                wanted &= (1u << (count - i)) - 1;
            for (; wanted != 0; wanted &= wanted - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(wanted);
                if (view.IsLive(documents[at]) && (filter is null || filter.Passes(documents[at])))
                    run.Add(segment, documents[at], _sums[at]);
            }
        }
    }
}
