using System.Buffers;

namespace Disclosure.Search.Segmentation;

/// <summary>The most probable path of dictionary words through a run; of two equal ones the one whose next word is longer, as jieba.</summary>
internal sealed class PathFinder
{
    private readonly WordTrie _words;
    private readonly double[] _weights;
    private readonly double _unknown;

    public PathFinder(WordTrie words, long total)
    {
        _words = words;
        var logTotal = Math.Log(total);
        _unknown = Math.Log(1) - logTotal;
        _weights = new double[words.NodeCount];
        for (var node = 0; node < _weights.Length; node++)
            _weights[node] = Math.Log(Math.Max(1, words.Frequency(node))) - logTotal;
    }

    /// <summary>A rented path: dispose it, and keep nothing of it.</summary>
    public Route Find(ReadOnlySpan<char> run)
    {
        var route = new Route(run.Length + 1);
        var (ends, scores) = (route.Ends, route.Scores);
        scores[run.Length] = 0;
        for (var start = run.Length - 1; start >= 0; start--)
        {
            var bestEnd = -1;
            var best = double.NegativeInfinity;
            var node = _words.Enter(run[start]);
            for (var end = start; node != WordTrie.None;)
            {
                if (_words.Frequency(node) > 0)
                {
                    var score = _weights[node] + scores[end + 1];
                    if (score >= best)
                        (best, bestEnd) = (score, end);
                }

                if (++end == run.Length)
                    break;
                node = _words.Step(node, run[end]);
            }

            if (bestEnd < 0)
                (best, bestEnd) = (_unknown + scores[start + 1], start);
            scores[start] = best;
            ends[start] = bestEnd;
        }

        return route;
    }

    internal readonly struct Route(int length) : IDisposable
    {
        /// <summary>For each position where a word begins on the path, its last character.</summary>
        public int[] Ends { get; } = ArrayPool<int>.Shared.Rent(length);

        public double[] Scores { get; } = ArrayPool<double>.Shared.Rent(length);

        public void Dispose()
        {
            ArrayPool<int>.Shared.Return(Ends);
            ArrayPool<double>.Shared.Return(Scores);
        }
    }
}
