using Disclosure.Redactor.Names.Tagging;
using Disclosure.TestKit;

namespace Disclosure.NameTraining.Tests;

/// <summary>The sums over all ways to label a text, against adding every single way up.</summary>
public sealed class LabelLatticeTests
{
    private const int Texts = 200;
    private const int Longest = 6;

    [Fact]
    public void Marginal_AnyScores_IsTheSumOverEveryWay()
    {
        var random = new SeededRandom(7);
        for (var text = 0; text < Texts; text++)
        {
            var length = 1 + random.Next(Longest);
            var scores = Numbers(random, length * NameLabel.Count);
            var steps = Numbers(random, NameLabel.Steps.Length);
            var allowed = Allowed(random, length);
            var ways = Ways(scores, steps, allowed);
            using var lattice = new LabelLattice(scores, steps, allowed);
            for (var place = 0; place < length; place++)
            {
                for (var label = 0; label < NameLabel.Count; label++)
                {
                    AssertClose(Share(ways, way => way[place] == label), lattice.Marginal(place, label));
                }

                foreach (var (from, to) in place + 1 < length ? NameLabel.Steps : [])
                {
                    AssertClose(Share(ways, way => way[place] == from && way[place + 1] == to), lattice.StepMarginal(place, from, to));
                }
            }
        }
    }

    [Fact]
    public void Collect_AnyScores_TellsEveryNameWithItsProbability()
    {
        var random = new SeededRandom(11);
        for (var text = 0; text < Texts; text++)
        {
            var length = 2 + random.Next(Longest - 1);
            var scores = Numbers(random, length * NameLabel.Count);
            var steps = Numbers(random, NameLabel.Steps.Length);
            var ways = Ways(scores, steps, []);
            var spans = new List<TaggedSpan>();
            using var lattice = new LabelLattice(scores, steps);
            lattice.Collect(0.01f, 40, spans);
            for (var start = 0; start < length; start++)
            {
                for (var end = start + 2; end <= length; end++)
                {
                    var expected = Share(ways, way => IsName(way, start, end));
                    if (expected > 0.011)
                    {
                        AssertClose(expected, spans.Single(span => span.Start == start && span.End == end).Probability);
                    }
                    else if (expected < 0.009)
                    {
                        Assert.DoesNotContain(spans, span => span.Start == start && span.End == end);
                    }
                }
            }
        }
    }

    [Fact]
    public void Marginal_AMillionPlaces_NeitherOverflowsNorVanishes()
    {
        const int length = 1_000_000;
        var scores = new float[length * NameLabel.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (i * 37 % 101) - 50;
        }

        using var lattice = new LabelLattice(scores, new float[NameLabel.Steps.Length]);
        foreach (var place in (int[])[0, 1, length / 2, length - 1])
        {
            Assert.Equal(1, Enumerable.Range(0, NameLabel.Count).Sum(label => lattice.Marginal(place, label)), 2);
        }
    }

    [Fact]
    public void Marginal_ExtremeScores_AgreesWithTheSumInLogarithms()
    {
        var random = new SeededRandom(23);
        for (var text = 0; text < Texts; text++)
        {
            var length = 1 + random.Next(120);
            var scores = Extreme(random, length);
            var steps = Numbers(random, NameLabel.Steps.Length);
            var expected = new LogLattice(scores, steps);
            using var lattice = new LabelLattice(scores, steps);
            for (var place = 0; place < length; place++)
            {
                var marginals = Enumerable.Range(0, NameLabel.Count).Select(label => lattice.Marginal(place, label)).ToList();
                Assert.All(marginals, marginal => Assert.True(float.IsFinite(marginal)));
                Assert.InRange(marginals.Sum(), 1 - 1e-3f, 1 + 1e-3f);
                for (var label = 0; label < NameLabel.Count; label++)
                {
                    AssertClose((float)expected.Marginal(place, label), marginals[label]);
                }
            }
        }
    }

    [Fact]
    public void Collect_ExtremeScores_TellsEveryProbabilityWithinBounds()
    {
        var random = new SeededRandom(29);
        for (var text = 0; text < Texts; text++)
        {
            var spans = new List<TaggedSpan>();
            using var lattice = new LabelLattice(Extreme(random, 2 + random.Next(120)), Numbers(random, NameLabel.Steps.Length));
            lattice.Collect(0.02f, 40, spans);

            Assert.All(spans, span => Assert.InRange(span.Probability, 0.02f, 1f));
        }
    }

    // Of every size a number of single precision has, place by place or in long runs that push against each other.
    private static float[] Extreme(SeededRandom random, int length)
    {
        var scores = new float[length * NameLabel.Count];
        var runs = random.Next(2) == 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var again = runs && i >= NameLabel.Count && random.Next(8) > 0;
            scores[i] = again ? scores[i - NameLabel.Count] : (random.Next(2001) - 1000) * MathF.Pow(10, random.Next(40) - 6 is var size && size > 6 ? size % 34 : size);
        }

        return scores;
    }

    private static void AssertClose(float expected, float actual) => Assert.InRange(actual, expected - 1e-3f, expected + 1e-3f);

    private static bool IsName(int[] way, int start, int end) =>
        way[start] == NameLabel.Begin && way[end - 1] == NameLabel.End && Enumerable.Range(start + 1, end - start - 2).All(place => way[place] == NameLabel.Middle);

    private static float[] Numbers(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.Next(600) - 300) / 100f)];

    // One way through is always left open, so that there is something to sum.
    private static byte[] Allowed(SeededRandom random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (byte)(random.Next(3) == 0 ? 1 << NameLabel.Outside : (1 << NameLabel.Count) - 1))];

    private static List<(int[] Way, double Weight)> Ways(float[] scores, float[] steps, byte[] allowed)
    {
        var length = scores.Length / NameLabel.Count;
        var ways = new List<(int[] Way, double Weight)>();
        for (var number = 0; number < Math.Pow(NameLabel.Count, length); number++)
        {
            var way = Enumerable.Range(0, length).Select(place => number / (int)Math.Pow(NameLabel.Count, place) % NameLabel.Count).ToArray();
            var follows = way.Zip(way.Skip(1)).All(pair => NameLabel.Steps.Contains((pair.First, pair.Second)));
            var whole = way[0] is NameLabel.Outside or NameLabel.Begin && way[^1] is NameLabel.Outside or NameLabel.End;
            if (follows && whole && (allowed.Length == 0 || way.Select((label, place) => (allowed[place] & (1 << label)) != 0).All(may => may)))
            {
                var sum = way.Select((label, place) => (double)scores[(place * NameLabel.Count) + label]).Sum() + way.Zip(way.Skip(1)).Sum(pair => (double)steps[Array.IndexOf(NameLabel.Steps, (pair.First, pair.Second))]);
                ways.Add((way, Math.Exp(sum)));
            }
        }

        return ways;
    }

    private static float Share(List<(int[] Way, double Weight)> ways, Func<int[], bool> which) =>
        (float)(ways.Where(way => which(way.Way)).Sum(way => way.Weight) / ways.Sum(way => way.Weight));
}
