namespace Disclosure.Benchmarks.Desk;

/// <summary>Durations in milliseconds and their percentiles by nearest rank.</summary>
internal sealed class Timings(IEnumerable<double> milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    public int Count => _sorted.Length;

    public double At(double percentile) => _sorted.Length == 0 ? double.NaN : _sorted[Math.Clamp((int)Math.Ceiling(percentile / 100 * _sorted.Length) - 1, 0, _sorted.Length - 1)];
}
