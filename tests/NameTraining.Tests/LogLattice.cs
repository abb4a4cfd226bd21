using Disclosure.Redactor.Names.Tagging;

namespace Disclosure.NameTraining.Tests;

/// <summary>The same sums as <see cref="LabelLattice"/>, in logarithms of double precision, where nothing overflows or vanishes.</summary>
internal sealed class LogLattice
{
    // No label weighs less than this, in logarithms, than the likeliest of its place: part of what the lattice promises.
    private const double Least = -30;
    private readonly double[,] _forward;
    private readonly double[,] _backward;
    private readonly double _all;

    /// <summary>Sums over a text.</summary>
    public LogLattice(float[] scores, float[] steps)
    {
        var length = scores.Length / NameLabel.Count;
        _forward = new double[length, NameLabel.Count];
        _backward = new double[length, NameLabel.Count];
        for (var place = 0; place < length; place++)
        {
            for (var label = 0; label < NameLabel.Count; label++)
            {
                var before = place == 0 ? (label is NameLabel.Outside or NameLabel.Begin ? 0 : double.NegativeInfinity)
                    : Sum((step, i) => step.To == label ? _forward[place - 1, step.From] + steps[i] : double.NegativeInfinity);
                _forward[place, label] = before + Weight(place, label);
            }
        }

        for (var place = length - 1; place >= 0; place--)
        {
            for (var label = 0; label < NameLabel.Count; label++)
            {
                _backward[place, label] = place == length - 1 ? (label is NameLabel.Outside or NameLabel.End ? 0 : double.NegativeInfinity)
                    : Sum((step, i) => step.From == label ? _backward[place + 1, step.To] + Weight(place + 1, step.To) + steps[i] : double.NegativeInfinity);
            }
        }

        _all = Enumerable.Range(0, NameLabel.Count).Select(label => _forward[length - 1, label] + _backward[length - 1, label]).Aggregate(Add);

        double Weight(int place, int label) =>
            Math.Max(Least, (double)scores[(place * NameLabel.Count) + label] - Enumerable.Range(0, NameLabel.Count).Max(other => scores[(place * NameLabel.Count) + other]));
    }

    /// <summary>Probability of a label at a place.</summary>
    public double Marginal(int place, int label) => Math.Exp(_forward[place, label] + _backward[place, label] - _all);

    private static double Sum(Func<(int From, int To), int, double> weight) => NameLabel.Steps.Select(weight).Aggregate(Add);

    private static double Add(double one, double other)
    {
        var most = Math.Max(one, other);
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(Math.Exp(one - most) + Math.Exp(other - most));
    }
}
