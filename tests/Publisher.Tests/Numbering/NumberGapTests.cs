using Disclosure.Publisher.Numbering;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Publisher.Tests.Numbering;

[Clause("GS-20-1")]
public sealed class NumberGapTests
{
    [Fact]
    public void Cut_AnyGapAndStatements_HoldsEachNumberOnceAndInOrder() => Prop.ForAll(
        Gen.Choose(1, 60).Two().Select(pair => new SerialRange(Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2))).ToArbitrary(),
        Gen.Choose(1, 80).ListOf().Select(starts => Apart([.. starts])).ToArbitrary(),
        (range, said) =>
        {
            var pieces = NumberGap.Cut(range, said, longest: 30);
            var numbers = pieces.SelectMany(piece => Enumerable.Range(piece.Range.First, piece.Range.Count)).ToList();
            return numbers.SequenceEqual(Enumerable.Range(range.First, range.Count))
                && pieces.All(piece => Enumerable.Range(piece.Range.First, piece.Range.Count).All(number =>
                    piece.Explanation == said.FirstOrDefault(known => known.Range.Meets(new SerialRange(number, number)))))
                && pieces.All(piece => piece.IsLeap == (piece.Explanation is null && range.Count > 30));
        }).QuickCheckThrowOnFailure();

    // Statements of three numbers, of which none meets another.
    private static List<GapExplanation> Apart(IReadOnlyList<int> starts) =>
    [
        .. starts.Select(start => start / 4 * 4).Distinct().Select(start => new GapExplanation
        {
            Id = $"{start}", Range = new SerialRange(start + 1, start + 3), Reason = GapReason.Voided, Account = "admin", At = 1,
        }),
    ];
}
