using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// Sums over all ways to label a text, forward and backward, scaled at each place (Rabiner 1989), so that any length of text is safe.
/// At no place does a label weigh less than e⁻³⁰ times what the likeliest does; as any label follows any other within three places, no sum is
/// less than about e⁻⁶⁰ of its place, where single precision still has room. Borrowed memory, given back by disposing.
/// </summary>
internal sealed class LabelLattice : IDisposable
{
    private const float Least = -30;
    private const int Renewed = 64;
    private readonly int _length;
    private readonly float[] _emissions;
    private readonly float[] _forward;
    private readonly float[] _backward;
    private readonly float[] _steps = new float[NameLabel.Count * NameLabel.Count];

    /// <summary>Sums over a text.</summary>
    /// <param name="scores">The weight of each label at each place, label by label; overwritten.</param>
    /// <param name="steps">Weight of each of <see cref="NameLabel.Steps"/>.</param>
    /// <param name="allowed">For each place the labels that may stand there, one bit for each; empty when all may.</param>
    public LabelLattice(Span<float> scores, ReadOnlySpan<float> steps, ReadOnlySpan<byte> allowed = default)
    {
        _length = scores.Length / NameLabel.Count;
        _emissions = ArrayPool<float>.Shared.Rent(scores.Length);
        _forward = ArrayPool<float>.Shared.Rent(scores.Length);
        _backward = ArrayPool<float>.Shared.Rent(scores.Length);
        for (var i = 0; i < steps.Length; i++)
        {
            _steps[(NameLabel.Steps[i].From * NameLabel.Count) + NameLabel.Steps[i].To] = MathF.Exp(steps[i]);
        }

        Emit(scores, allowed);
        Forward();
        Backward();
    }

    /// <summary>Probability of a label at a place.</summary>
    public float Marginal(int position, int label) => _forward[(position * NameLabel.Count) + label] * _backward[(position * NameLabel.Count) + label];

    /// <summary>Probability that one label at a place is followed by another.</summary>
    public float StepMarginal(int position, int from, int to)
    {
        var next = (position + 1) * NameLabel.Count;
        return _forward[(position * NameLabel.Count) + from] * Step(from, to) * _emissions[next + to] * _backward[next + to];
    }

    /// <summary>Adds the stretches that are names with at least a probability, none longer than so many units.</summary>
    public void Collect(float least, int longest, ICollection<TaggedSpan> spans)
    {
        for (var start = 0; start < _length; start++)
        {
            if (Marginal(start, NameLabel.Begin) < least)
            {
                continue;
            }

            var inside = _forward[(start * NameLabel.Count) + NameLabel.Begin];
            var from = NameLabel.Begin;
            for (var end = start + 1; end < _length && end - start < longest; end++)
            {
                var row = end * NameLabel.Count;
                var whole = inside * Step(from, NameLabel.End) * _emissions[row + NameLabel.End] * _backward[row + NameLabel.End];
                if (whole >= least)
                {
                    spans.Add(new TaggedSpan(start, end + 1, Math.Min(1, whole)));
                }

                inside *= Step(from, NameLabel.Middle) * _emissions[row + NameLabel.Middle];
                from = NameLabel.Middle;
                if (inside * _backward[row + NameLabel.Middle] < least)
                {
                    break;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_emissions);
        ArrayPool<float>.Shared.Return(_forward);
        ArrayPool<float>.Shared.Return(_backward);
    }

    private float Step(int from, int to) => _steps[(from * NameLabel.Count) + to];

    // The largest weight of a place is taken from all of its labels, so that no exponential overflows.
    private void Emit(Span<float> scores, ReadOnlySpan<byte> allowed)
    {
        foreach (ref var row in MemoryMarshal.Cast<float, Vector128<float>>(scores))
        {
            var most = Vector128.Max(row, Vector128.Shuffle(row, Vector128.Create(2, 3, 0, 1)));
            most = Vector128.Max(most, Vector128.Shuffle(most, Vector128.Create(1, 0, 3, 2)));
            row = Vector128.Max(row - most, Vector128.Create(Least));
        }

        for (var i = 0; i < allowed.Length * NameLabel.Count; i++)
        {
            scores[i] = (allowed[i / NameLabel.Count] & (1 << (i % NameLabel.Count))) != 0 ? scores[i] : float.NegativeInfinity;
        }

        TensorPrimitives.Exp(scores, _emissions);
    }

    // After scaling, the forward values of a place sum to one; the emissions of the place carry the scale, so that the backward sums need none of their own.
    private void Forward()
    {
        // A text begins outside a name or at the beginning of one. What is needed of the place before stays at hand: each place waits for it.
        var forward = _forward.AsSpan(0, _length * NameLabel.Count);
        var emissions = _emissions.AsSpan(0, forward.Length);
        var steps = _steps;
        var (o, b, m, e) = (1f, 1f, 0f, 0f);
        for (var row = 0; row < forward.Length; row += NameLabel.Count)
        {
            if (row > 0)
            {
                (o, b, m, e) = ((o * steps[0]) + (e * steps[12]), (o * steps[1]) + (e * steps[13]), (b * steps[6]) + (m * steps[10]), (b * steps[7]) + (m * steps[11]));
            }

            o *= emissions[row];
            b *= emissions[row + 1];
            m *= emissions[row + 2];
            e *= emissions[row + 3];
            var sum = o + b + m + e;
            var scale = sum > 0 ? 1 / sum : 0;
            forward[row] = o *= scale;
            forward[row + 1] = b *= scale;
            forward[row + 2] = m *= scale;
            forward[row + 3] = e *= scale;
            emissions[row] *= scale;
            emissions[row + 1] *= scale;
            emissions[row + 2] *= scale;
            emissions[row + 3] *= scale;
        }
    }

    private void Backward()
    {
        // A text ends outside a name or at the end of one.
        var last = (_length - 1) * NameLabel.Count;
        if (_length == 0)
        {
            return;
        }

        var ends = _forward[last] + _forward[last + 3];
        var scale = ends > 0 ? 1 / ends : 0;
        (_backward[last], _backward[last + 1], _backward[last + 2], _backward[last + 3]) = (scale, 0, 0, scale);
        for (var row = last - NameLabel.Count; row >= 0; row -= NameLabel.Count)
        {
            var next = row + NameLabel.Count;
            var o = _emissions[next] * _backward[next];
            var b = _emissions[next + 1] * _backward[next + 1];
            var m = _emissions[next + 2] * _backward[next + 2];
            var e = _emissions[next + 3] * _backward[next + 3];
            _backward[row] = (_steps[0] * o) + (_steps[1] * b);
            _backward[row + 1] = (_steps[6] * m) + (_steps[7] * e);
            _backward[row + 2] = (_steps[10] * m) + (_steps[11] * e);
            _backward[row + 3] = (_steps[12] * o) + (_steps[13] * b);
            if (row / NameLabel.Count % Renewed == 0)
            {
                Renew(row);
            }
        }
    }

    // The probabilities of a place sum to one; over a long text what was rounded would add up.
    private void Renew(int row)
    {
        var sum = 0f;
        for (var label = 0; label < NameLabel.Count; label++)
        {
            sum += _forward[row + label] * _backward[row + label];
        }

        for (var label = 0; label < NameLabel.Count && sum > 0; label++)
        {
            _backward[row + label] /= sum;
        }
    }
}
