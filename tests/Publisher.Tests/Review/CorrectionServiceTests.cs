using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Rescanning;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>What reviewers correct is kept under the case's key, takes effect where something was missed, and is counted without any of it.</summary>
[Collection(DesksCollection.Name)]
public sealed class CorrectionServiceTests(Desks desks)
{
    private const string Witness = "玉香罕";
    private const string Unseen = "货架上";
    private const string UnseenPlace = "超过保质期的饼干";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Reject_AFinding_IsKeptSealedAndCountedOnceApproved(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var name = await FindAsync(desk, caseId, Witness);
        var phone = await FindAsync(desk, caseId, "13988012345");
        var service = desk.Service<CorrectionService>();
        var reviewer = desk.User("reviewer");

        Assert.IsType<ReviewOutcome.Done>(await desk.RejectAsync(reviewer, caseId, name, RejectionReason.Span));
        Assert.IsType<ReviewOutcome.Done>(await desk.RejectAsync(reviewer, caseId, name, RejectionReason.NotSuch));
        Assert.IsType<ReviewOutcome.Done>(await desk.RejectAsync(reviewer, caseId, phone, RejectionReason.Public));
        Assert.IsType<ReviewOutcome.Done>(await service.TakeBackRejectionAsync(reviewer, caseId, await desk.MarkAsync(caseId, phone), default));
        Assert.IsType<ReviewOutcome.Invalid>(await service.TakeBackRejectionAsync(reviewer, caseId, await desk.MarkAsync(caseId, phone), default));

        var detail = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Equal(RejectionReason.NotSuch, Assert.Single(detail.Corrections!.Rejected).Reason);
        Assert.Empty(await TallyAsync(desk, caseId));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(reviewer, caseId));
        var tally = await TallyAsync(desk, caseId);
        Assert.Equal(1, tally.Where(line => line.Kind is FindingKinds.Person).Sum(line => line.Rejected));
        Assert.Equal(0, tally.Where(line => line.Kind is FindingKinds.Phone).Sum(line => line.Rejected));
        Assert.Equal(detail.Findings.Count(finding => finding.Action != FindingAction.Keep), tally.Sum(line => line.Found));
        Assert.Contains(detail.Findings, finding => finding.Text is Witness && finding.Action == FindingAction.Hide);
        // Only kinds are told to the audit.
        Assert.All(detail.History.Where(entry => entry.Act is AuditActs.FindingRejected), entry => Assert.Contains(entry.Code, FindingKinds.All));
    }

    [Theory]
    [InlineData(Desks.Sqlite, Unseen, FindingKinds.Person)]
    [InlineData(Desks.Postgres, Unseen, FindingKinds.Person)]
    [InlineData(Desks.Sqlite, UnseenPlace, FindingKinds.Address)]
    [Clause("GS-10-1")]
    public async Task Add_WhatWasMissed_HidesItAndComesBackToReview(string engine, string value, string kind)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var before = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Contains(value, string.Concat(Text(before)), StringComparison.Ordinal);

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(desk.User("reviewer"), caseId, $" {value} ", kind, default));

        var after = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.DoesNotContain(value, string.Concat(Text(after)), StringComparison.Ordinal);
        Assert.Contains(after.Findings, finding => string.Equals(finding.Text, value, StringComparison.Ordinal) && string.Equals(finding.Kind, kind, StringComparison.Ordinal));
        Assert.NotNull(after.SecrecyReview);
        Assert.IsType<ReviewOutcome.Invalid>(await desk.Service<CorrectionService>().AddAsync(desk.User("reviewer"), caseId, value, kind, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        var tally = await TallyAsync(desk, caseId);
        Assert.Equal(1, Assert.Single(tally, line => line.Band is ReviewTally.Missed).Missed);
        // What had to be added is not counted as found.
        Assert.Equal(before.Findings.Count(finding => finding.Action != FindingAction.Keep), tally.Sum(line => line.Found));
        await desk.UntilAsync(caseId, CaseState.Published);
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains(value, StringComparison.Ordinal) && line.Contains(caseId, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-09-3")]
    public async Task TakeBack_WhatWasAddedByMistake_ShowsItAgain(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var service = desk.Service<CorrectionService>();
        Assert.IsType<ReviewOutcome.Done>(await service.AddAsync(desk.User("reviewer"), caseId, Unseen, FindingKinds.Person, default));
        await desk.UntilAsync(caseId, CaseState.InReview);

        Assert.IsType<ReviewOutcome.Done>(await service.TakeBackAsync(desk.User("reviewer"), caseId, Unseen, default));

        var after = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Contains(Unseen, string.Concat(Text(after)), StringComparison.Ordinal);
        Assert.Empty(after.Corrections!.Missed);
        Assert.IsType<ReviewOutcome.Invalid>(await service.TakeBackAsync(desk.User("reviewer"), caseId, Unseen, default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Add_WhatIsPublicElsewhere_IsBlockedByTheVerifierAndCanBeTakenBack(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var service = desk.Service<CorrectionService>();
        var reviewer = desk.User("reviewer");

        // The agency's own name: hidden in the text it would still stand in the record.
        Assert.IsType<ReviewOutcome.Done>(await service.AddAsync(reviewer, caseId, "景洪市市场监督管理局", FindingKinds.Address, default));
        await desk.UntilAsync(caseId, CaseState.Quarantined);
        Assert.IsType<ReviewOutcome.Conflict>(await service.AddAsync(reviewer, caseId, Unseen, FindingKinds.Person, default));
        Assert.IsType<ReviewOutcome.Done>(await service.TakeBackAsync(reviewer, caseId, "景洪市市场监督管理局", default));

        var after = await desk.SettledAsync(caseId);
        Assert.Equal(CaseState.InReview, after.Case.State);
        Assert.Empty(after.Corrections!.Missed);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task EveryCorrection_ByThoseWhoMayNotOrOfWhatIsNot_ChangesNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var name = await FindAsync(desk, caseId, Witness);
        var service = desk.Service<CorrectionService>();
        foreach (var user in ((string[])["owner", "clerk", "admin", "supervisor", "foreign"]).Select(desk.User))
        {
            ReviewOutcome[] outcomes =
            [
                await desk.RejectAsync(user, caseId, name, RejectionReason.NotSuch),
                await service.TakeBackRejectionAsync(user, caseId, await desk.MarkAsync(caseId, name), default),
                await service.AddAsync(user, caseId, Unseen, FindingKinds.Person, default),
                await service.TakeBackAsync(user, caseId, Unseen, default),
            ];
            Assert.All(outcomes, outcome => Assert.True(outcome is ReviewOutcome.NotAllowed or ReviewOutcome.NotFound, $"{user.Name}: {outcome}"));
        }

        var reviewer = desk.User("reviewer");
        Assert.IsType<ReviewOutcome.Invalid>(await desk.RejectAsync(reviewer, caseId, name with { End = name.End + 1 }, RejectionReason.NotSuch));
        Assert.IsType<ReviewOutcome.Invalid>(await desk.RejectAsync(reviewer, caseId, name, (RejectionReason)99));
        foreach (var (value, kind) in ((string?, string?)[])
            [(Witness, FindingKinds.Person), ("不在文中的字", FindingKinds.Person), ("字", FindingKinds.Person), (null, FindingKinds.Person), ("。，", FindingKinds.Person), ("12", FindingKinds.Person),
             (new string('长', 200), FindingKinds.Person), (Unseen, FindingKinds.Organisation), (Unseen, "horse"), (Unseen, null)])
        {
            Assert.IsType<ReviewOutcome.Invalid>(await service.AddAsync(reviewer, caseId, value, kind, default));
        }

        Assert.Empty((await desk.UntilAsync(caseId, CaseState.InReview)).Corrections?.Rejected ?? []);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(reviewer, caseId));
        Assert.IsType<ReviewOutcome.Conflict>(await desk.RejectAsync(reviewer, caseId, name, RejectionReason.NotSuch));
        Assert.IsType<ReviewOutcome.Conflict>(await service.AddAsync(reviewer, caseId, Unseen, FindingKinds.Person, default));
        Assert.IsType<ReviewOutcome.Conflict>(await service.TakeBackAsync(reviewer, caseId, Unseen, default));
    }

    [Fact]
    [Clause("GS-10-1")]
    public async Task Approve_WhatWasAddedIsStillReadable_IsRefused()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        await WriteAsync(desk, caseId, text => ReviewCorrections.Of(text) with { Missed = [new MissedValue(Unseen, FindingKinds.Person, [0], "reviewer", 1)] });

        var refused = Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("reviewer"), caseId));

        Assert.Equal(DutyRules.MissedIsReadable, refused.Rule);
        Assert.DoesNotContain(Unseen, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Erase_ACase_TakesItsCorrectionsAndItsCountsAlong(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var name = await FindAsync(desk, caseId, Witness);
        await desk.RejectAsync(desk.User("reviewer"), caseId, name, RejectionReason.NotSuch);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
        var before = await QualityAsync(desk, "530000");

        await desk.EraseAsync(await desk.RowAsync(caseId));

        Assert.Empty(await TallyAsync(desk, caseId));
        Assert.Equal(0, await desk.Service<DeskStore>().ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM case_part WHERE case_id = @caseId", new { caseId }), default));
        Assert.Equal(before!.Cases - 1, (await QualityAsync(desk, "530000"))!.Cases);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-04-3")]
    public async Task Quality_OfARegion_CountsEachReviewedCaseOnceAndOnlyForItsSupervisor(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (own, none) = (await QualityAsync(desk, "532800"), await QualityAsync(desk, "530100"));
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await desk.Service<DeskStore>().WriteAsync(
            data => ReviewTally.WriteAsync(data, caseId, [new(FindingKinds.Email, "certain", 30, 1, 0, Accepted: 4, Grouped: 20), new(FindingKinds.Email, ReviewTally.Missed, 0, 0, 2)]), default);

        var after = (await QualityAsync(desk, "532800"))!;

        Assert.Equal(own!.Cases + 1, after.Cases);
        var email = after.Kinds.Single(kind => kind.Kind is FindingKinds.Email);
        Assert.Equal((29, 30, 2), (email.Precision.Right, email.Precision.Found, email.Missed));
        Assert.Equal((29, 31), (email.Recall.Right, email.Recall.Found));
        Assert.Equal((4, 5), (email.LookedAt.Right, email.LookedAt.Found));
        Assert.Equal(none!.Cases, (await QualityAsync(desk, "530100"))!.Cases);
        foreach (var user in ((string[])["clerk", "reviewer", "admin"]).Select(desk.User))
        {
            Assert.Null(await desk.Service<FindingQualityReader>().ReadAsync(user with { Region = "530000" }, default));
        }

        // A case that was approved and then stopped by the verifier was not let be published.
        var stopped = await desk.InReviewAsync(desks.NewNumber());
        await desk.Service<DeskStore>().WriteAsync(data => ReviewTally.WriteAsync(data, stopped, [new(FindingKinds.Email, "certain", 7, 0, 0)]), default);
        var still = (await QualityAsync(desk, "532800"))!;
        Assert.Equal((after.Cases, 30), (still.Cases, still.Kinds.Single(kind => kind.Kind is FindingKinds.Email).Precision.Found));
        await desk.Service<DeskStore>().WriteAsync(data => ReviewTally.RemoveAsync(data, stopped), default);

        await desk.Service<DeskStore>().WriteAsync(data => ReviewTally.RemoveAsync(data, caseId), default);
    }

    [Fact]
    public void Against_AnotherReadingOfTheFile_KeepsOnlyWhatStillStandsInIt()
    {
        var corrections = ReviewCorrections.Of("甲乙丙丁甲乙") with
        {
            Rejected = [new RejectedFinding(0, 2, FindingKinds.Person, RejectionReason.NotSuch, "x", 1)],
            Missed = [new MissedValue("甲乙", FindingKinds.Person, [0, 4], "x", 1), new MissedValue("丙丁", FindingKinds.Person, [2], "x", 1)],
        };

        Assert.Same(corrections, corrections.Against("甲乙丙丁甲乙"));
        var other = corrections.Against("先甲乙后");
        Assert.Empty(other.Rejected);
        Assert.Equal(1, Assert.Single(Assert.Single(other.Missed).Missed));
        Assert.False(corrections.IsOf("先甲乙后"));
    }

    private static IEnumerable<string> Text(CaseDetail detail) =>
        detail.Candidate!.Body.SelectMany(Disclosure.Publisher.Pages.Shared.MarkedFinding.InlinesOf).Select(inline => inline.Text);

    private static async Task<Finding> FindAsync(DeskProcess desk, string caseId, string text) =>
        (await desk.UntilAsync(caseId, CaseState.InReview)).Findings.First(finding => string.Equals(finding.Text, text, StringComparison.Ordinal));

    private static Task<FindingQuality?> QualityAsync(DeskProcess desk, string region) =>
        desk.Service<FindingQualityReader>().ReadAsync(desk.User("supervisor") with { Region = region }, default);

    private static Task<List<TallyLine>> TallyAsync(DeskProcess desk, string caseId) => desk.Service<DeskStore>().ReadAsync(
        async connection => (await connection.QueryAsync<(string Kind, string Band, int Found, int Rejected, int Missed)>(
            "SELECT kind, band, found, rejected, missed FROM review_tally WHERE case_id = @caseId", new { caseId }))
            .Select(line => new TallyLine(line.Kind, line.Band, line.Found, line.Rejected, line.Missed)).ToList(),
        default);

    private static Task WriteAsync(DeskProcess desk, string caseId, Func<string, ReviewCorrections> corrections) => desk.Service<DeskStore>().WriteAsync(
        async data =>
        {
            var row = (await CaseRow.FindAsync(data.Connection, "jhscj", caseId, data.Transaction))!;
            using var key = desk.Service<CaseVault>().Unwrap(caseId, row.WrappedKey!);
            var redaction = await CaseParts.ReadJsonAsync<Disclosure.Redactor.RedactionResult>(data.Connection, key, caseId, CasePart.Redaction, data.Transaction);
            await CaseParts.WriteJsonAsync(data, key, caseId, CasePart.Corrections, corrections(redaction!.Evidence!.ServedText));
        },
        default);
}
