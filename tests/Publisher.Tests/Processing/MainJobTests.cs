using System.Text;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Processing;

public sealed class MainJobTests
{
    private static readonly WithdrawalOrder Order = new()
    {
        Kind = NoticeKind.Revocation,
        Origin = NoticeOrigin.Reconsideration,
        LearnedOn = new DateOnly(2026, 6, 3),
        Authority = "西双版纳傣族自治州人民政府",
        AuthorityDocumentNumber = "西政复决〔2026〕3号",
        AuthorityDecidedOn = new DateOnly(2026, 6, 1),
        Content = "撤销景洪市市场监督管理局作出的景市监处罚〔2026〕12号行政处罚决定。",
        Reason = "主要事实不清、证据不足。",
    };

    [Fact]
    [Clause("GS-12-2")]
    [Clause("CX-14-3")]
    [Clause("CX-14-4")]
    [Clause("GS-08-4a")]
    [Clause("ZZ-10")]
    public async Task Case_FromPushToWithdrawal_PassesEveryStateAndLeavesNothingPersonalOutside()
    {
        await using var desk = await DeskProcess.StartAsync();
        var caseId = await desk.PushAsync();
        var review = await desk.SettledAsync(caseId);
        Assert.True(review.Case.State == CaseState.InReview, Describe(review));
        Assert.Contains("532801199003072245", review.ServedText, StringComparison.Ordinal);
        Assert.DoesNotContain("532801199003072245", BlockText.Of(review.Candidate!.Body), StringComparison.Ordinal);
        Assert.Contains("岩温叫", BlockText.Of(review.Candidate.Body), StringComparison.Ordinal);
        Assert.Contains(CaseAct.Approve, review.Allowed);

        var reviewing = desk.Service<ReviewService>();
        var own = Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("owner"), caseId));
        Assert.Equal(DutyRules.FourEyes, own.Rule);
        Assert.IsType<ReviewOutcome.NotFound>(await desk.ApproveAsync(desk.User("foreign"), caseId));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        var published = await desk.UntilAsync(caseId, CaseState.Published);
        Assert.Equal(1, published.Case.Version);

        Assert.IsType<ReviewOutcome.Blocked>(await desk.Service<WithdrawalService>().WithdrawAsync(
            desk.User("admin"), caseId, Order with { Reason = "证人玉香罕的陈述不实。" }, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("admin"), caseId, Order, default));
        var withdrawn = await desk.UntilAsync(caseId, CaseState.Withdrawn);
        Assert.Equal(2, withdrawn.Case.Version);
        Assert.Null(await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default));
        Assert.Equal(
            "received read assessed redacted verified inReview approved published withdrawing withdrawn",
            string.Join(' ', withdrawn.History.Where(entry => entry.To is not null).Select(entry => entry.To!.Value.Wire())));

        AssertNothingPersonal(desk);
    }

    private static void AssertNothingPersonal(DeskProcess desk)
    {
        string[] planted = ["532801199003072245", "玉香罕", "岩温叫", "波岩罕", "曼掌村", "13988012345", "景洪澜沧商贸", "景市监处罚〔2026〕12号"];
        foreach (var value in planted)
        {
            Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains(value, StringComparison.Ordinal));
            foreach (var file in Directory.GetFiles(desk.DataDirectory))
            {
                var bytes = File.ReadAllBytes(file);
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(value)) < 0, $"{Path.GetFileName(file)} holds a planted value.");
                Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(value)) < 0, $"{Path.GetFileName(file)} holds a planted value.");
            }
        }
    }

    private static string Describe(CaseDetail detail) =>
        $"{detail.Case.State} grounds {string.Join(',', detail.Grounds)} failures {string.Join(',', detail.Failures)} messages {string.Join(',', detail.Messages)}";
}
