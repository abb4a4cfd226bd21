using Disclosure.Redactor.Names.Tagging;

namespace Disclosure.NameTraining.Learning;

/// <summary>
/// Learns a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) by AdaGrad (Duchi, Hazan, Singer 2011), text by text.
/// Where the labels of a text are not all known, the sum over all that are possible is made likely (Tsuboi et al. 2008).
/// </summary>
internal sealed class FieldTrainer
{
    private const float Rate = 0.2f;
    private const float Decay = 3e-5f;
    private const float Negligible = 1e-3f;

    // Left out at random while learning (Srivastava et al. 2014), so that no single turn of phrase decides: words as they stand more often than classes.
    private const double LeftOutWords = 0.55;
    private const double LeftOutClasses = 0.3;
    private readonly ObservationTable _table;
    private int _summed;
    private readonly float[] _weights;
    private readonly float[] _sums;
    private readonly float[] _squares;
    private readonly float[] _steps = new float[NameLabel.Steps.Length];
    private readonly float[] _stepSums = new float[NameLabel.Steps.Length];
    private readonly float[] _stepSquares = new float[NameLabel.Steps.Length];

    /// <summary>Begins with no weight at all.</summary>
    public FieldTrainer(ObservationTable table)
    {
        _table = table;
        _weights = new float[table.Weights];
        _sums = new float[table.Weights];
        _squares = new float[table.Weights];
        Array.Fill(_squares, 1e-2f);
        Array.Fill(_stepSquares, 1e-2f);
    }

    /// <summary>Weight of each of <see cref="NameLabel.Steps"/>.</summary>
    public float[] Steps => Array.ConvertAll(_stepSums, sum => sum / _summed);

    /// <summary>The weights of a key, by its number, as they count where nothing is left out.</summary>
    public float[] WeightsOf(int row)
    {
        var kind = NameModel.KindOf(_table.Keys[row]);
        var weights = _sums.AsSpan(_table.Offsets[row], Observations.Width(kind) * NameLabel.Count).ToArray();
        return Array.ConvertAll(weights, weight => weight / _summed * (float)(1 - LeftOut(kind)));
    }

    /// <summary>Counts the weights as they are now: what is told in the end is their average (Polyak, Juditsky 1992).</summary>
    public void Sum()
    {
        System.Numerics.Tensors.TensorPrimitives.Add(_sums, _weights, _sums);
        System.Numerics.Tensors.TensorPrimitives.Add(_stepSums, _steps, _stepSums);
        _summed++;
    }

    /// <summary>Goes over all texts once, in a new order.</summary>
    /// <returns>How far the expected labels were from the known ones, a place, on average.</returns>
    public double Pass(LearnedText[] texts, SeededChoice choice, float rate)
    {
        for (var i = texts.Length - 1; i > 0; i--)
        {
            var other = choice.Next(i + 1);
            (texts[i], texts[other]) = (texts[other], texts[i]);
        }

        var off = 0.0;
        var places = 0L;
        foreach (var text in texts.Where(text => text.Length > 1))
        {
            off += Learn(LeaveOut(text, choice), rate * Rate);
            places += text.Length;
        }

        return off / Math.Max(1, places);
    }

    private static double LeftOut(int kind) => (Observation)kind switch
    {
        Observation.Pair or Observation.Triple or Observation.SkippedPair or Observation.BeforeClasses or Observation.PairBeforeClasses or Observation.BehindTwo or Observation.BehindThree => LeftOutWords,
        _ => LeftOutClasses,
    };

    private static LearnedText LeaveOut(LearnedText text, SeededChoice choice)
    {
        var rows = text.Rows.AsSpan().ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = rows[i] >= 0 && choice.Chance(LeftOut(i % Observations.Count)) ? -1 : rows[i];
        }

        return text with { Rows = rows };
    }

    private double Learn(LearnedText text, float rate)
    {
        var scores = new float[text.Length * NameLabel.Count];
        Score(text, scores);
        using var free = new LabelLattice(scores.AsSpan().ToArray(), _steps);
        using var held = new LabelLattice(scores, _steps, text.Allowed);
        var gradient = new float[text.Length * NameLabel.Count];
        var active = new bool[text.Length];
        var off = 0.0;
        for (var position = 0; position < text.Length; position++)
        {
            var largest = 0f;
            for (var label = 0; label < NameLabel.Count; label++)
            {
                var difference = held.Marginal(position, label) - free.Marginal(position, label);
                gradient[(position * NameLabel.Count) + label] = difference;
                largest = Math.Max(largest, Math.Abs(difference));
            }

            active[position] = largest > Negligible;
            off += largest;
        }

        LearnSteps(text, free, held, active, rate);
        for (var position = 0; position < text.Length; position++)
        {
            for (var kind = 0; kind < Observations.Count; kind++)
            {
                var row = text.Rows[(position * Observations.Count) + kind];
                var first = Math.Max(0, position + Observations.First(kind));
                var last = Math.Min(text.Length - 1, position + Observations.Last(kind));
                if (row >= 0 && last >= first && active.AsSpan(first, last - first + 1).Contains(true))
                {
                    Update(_table.Offsets[row] + ((first - position - Observations.First(kind)) * NameLabel.Count), gradient.AsSpan(first * NameLabel.Count, (last - first + 1) * NameLabel.Count), rate);
                }
            }
        }

        return off;
    }

    private void LearnSteps(LearnedText text, LabelLattice free, LabelLattice held, bool[] active, float rate)
    {
        for (var step = 0; step < _steps.Length; step++)
        {
            var (from, to) = NameLabel.Steps[step];
            var gradient = 0f;
            for (var position = 0; position + 1 < text.Length; position++)
            {
                if (active[position] || active[position + 1])
                {
                    gradient += held.StepMarginal(position, from, to) - free.StepMarginal(position, from, to);
                }
            }

            gradient = Math.Clamp(gradient, -5, 5);
            _stepSquares[step] += gradient * gradient;
            _steps[step] += rate * gradient / MathF.Sqrt(_stepSquares[step]);
        }
    }

    private void Update(int at, ReadOnlySpan<float> gradient, float rate)
    {
        var weights = _weights.AsSpan(at, gradient.Length);
        var squares = _squares.AsSpan(at, gradient.Length);
        for (var i = 0; i < gradient.Length; i++)
        {
            var toward = gradient[i] - (Decay * weights[i]);
            squares[i] += toward * toward;
            weights[i] += rate * toward / MathF.Sqrt(squares[i]);
        }
    }

    private void Score(LearnedText text, Span<float> scores)
    {
        for (var position = 0; position < text.Length; position++)
        {
            for (var kind = 0; kind < Observations.Count; kind++)
            {
                var row = text.Rows[(position * Observations.Count) + kind];
                if (row < 0)
                {
                    continue;
                }

                var first = Math.Max(0, position + Observations.First(kind));
                var last = Math.Min(text.Length - 1, position + Observations.Last(kind));
                var at = _table.Offsets[row] + ((first - position - Observations.First(kind)) * NameLabel.Count);
                for (var i = first * NameLabel.Count; i < (last + 1) * NameLabel.Count; i++)
                {
                    scores[i] += _weights[at++];
                }
            }
        }
    }
}
