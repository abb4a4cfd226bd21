using Disclosure.Redactor.Confidence;

namespace Disclosure.NameTraining.Calibration;

/// <summary>
/// Fits the curve by which mentions of people are given a probability: greatest likelihood, weight by weight, each kept to the direction in
/// which its sign may count; then the curve over their sum.
/// </summary>
internal static class MentionFitter
{
    private const int Rounds = 200;
    private const double Smoothing = 2;
    private const double LargestStep = 1;
    private const int PointsTogether = 100;

    /// <summary>The curve that fits the findings best.</summary>
    public static MentionWeights Fit(IReadOnlyList<MeasuredFinding> findings)
    {
        var count = MentionWeights.Names.Length;
        var signs = new double[findings.Count][];
        for (var i = 0; i < signs.Length; i++)
        {
            MentionWeights.Signs(findings[i].Candidate.Signs!.Value, signs[i] = new double[count + 1]);
            signs[i][count] = 1;
        }

        var weights = new double[count + 1];
        var sums = new double[findings.Count];
        for (var round = 0; round < Rounds; round++)
        {
            for (var w = count; w >= 0; w--)
            {
                var step = Step(findings, signs, sums, weights, w);
                for (var i = 0; step != 0 && i < sums.Length; i++)
                {
                    sums[i] += step * signs[i][w];
                }

                weights[w] += step;
            }
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] -= weights[count];
        }

        return new MentionWeights { Weights = weights[..count], Curve = Curve(findings, sums) };
    }

    private static double Step(IReadOnlyList<MeasuredFinding> findings, double[][] signs, double[] sums, double[] weights, int w)
    {
        var isBias = w == weights.Length - 1;
        var (slope, bend) = isBias ? (0.0, 1e-6) : (-weights[w] * Smoothing, Smoothing);
        for (var i = 0; i < sums.Length; i++)
        {
            if (signs[i][w] is var sign and not 0)
            {
                var probability = 1 / (1 + Math.Exp(-sums[i]));
                slope += sign * ((findings[i].IsRight ? 1 : 0) - probability);
                bend += sign * sign * probability * (1 - probability);
            }
        }

        var next = weights[w] + Math.Clamp(slope / bend, -LargestStep, LargestStep);
        var direction = isBias ? 0 : MentionWeights.Names[w].Direction;
        return (direction > 0 ? Math.Max(0, next) : direction < 0 ? Math.Min(0, next) : next) - weights[w];
    }

    // Neighbours of which the later is right less often are one (pool adjacent violators); shares as Laplace has them.
    private static List<(double Sum, double Probability)> Curve(IReadOnlyList<MeasuredFinding> findings, double[] sums)
    {
        var pools = new List<(double Sum, int Right, int All)>();
        foreach (var some in Enumerable.Range(0, sums.Length).OrderBy(i => sums[i]).Chunk(PointsTogether))
        {
            var pool = (Sum: some.Sum(i => sums[i]), Right: some.Count(i => findings[i].IsRight), All: some.Length);
            while (pools.Count > 0 && (Share(pools[^1]) >= Share(pool) || Math.Round(pools[^1].Sum / pools[^1].All, 3) >= Math.Round(pool.Sum / pool.All, 3)))
            {
                pool = (pool.Sum + pools[^1].Sum, pool.Right + pools[^1].Right, pool.All + pools[^1].All);
                pools.RemoveAt(pools.Count - 1);
            }

            pools.Add(pool);
        }

        return [.. pools.Select(pool => (pool.Sum / pool.All, Share(pool)))];

        static double Share((double Sum, int Right, int All) pool) => (pool.Right + 1.0) / (pool.All + 2);
    }
}
