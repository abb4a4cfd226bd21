using System.Runtime.CompilerServices;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// The most probable path of dictionary words through a run, from right to left; of two equal ones the one whose next word is longer, as
/// jieba. Sums are of floating point in jieba's order: which of two almost equal paths wins hangs on their last bit.
/// </summary>
internal static unsafe class PathFinder
{
    /// <summary>Behind the last code of a run: no word goes on with it.</summary>
    public const ushort End = CharacterCode.Last + 1;

    /// <param name="codes">The run's, with <see cref="End"/> behind them.</param>
    /// <param name="scores">Scratch, one longer than the run.</param>
    /// <param name="lengths">Takes, for each position where a word begins on the path, its length.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(WordDictionary words, ushort* codes, int count, double* scores, int* lengths)
    {
        var trie = words.Trie;
        var weights = words.Weights;
        var unseen = words.Unseen;
        scores[count] = 0;
        for (var start = count - 1; start >= 0; start--)
        {
            var node = trie[codes[start]];
            var next = start + 1;
            // What is no word weighs minus infinity.
            var best = weights[(ushort)(node >> 16)] + scores[next];
            var end = next;
            while (node >> 32 is var first and not 0)
            {
                var code = codes[next];
                node = trie[first + code];
                if ((ushort)node != code)
                    break;
                next++;
                var score = weights[(ushort)(node >> 16)] + scores[next];
                if (score >= best)
                    (best, end) = (score, next);
            }

            if (double.IsNegativeInfinity(best))
                (best, end) = (unseen + scores[start + 1], start + 1);
            scores[start] = best;
            lengths[start] = end - start;
        }
    }
}
