using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Rescanning;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>What is doubtful is answered one by one before anything is approved, and an answer speaks of the very finding it was given on.</summary>
[Collection(DesksCollection.Name)]
public sealed class AcceptanceTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Approve_AnyQuestionOpen_IsRefusedUntilTheLastIsAnswered(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (reviewer, caseId) = (desk.User("reviewer"), await DoubtfulAsync(desk));
        var questions = Open(await desk.JudgedAsync(caseId));
        Assert.True(questions.Count >= 3);
        // What is kept asks too.
        Assert.Contains(questions, question => question.IsKept);

        foreach (var question in questions)
        {
            Assert.Equal(DutyRules.QuestionsAreOpen, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveUnseenAsync(reviewer, caseId)).Rule);
            Assert.IsType<ReviewOutcome.Done>(await AcceptAsync(desk, reviewer, caseId, question));
        }

        var kept = (await desk.JudgedAsync(caseId)).Single(finding => string.Equals(finding.Mark, questions[0].Mark, StringComparison.Ordinal)).Accepted!;
        Assert.Equal(("reviewer", false, questions[0].Finding.Kind), (kept.Reviewer, kept.IsGrouped, kept.Kind));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveUnseenAsync(reviewer, caseId));
        var history = (await desk.UntilAsync(caseId, CaseState.Published)).History;
        Assert.Equal(questions.Count, history.Count(entry => entry is { Act: AuditActs.FindingConfirmed, Actor: "account:reviewer" }));
        var tally = await desk.Service<DeskStore>().ReadAsync(
            connection => connection.QuerySingleAsync<(long Accepted, long Grouped)>("SELECT CAST(SUM(accepted) AS BIGINT), CAST(SUM(grouped) AS BIGINT) FROM review_tally WHERE case_id = @caseId", new { caseId }), default);
        Assert.Equal((questions.Count(question => !question.IsKept), 0L), tally);
        Assert.Equal(questions.Count, history.Count(entry => entry is { Act: AuditActs.ActDenied, Code: DutyRules.QuestionsAreOpen }));
    }

    [Fact]
    public async Task Accept_Twice_IsOneAnswerAndOneLine()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (reviewer, caseId) = (desk.User("reviewer"), await DoubtfulAsync(desk));
        var question = Open(await desk.JudgedAsync(caseId))[0];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AcceptAsync(desk, reviewer, caseId, question)));

        Assert.All(outcomes, outcome => Assert.IsType<ReviewOutcome.Done>(outcome));
        var detail = (await desk.Service<CaseReader>().ReadAsync(reviewer, caseId, default))!;
        Assert.Single(detail.History, entry => entry.Act is AuditActs.FindingConfirmed);
        Assert.Single(detail.Acceptances!.Accepted);
    }

    [Fact]
    public async Task Accept_TwoReviewersAtOnce_LosesNoAnswer()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await DoubtfulAsync(desk);
        var questions = Open(await desk.JudgedAsync(caseId));
        var second = desk.User("reviewer") with { Name = "second" };

        await Task.WhenAll(questions.Select((question, index) => AcceptAsync(desk, index % 2 == 0 ? desk.User("reviewer") : second, caseId, question)));

        Assert.Empty(Open(await desk.JudgedAsync(caseId)));
    }

    [Fact]
    [Clause("GS-12-2")]
    public async Task Accept_ByWhoMayNot_IsRefusedAndNothingIsAnswered()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await DoubtfulAsync(desk);
        var question = Open(await desk.JudgedAsync(caseId))[0];
        var standsIn = desk.User("reviewer") with { Name = "deputy", StandsInFor = ["owner"] };

        Assert.Equal(DutyRules.FourEyes, Assert.IsType<ReviewOutcome.NotAllowed>(await AcceptAsync(desk, desk.User("owner"), caseId, question)).Rule);
        Assert.Equal(DutyRules.StoodInFor, Assert.IsType<ReviewOutcome.NotAllowed>(await AcceptAsync(desk, standsIn, caseId, question)).Rule);
        Assert.Equal(DutyRules.Role, Assert.IsType<ReviewOutcome.NotAllowed>(await AcceptAsync(desk, desk.User("clerk"), caseId, question)).Rule);
        Assert.IsType<ReviewOutcome.NotFound>(await AcceptAsync(desk, desk.User("foreign"), caseId, question));
        Assert.IsType<ReviewOutcome.NotFound>(await AcceptAsync(desk, desk.User("supervisor"), caseId, question));

        Assert.Contains(await desk.JudgedAsync(caseId), finding => finding.IsOpen && string.Equals(finding.Mark, question.Mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accept_FindingOfAnotherCaseWithTheSameText_IsStale()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var reviewer = desk.User("reviewer");
        var number = desks.NewNumber();
        var first = await DoubtfulAsync(desk, number);
        var question = Open(await desk.JudgedAsync(first))[0];
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(reviewer, first, "文书缺页。", default));
        var again = await DoubtfulAsync(desk, number);

        Assert.IsType<ReviewOutcome.Stale>(await AcceptAsync(desk, reviewer, again, question));
        Assert.IsType<ReviewOutcome.Stale>(await desk.Service<AcceptanceService>().AcceptAsync(reviewer, again, string.Empty, default));
        Assert.IsType<ReviewOutcome.Conflict>(await AcceptAsync(desk, reviewer, first, question));
        Assert.Contains(await desk.JudgedAsync(again), finding => finding.IsOpen);
    }

    [Fact]
    [Clause("GS-10-1")]
    public async Task Redacted_Anew_AnswersStayWhereTheFindingIsTheSameAndFallWhereItIsNot()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (reviewer, caseId) = (desk.User("reviewer"), await DoubtfulAsync(desk));
        await desk.AnswerAsync(reviewer, caseId);
        var before = await desk.JudgedAsync(caseId);

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(reviewer, caseId, "货架上", FindingKinds.Person, default));
        await desk.UntilAsync(caseId, CaseState.InReview);

        var after = await desk.JudgedAsync(caseId);
        Assert.Contains(after, finding => finding.Accepted is not null);
        foreach (var finding in after)
        {
            var same = before.FirstOrDefault(other => other.Finding with { Confidence = 0, Rule = "", Trace = null } == finding.Finding with { Confidence = 0, Rule = "", Trace = null });
            Assert.Equal(same?.Accepted, finding.Accepted);
        }
    }

    [Fact]
    public async Task Accept_OnAnEarlierRedaction_IsNoAnswerToAnotherFinding()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (reviewer, caseId) = (desk.User("reviewer"), await DoubtfulAsync(desk));
        var seen = Open(await desk.JudgedAsync(caseId)).First(question => !question.IsKept);
        // The same place, hidden in other words since.
        await RewriteAsync(desk, caseId, finding => finding.Start == seen.Finding.Start ? finding with { Replacement = "〔另一人〕" } : finding);

        Assert.IsType<ReviewOutcome.Stale>(await AcceptAsync(desk, reviewer, caseId, seen));
        Assert.Equal("finding", Assert.Single(Assert.IsType<ReviewOutcome.Invalid>(
            await desk.Service<CorrectionService>().RejectAsync(reviewer, caseId, seen.Mark, RejectionReason.NotSuch, default)).Errors).Field);
        Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveUnseenAsync(reviewer, caseId));
    }

    [Fact]
    public async Task Accepted_ThenFoundOtherwise_IsOpenAgainAndStopsTheApproval()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (reviewer, caseId) = (desk.User("reviewer"), await DoubtfulAsync(desk));
        await desk.AnswerAsync(reviewer, caseId);
        var answered = (await desk.JudgedAsync(caseId)).First(finding => finding is { IsDoubtful: true, IsKept: false }).Finding;

        await RewriteAsync(desk, caseId, finding => finding == answered || finding.Start == answered.Start ? finding with { Action = FindingAction.Keep, Replacement = null } : finding);

        Assert.Equal(answered.Start, Assert.Single(Open(await desk.JudgedAsync(caseId))).Finding.Start);
        Assert.Equal(DutyRules.QuestionsAreOpen, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveUnseenAsync(reviewer, caseId)).Rule);
    }

    [Fact]
    public async Task Reject_AndAccept_TheLaterWordCounts()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (reviewer, caseId) = (desk.User("reviewer"), await DoubtfulAsync(desk));
        var question = Open(await desk.JudgedAsync(caseId)).First(finding => !finding.IsKept);
        var corrections = desk.Service<CorrectionService>();

        await AcceptAsync(desk, reviewer, caseId, question);
        await corrections.RejectAsync(reviewer, caseId, question.Mark, RejectionReason.NotSuch, default);
        Assert.True(await NowAsync() is { Accepted: null, Rejected: not null, IsOpen: false });
        await AcceptAsync(desk, reviewer, caseId, question);
        Assert.True(await NowAsync() is { Accepted: not null, Rejected: null, IsOpen: false });
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<AcceptanceService>().TakeBackAsync(reviewer, caseId, question.Mark, default));
        Assert.True(await NowAsync() is { Accepted: null, Rejected: null, IsOpen: true });

        // What stays readable is no matter of an opinion: it is accepted, or hidden.
        var kept = Open(await desk.JudgedAsync(caseId)).First(finding => finding.IsKept);
        Assert.IsType<ReviewOutcome.Invalid>(await corrections.RejectAsync(reviewer, caseId, kept.Mark, RejectionReason.NotSuch, default));

        async Task<JudgedFinding> NowAsync() => (await desk.JudgedAsync(caseId)).Single(finding => string.Equals(finding.Mark, question.Mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AcceptGroup_AsItWasSeen_AnswersNothingDoubtful()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (reviewer, caseId) = (desk.User("reviewer"), await DoubtfulAsync(desk));
        var service = desk.Service<AcceptanceService>();
        var findings = await desk.JudgedAsync(caseId);
        var group = findings.Select(FindingGroups.Of).First(known => known is not null)!.Value;
        var mark = FindingGroups.MarkOf(findings.Where(finding => FindingGroups.Of(finding) == group));

        Assert.IsType<ReviewOutcome.Stale>(await service.AcceptGroupAsync(reviewer, caseId, group, FindingGroups.MarkOf(findings), default));
        Assert.IsType<ReviewOutcome.Done>(await service.AcceptGroupAsync(reviewer, caseId, group, mark, default));
        Assert.IsType<ReviewOutcome.Done>(await service.AcceptGroupAsync(reviewer, caseId, group, mark, default));

        var after = await desk.JudgedAsync(caseId);
        Assert.All(after, finding => Assert.Equal(FindingGroups.Of(finding) == group, finding.Accepted is { IsGrouped: true }));
        Assert.Equal(Open(findings).Count, Open(after).Count);
        var history = (await desk.Service<CaseReader>().ReadAsync(reviewer, caseId, default))!.History;
        Assert.Equal($"{group.Wire()}/{after.Count(finding => finding.Accepted is not null)}", Assert.Single(history, entry => entry.Act is AuditActs.FindingsConfirmed).Code);

        // Less sure today than when it was accepted with others: that was no look at it alone.
        await RewriteAsync(desk, caseId, finding => finding with { Confidence = 0.1 });
        Assert.All(await desk.JudgedAsync(caseId), finding => Assert.True(finding.IsOpen));
    }

    [Fact]
    [Clause("GS-10-1")]
    public async Task Extend_FindingThatHidesTooLittle_HidesTheWholeEverywhere()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (reviewer, caseId) = (desk.User("reviewer"), await DoubtfulAsync(desk));
        // The rules took only a part of what stands there.
        var part = (await desk.JudgedAsync(caseId)).First(finding => finding.Finding.Text is "玉香罕").Finding;
        var whole = "证人" + part.Text;

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(reviewer, caseId, whole, FindingKinds.Person, default));

        var detail = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Contains(detail.Findings, finding => finding.Action != FindingAction.Keep && finding.Start <= part.Start - 2 && finding.End >= part.End);
    }

    [Fact]
    public async Task Acceptances_InTheStore_AreSealed()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (reviewer, caseId) = (desk.User("reviewer"), await DoubtfulAsync(desk));
        await desk.AnswerAsync(reviewer, caseId);

        var stored = await desk.Service<DeskStore>().ReadAsync(
            connection => connection.QuerySingleAsync<byte[]>("SELECT content FROM case_part WHERE case_id = @caseId AND part = @part", new { caseId, part = CasePart.Acceptances }), default);
        Assert.DoesNotContain("reviewer", System.Text.Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        await desk.EraseAsync(await desk.RowAsync(caseId));
        Assert.Equal(0, await desk.Service<DeskStore>().ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM case_part WHERE case_id = @caseId", new { caseId }), default));
    }

    private static IReadOnlyList<JudgedFinding> Open(IReadOnlyList<JudgedFinding> findings) => [.. findings.Where(finding => finding.IsOpen)];

    private static Task<ReviewOutcome> AcceptAsync(DeskProcess desk, DeskUser user, string caseId, JudgedFinding finding) =>
        desk.Service<AcceptanceService>().AcceptAsync(user, caseId, finding.Mark, default);

    // A case of which the rules were unsure, the kept name among it.
    private async Task<string> DoubtfulAsync(DeskProcess desk, string? number = null)
    {
        var caseId = await desk.InReviewAsync(number ?? desks.NewNumber());
        await RewriteAsync(desk, caseId, finding => finding.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative or FindingKinds.Address ? finding with { Confidence = 0.5 } : finding);
        return caseId;
    }

    private static Task RewriteAsync(DeskProcess desk, string caseId, Func<Finding, Finding> change) => desk.Service<DeskStore>().WriteAsync(
        async data =>
        {
            var row = (await CaseRow.FindAsync(data.Connection, "jhscj", caseId, data.Transaction))!;
            using var key = desk.Service<CaseVault>().Unwrap(caseId, row.WrappedKey!);
            var redaction = (await CaseParts.ReadJsonAsync<RedactionResult>(data.Connection, key, caseId, CasePart.Redaction, data.Transaction))!;
            await CaseParts.WriteJsonAsync(data, key, caseId, CasePart.Redaction, redaction with { Findings = [.. redaction.Findings.Select(change)] });
            return true;
        },
        default);
}
