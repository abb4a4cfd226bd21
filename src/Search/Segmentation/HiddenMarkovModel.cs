using System.Buffers;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// Finds words that no dictionary has: each character begins, continues, ends or is a word (B, M, E, S), and the most probable
/// sequence wins. Figures and the order of comparing equal ones are jieba's, so that the cuts are the same.
/// </summary>
internal sealed class HiddenMarkovModel
{
    public const int States = 4;

    private const double Impossible = -3.14e100;
    private const int B = 0;
    private const int E = 1;
    private const int M = 2;
    private const int S = 3;

    // The only states that can stand before each; of two equally probable the later letter is taken.
    private static readonly (int Low, int High)[] Before = [(E, S), (B, M), (B, M), (E, S)];

    private readonly double[] _start;
    private readonly double[] _transitions;
    private readonly int[] _row = new int[char.MaxValue + 1];
    private readonly double[] _emissions;

    /// <summary>All figures in the order B E M S; transitions as [from × 4 + to].</summary>
    public HiddenMarkovModel(double[] start, double[] transitions, IReadOnlyList<IReadOnlyDictionary<char, double>> emissions)
    {
        _start = start;
        _transitions = transitions;
        var characters = emissions.SelectMany(e => e.Keys).Distinct().ToList();
        // Row 0 is for characters never seen.
        _emissions = new double[(characters.Count + 1) * States];
        Array.Fill(_emissions, Impossible);
        for (var i = 0; i < characters.Count; i++)
        {
            _row[characters[i]] = (i + 1) * States;
            for (var state = 0; state < States; state++)
                if (emissions[state].TryGetValue(characters[i], out var figure))
                    _emissions[((i + 1) * States) + state] = figure;
        }
    }

    /// <summary>Cuts a run of ideographs; the spans added are offset by <paramref name="offset"/>.</summary>
    public void Cut(ReadOnlySpan<char> run, int offset, List<TextSpan> into)
    {
        var states = ArrayPool<byte>.Shared.Rent(run.Length);
        try
        {
            Decode(run, states);
            var (begin, next) = (0, 0);
            for (var i = 0; i < run.Length; i++)
            {
                switch (states[i])
                {
                    case B:
                        begin = i;
                        break;
                    case E:
                        into.Add(new TextSpan(offset + begin, offset + i + 1));
                        next = i + 1;
                        break;
                    case S:
                        into.Add(new TextSpan(offset + i, offset + i + 1));
                        next = i + 1;
                        break;
                    default:
                        break;
                }
            }

            if (next < run.Length)
                into.Add(new TextSpan(offset + next, offset + run.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(states);
        }
    }

    private void Decode(ReadOnlySpan<char> run, Span<byte> states)
    {
        var from = ArrayPool<byte>.Shared.Rent(run.Length * States);
        Span<double> now = stackalloc double[States];
        Span<double> last = stackalloc double[States];
        var row = _row[run[0]];
        for (var state = 0; state < States; state++)
            now[state] = _start[state] + _emissions[row + state];
        for (var t = 1; t < run.Length; t++)
        {
            now.CopyTo(last);
            row = _row[run[t]];
            for (var state = 0; state < States; state++)
            {
                var (low, high) = Before[state];
                var emission = _emissions[row + state];
                var a = last[low] + _transitions[(low * States) + state] + emission;
                var b = last[high] + _transitions[(high * States) + state] + emission;
                var lowWins = a > b;
                now[state] = lowWins ? a : b;
                from[(t * States) + state] = (byte)(lowWins ? low : high);
            }
        }

        var best = now[E] > now[S] ? E : S;
        for (var t = run.Length - 1; t >= 0; t--)
        {
            states[t] = (byte)best;
            if (t > 0)
                best = from[(t * States) + best];
        }

        ArrayPool<byte>.Shared.Return(from);
    }
}
