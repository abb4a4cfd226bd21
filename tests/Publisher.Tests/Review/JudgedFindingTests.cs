using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>By what a finding is known, and when it is a question.</summary>
public sealed class JudgedFindingTests
{
    private static readonly ConfidenceBands Bands = new(0.9, 0.97);

    private static readonly Finding Name = new()
    {
        Start = 3, End = 6, Text = "玉香罕", Kind = FindingKinds.Person, Role = PersonRole.Witness, Action = FindingAction.Hide, Rule = "name/mention", Clause = "GS-10-1", Confidence = 0.5, Replacement = "玉某某",
    };

    [Fact]
    public void Mark_AnythingThatDecidesWhatThePublicReads_IsInIt()
    {
        Finding[] others =
        [
            Name with { Start = 2 }, Name with { End = 7 }, Name with { Text = "玉香军" }, Name with { Kind = FindingKinds.Address }, Name with { Role = PersonRole.Officer },
            Name with { Action = FindingAction.Generalise }, Name with { Action = FindingAction.Keep, Replacement = null }, Name with { Clause = "GS-10-4" },
            Name with { Replacement = "玉某某（2）" }, Name with { Matter = FindingMatter.Sex },
        ];
        string[] marks = [Mark(Name), .. others.Select(other => Mark(other)), Mark(Name, caseId: "case-2"), Mark(Name, textMark: "text-2")];

        Assert.Equal(marks.Length, marks.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Mark(Name), Mark(Name with { Confidence = 0.99, Rule = "name/other", Trace = null }));
    }

    [Fact]
    public void IsOpen_WhateverWasSaid_OnlyAnAnswerOfItsOwnClosesADoubt()
    {
        bool[] either = [false, true];
        var all =
            from confidence in (double[])[0, 0.89, 0.9, 0.96, 0.97, 1]
            from isKept in either
            from isAccepted in either
            from isGrouped in either
            from isRejected in either
            select (confidence, isKept, isAccepted, isGrouped, isRejected);
        foreach (var (confidence, isKept, isAccepted, isGrouped, isRejected) in all)
        {
            var finding = Name with { Confidence = confidence, Action = isKept ? FindingAction.Keep : FindingAction.Hide, Replacement = isKept ? null : "玉某某" };
            var accepted = new ReviewAcceptances { TextMark = "text", Accepted = isAccepted ? [new AcceptedFinding(Mark(finding), 3, 6, finding.Kind, finding.Action, "x", 1, isGrouped)] : [] };
            var rejected = ReviewCorrections.Of("text") with { Rejected = isRejected ? [new RejectedFinding(3, 6, finding.Kind, RejectionReason.NotSuch, "x", 1)] : [] };

            var judged = Assert.Single(JudgedFinding.Of("case", [finding], "text", Bands, rejected, accepted));

            Assert.Equal(confidence < 0.9 && !(isAccepted && !isGrouped) && (isKept || !isRejected), judged.IsOpen);
            Assert.Equal(confidence < 0.9, FindingGroups.Of(judged) is null);
        }
    }

    [Fact]
    public void With_TheSamePlaceAgain_KeepsOneAnswer()
    {
        var first = new AcceptedFinding("a", 3, 6, "person", FindingAction.Hide, "x", 1, IsGrouped: true);
        var acceptances = ReviewAcceptances.Of("甲乙丙玉香罕").With([first]).With([first with { Mark = "b", IsGrouped = false }]);

        Assert.Equal("b", Assert.Single(acceptances.Accepted).Mark);
        Assert.Same(acceptances, acceptances.Against("甲乙丙玉香罕"));
        Assert.Empty(acceptances.Against("甲乙丙玉香军").Accepted);
    }

    private static string Mark(Finding finding, string caseId = "case", string textMark = "text") =>
        JudgedFinding.Of(caseId, [finding], textMark, Bands, corrections: null, acceptances: null)[0].Mark;
}
