using System.Runtime.CompilerServices;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// Finds words that no dictionary has: each character begins, ends, continues or is a word (B, E, M, S), and the most probable
/// sequence wins. Figures, the order of adding them and of comparing equal sums are jieba's, so that the cuts are the same.
/// </summary>
internal sealed unsafe class HiddenMarkovModel
{
    public const int States = 4;

    private const int B = 0;
    private const int E = 1;
    private const int M = 2;
    private const int S = 3;

    private readonly DictionaryFile _file;

    public HiddenMarkovModel(DictionaryFile file) => _file = file;

    /// <summary>
    /// Sets in <paramref name="lengths"/> the length of each word at its first character; the last word may have no end of its own.
    /// </summary>
    /// <param name="rows">The row of emissions of each character.</param>
    /// <param name="choices">Scratch of the same length.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Cut(ushort* rows, int count, byte* choices, int* lengths)
    {
        var emissions = _file.Emissions;
        var transitions = _file.Transitions;
        var (eb, sb) = (transitions[(E * States) + B], transitions[(S * States) + B]);
        var (be, me) = (transitions[(B * States) + E], transitions[(M * States) + E]);
        var (bm, mm) = (transitions[(B * States) + M], transitions[(M * States) + M]);
        var (es, ss) = (transitions[(E * States) + S], transitions[(S * States) + S]);
        var row = emissions + (rows[0] * States);
        var (b, e, m, s) = (_file.Start[B] + row[B], _file.Start[E] + row[E], _file.Start[M] + row[M], _file.Start[S] + row[S]);
        for (var i = 1; i < count; i++)
        {
            row = emissions + (rows[i] * States);
            // Only these states can stand before each other. Of two equal sums the state whose letter is later is taken.
            var (toBFromE, toBFromS) = (e + eb + row[B], s + sb + row[B]);
            var (toEFromB, toEFromM) = (b + be + row[E], m + me + row[E]);
            var (toMFromB, toMFromM) = (b + bm + row[M], m + mm + row[M]);
            var (toSFromE, toSFromS) = (e + es + row[S], s + ss + row[S]);
            var choice = (toBFromE > toBFromS ? 1 : 0) | (toEFromB > toEFromM ? 2 : 0) | (toMFromB > toMFromM ? 4 : 0) | (toSFromE > toSFromS ? 8 : 0);
            b = Math.Max(toBFromE, toBFromS);
            e = Math.Max(toEFromB, toEFromM);
            m = Math.Max(toMFromB, toMFromM);
            s = Math.Max(toSFromE, toSFromS);
            choices[i] = (byte)choice;
        }

        // Backwards: where a word ends is known before where it begins.
        var state = e > s ? E : S;
        var end = count;
        for (var i = count - 1; i >= 0; i--)
        {
            var choice = i > 0 ? choices[i] : 0;
            switch (state)
            {
                case S:
                    lengths[i] = 1;
                    end = i;
                    state = (choice & 8) != 0 ? E : S;
                    break;
                case E:
                    end = i + 1;
                    state = (choice & 2) != 0 ? B : M;
                    break;
                case M:
                    state = (choice & 4) != 0 ? B : M;
                    break;
                default:
                    lengths[i] = end - i;
                    end = i;
                    state = (choice & 1) != 0 ? E : S;
                    break;
            }
        }

        // A sequence that begins inside a word is one word up to its end.
        if (end > 0)
            lengths[0] = end;
    }
}
