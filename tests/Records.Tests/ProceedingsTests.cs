namespace Disclosure.Records.Tests;

public sealed class ProceedingsTests
{
    private const ProceedingKind Reconsideration = ProceedingKind.Reconsideration;
    private const ProceedingKind First = ProceedingKind.FirstInstance;
    private const ProceedingKind Second = ProceedingKind.SecondInstance;

    public static TheoryData<(ProceedingKind, ProceedingOutcome)[], int?> Courses => new()
    {
        { [], null },
        { [(Reconsideration, ProceedingOutcome.Accepted), (Reconsideration, ProceedingOutcome.Upheld)], null },
        { [(Reconsideration, ProceedingOutcome.Revoked)], 0 },
        { [(Reconsideration, ProceedingOutcome.Unlawful), (First, ProceedingOutcome.Dismissed)], 0 },
        { [(First, ProceedingOutcome.Modified), (Second, ProceedingOutcome.Accepted)], 0 },
        { [(First, ProceedingOutcome.Revoked), (Second, ProceedingOutcome.Upheld)], 0 },
        { [(First, ProceedingOutcome.Revoked), (Second, ProceedingOutcome.Dismissed)], null },
        { [(First, ProceedingOutcome.Revoked), (Second, ProceedingOutcome.Remanded)], null },
        { [(First, ProceedingOutcome.Revoked), (Second, ProceedingOutcome.Unlawful)], 1 },
        { [(Reconsideration, ProceedingOutcome.Upheld), (First, ProceedingOutcome.Dismissed), (Second, ProceedingOutcome.Remake)], 2 },
        { [(Reconsideration, ProceedingOutcome.Invalid), (Second, ProceedingOutcome.Dismissed)], 0 },
        { [(Reconsideration, ProceedingOutcome.Modified), (First, ProceedingOutcome.Revoked), (Second, ProceedingOutcome.Dismissed)], 0 },
    };

    [Theory]
    [MemberData(nameof(Courses))]
    public void Overturning_OfACourse_IsTheLastThatStands((ProceedingKind, ProceedingOutcome)[] course, int? expected)
    {
        var proceedings = course.Select(step => new Proceeding { Kind = step.Item1, Outcome = step.Item2, Body = "某某人民法院", On = new DateOnly(2026, 5, 1) }).ToList();

        Assert.Same(expected is { } index ? proceedings[index] : null, Proceedings.Overturning(proceedings));
    }

    [Fact]
    public void Outcomes_OfEveryWay_HaveTheirWord()
    {
        foreach (var kind in Enum.GetValues<ProceedingKind>())
        {
            var words = Proceedings.OutcomesOf(kind).Select(outcome => outcome.Chinese(kind)).ToList();

            Assert.NotEmpty(kind.Chinese());
            Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        }

        Assert.All(Enum.GetValues<PerformanceStatus>(), status => Assert.NotEmpty(status.Chinese()));
    }
}
