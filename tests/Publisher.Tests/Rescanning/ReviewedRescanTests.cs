using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Rescanning;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Confidence;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Rescanning;

/// <summary>The rules of today against what reviewers said: what they added is kept from the rules, and nothing but counts comes out.</summary>
public sealed class ReviewedRescanTests
{
    private const string Added = "货架上";
    private const string Witness = "玉香罕";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_RulesOfTheDeskAndWeakerOnes_AreHeldAgainstTheReview(bool postgres)
    {
        await using var server = new PostgresServer();
        await using var desk = await DeskProcess.StartAsync(postgres ? await server.CreateDatabaseAsync(default) : null);
        using var folder = new TemporaryFolder();
        const string Number = "景市监处罚〔2026〕77号";
        var caseId = await desk.PushAsync(PushForm.Numbered(Number).Metadata, RescanKit.Document.Replace("景市监处罚〔2026〕12号", Number, StringComparison.Ordinal));
        await desk.UntilAsync(caseId, CaseState.InReview);
        var reviewer = desk.User("reviewer");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(reviewer, caseId, Added, FindingKinds.Person, default));
        var name = (await desk.UntilAsync(caseId, CaseState.InReview)).Findings.First(finding => finding.Text is Witness);
        Assert.IsType<ReviewOutcome.Done>(await desk.RejectAsync(reviewer, caseId, name, RejectionReason.NotSuch));
        foreach (var group in (await desk.JudgedAsync(caseId)).GroupBy(FindingGroups.Of).Where(group => group.Key is not null))
        {
            Assert.IsType<ReviewOutcome.Done>(await desk.Service<AcceptanceService>().AcceptGroupAsync(reviewer, caseId, group.Key!.Value, FindingGroups.MarkOf(group), default));
        }

        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(reviewer, caseId));
        await desk.UntilAsync(caseId, CaseState.Published);

        var own = await desk.Service<ReviewedRescan>().RunAsync(agencyCode: null, Actor.Operator, default);

        Assert.Equal((1, 0, 0), (own.Cases, own.Changed, own.Unreadable));
        Assert.Equal(new RightShare(0, 1), own.Kinds[FindingKinds.Person].Missed);
        Assert.Equal(new RightShare(0, 1), own.Kinds[FindingKinds.Person].Rejected);
        Assert.Equal(new RightShare(1, 1), own.Kinds[FindingKinds.Phone].Hidden);
        Assert.Equal(new RightShare(1, 1), own.Kinds[FindingKinds.Phone].Accepted);
        Assert.All(own.Kinds.Values, kind => Assert.Equal(kind.Kept.Found, kind.Kept.Right));
        Assert.Contains(own.Kinds.Values, kind => kind.Kept.Found > 0);
        Assert.Equal(0, own.Kinds.Values.Sum(kind => kind.Unjudged));

        var weak = RescanKit.Weak(folder);
        var weaker = await new ReviewedRescan(
            desk.Service<DeskStore>(), desk.Service<RescanOriginals>(), DecisionRedactor.Create(file => File.OpenRead(Path.Combine(weak, file))), desk.Service<RuleStamp>())
            .RunAsync("jhscj", Actor.Operator, default);
        Assert.Equal(new RightShare(0, 1), weaker.Kinds[FindingKinds.Phone].Hidden);
        Assert.Equal(new RightShare(0, 1), weaker.Kinds[FindingKinds.Phone].Accepted);
        Assert.Equal(0, (await desk.Service<ReviewedRescan>().RunAsync("kmscj", Actor.Operator, default)).Cases);

        var run = await desk.RescanAsync("--reviewed=true");
        Assert.Equal(0, run.Code);
        Assert.All([Added, Witness, "0691-2123456", caseId, "77号"], value => Assert.DoesNotContain(value, run.Output + run.Errors, StringComparison.Ordinal));
        Assert.Contains("cases 1, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("phone", run.Output, StringComparison.Ordinal);

        await desk.EraseAsync(await desk.RowAsync(caseId));
        Assert.Equal(0, (await desk.Service<ReviewedRescan>().RunAsync(agencyCode: null, Actor.Operator, default)).Cases);
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains(Added, StringComparison.Ordinal) || line.Contains(Witness, StringComparison.Ordinal));
    }

    [Fact]
    [Clause("GS-10-1")]
    public async Task Rescan_OfWhatIsPublic_SeeksWhatReviewersAddedToo()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--ConfigDirectory", RescanKit.RealConfig);
        var caseId = await desk.PushAsync(PushForm.Metadata, PushForm.Document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(desk.User("reviewer"), caseId, Added, FindingKinds.Person, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);

        var run = await desk.RescanAsync("--alsoLess=true");

        // What a person hid is no place that the rules hide too much.
        Assert.DoesNotContain("\"less\":[{", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Hits);

        // And where it can be read in public after all, that is told.
        await desk.ReplaceAsync(await desk.RowAsync(caseId), decision => decision with { Title = [new Inline { Text = $"{Added}的食品案" }] });
        var leaked = await desk.RescanAsync();
        Assert.NotEmpty(leaked.Hits);
        Assert.DoesNotContain(Added, leaked.Output, StringComparison.Ordinal);
    }
}
