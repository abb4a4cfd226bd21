using Disclosure.Redactor.Detectors;

namespace Disclosure.Redactor.Confidence;

/// <summary>
/// How much each sign of a mention counts for or against its being right, and how probable a sum of signs makes it: a logistic regression whose
/// weights keep to a direction (Platt 1999), then a curve that never falls (Zadrozny, Elkan 2002). More of a good sign never lowers the
/// probability.
/// </summary>
internal sealed record MentionWeights
{
    /// <summary>The signs, in the order of <see cref="Signs"/>, and for each the direction in which it may count: 1 for, -1 against, 0 either.</summary>
    public static readonly (string Name, int Direction)[] Names =
    [
        ("here", 1), ("rival", -1), ("best", 1), ("standing", 1), ("listed", 1), ("otherName", -1), ("broken", -1), ("word", -1), ("short", -1), ("representative", 0),
    ];

    private const double LeastProbability = 0.001;
    private const double LeastStanding = -0.5;
    private const double MostStanding = 3;

    /// <summary>Weight of each of <see cref="Names"/>.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Sums and the probability at each, both ascending, at least one; between them the curve is straight, beyond them level.</summary>
    public required IReadOnlyList<(double Sum, double Probability)> Curve { get; init; }

    /// <summary>The probability that a mention is right.</summary>
    public double Of(in MentionSigns mention)
    {
        Span<double> signs = stackalloc double[Names.Length];
        Signs(mention, signs);
        var sum = 0.0;
        for (var i = 0; i < signs.Length; i++)
        {
            sum += Weights[i] * signs[i];
        }

        var last = Curve[0];
        for (var i = 0; i < Curve.Count; i++)
        {
            var point = Curve[i];
            if (sum < point.Sum)
            {
                return last.Probability + (point.Sum > last.Sum ? (point.Probability - last.Probability) * Math.Max(0, sum - last.Sum) / (point.Sum - last.Sum) : 0);
            }

            last = point;
        }

        return last.Probability;
    }

    /// <summary>Writes what is weighed.</summary>
    public static void Signs(in MentionSigns mention, Span<double> signs)
    {
        signs[0] = Logit(mention.Here);
        signs[1] = Logit(mention.Rival);
        signs[2] = Logit(mention.Best);
        signs[3] = Math.Clamp(mention.Standing, LeastStanding, MostStanding);
        signs[4] = Has(mention, MentionTraits.Listed);
        signs[5] = Has(mention, MentionTraits.OtherName);
        signs[6] = Has(mention, MentionTraits.Broken);
        signs[7] = Has(mention, MentionTraits.Word);
        signs[8] = Has(mention, MentionTraits.Short);
        signs[9] = Has(mention, MentionTraits.Representative);
    }

    private static double Has(in MentionSigns mention, MentionTraits trait) => (mention.Traits & trait) != MentionTraits.None ? 1 : 0;

    private static double Logit(double probability)
    {
        var inner = Math.Clamp(probability, LeastProbability, 1 - LeastProbability);
        return Math.Log(inner / (1 - inner));
    }
}
