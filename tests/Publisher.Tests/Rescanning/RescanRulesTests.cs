using System.Text.Json.Nodes;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Rescanning;

/// <summary>Rules tried from a folder of their own, before they go live, over what the rules of the house made public.</summary>
public sealed class RescanRulesTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private DeskProcess _desk = null!;

    public async Task InitializeAsync() => _desk = await DeskProcess.StartAsync();

    public async Task DisposeAsync()
    {
        await _desk.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Rescan_MaskWouldTellLess_TellsTheYear()
    {
        var row = await _desk.PublishAsync(PushForm.Metadata, RescanKit.Document);
        Assert.Contains("出生日期：1985年，值守电话〔", BlockText.Of((await _desk.PublicAsync(row)).Body), StringComparison.Ordinal);
        var strict = RescanKit.Config(_folder, "strict", rules => rules.BirthDate("hide"));

        var run = await _desk.RescanAsync($"--ConfigDirectory={strict}");

        Assert.Equal([("body[6]", "birth_date", "GS-10-4", 1)], RescanRun.Findings(run.Of(row.RecordId)));
        Assert.Equal(0, (await _desk.RescanAsync()).Code);
    }

    [Fact]
    public async Task Rescan_RulesHideLess_IsInformationOnRequestAlone()
    {
        var row = await _desk.PublishAsync(PushForm.Metadata, RescanKit.Document);
        var weak = RescanKit.Weak(_folder);

        var without = await _desk.RescanAsync($"--ConfigDirectory={weak}");
        var with = await _desk.RescanAsync($"--ConfigDirectory={weak}", "--alsoLess=true");

        Assert.Equal((0, 0), (without.Code, without.Hits.Count));
        Assert.Equal(0, with.Code);
        Assert.Equal(RescanKit.Hidden, RescanRun.Findings(with.Of(row.RecordId), "less"));
        Assert.Empty(RescanRun.Findings(with.Of(row.RecordId)));
        Assert.Equal(1, with.Summary.GetProperty("less").GetInt32());
        Assert.DoesNotContain("2123456", with.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rescan_WouldBeHeldToday_TellsOutcomeAndClause()
    {
        var row = await _desk.PublishAsync(PushForm.Metadata, PushForm.Document);
        var strict = RescanKit.Config(_folder, "strict", nondisclosure: rules =>
            rules["grounds"]!["security"]!["signals"]!.AsArray().Add(JsonNode.Parse("""{"words":["饼干12袋"],"window":4}""")));

        var run = await _desk.RescanAsync($"--ConfigDirectory={strict}");

        Assert.Equal(3, run.Code);
        var outcome = run.Of(row.RecordId).GetProperty("outcome");
        Assert.Equal("hold", outcome.GetProperty("now").GetString());
        Assert.Equal(["GS-11-3"], outcome.GetProperty("clauses").EnumerateArray().Select(clause => clause.GetString()));
    }

    [Fact]
    public async Task Rescan_HoldThatTwoPeopleLetGo_IsNotToldAgain()
    {
        var (first, second) = await _desk.ReviewersAsync();
        var caseId = await _desk.PushAsync(PushForm.Metadata, PushForm.Document.Replace("饼干12袋。", "饼干12袋。该批饼干的配方涉及第三人的商业秘密。", StringComparison.Ordinal));
        await _desk.UntilAsync(caseId, CaseState.Held);
        Assert.IsType<ReviewOutcome.Done>(await _desk.DecideAsync(first, second, caseId, new DisclosureOverride { Basis = OverrideBasis.NotApplicable, Reason = "配方早已公开。" }));
        await _desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await _desk.ApproveAsync(_desk.User("reviewer"), caseId));
        await _desk.UntilAsync(caseId, CaseState.Published);
        var strict = RescanKit.Config(_folder, "strict", nondisclosure: rules =>
            rules["grounds"]!["security"]!["signals"]!.AsArray().Add(JsonNode.Parse("""{"words":["饼干12袋"],"window":4}""")));

        Assert.Equal(0, (await _desk.RescanAsync()).Code);
        var run = await _desk.RescanAsync($"--ConfigDirectory={strict}");

        Assert.Equal(["GS-11-3"], Assert.Single(run.Hits).GetProperty("outcome").GetProperty("clauses").EnumerateArray().Select(clause => clause.GetString()));
    }

    [Fact]
    public async Task Rescan_HoldThatOnePersonReleased_IsToldForASecretAlone()
    {
        var caseId = await _desk.PushAsync(
            PushForm.Metadata, PushForm.Document.Replace("饼干12袋。", "饼干12袋。该批饼干的配方涉及第三人的商业秘密。其余人员另案处理。", StringComparison.Ordinal));
        var held = await _desk.UntilAsync(caseId, CaseState.Held);
        Assert.Equal(["GS-11-2b", "GS-11-4"], held.Grounds.Select(ground => ground.Clause).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var (first, second) = await _desk.ReviewersAsync();
        Assert.IsType<ReviewOutcome.Done>(await _desk.DecideAsync(first, second, caseId, new DisclosureOverride { Basis = OverrideBasis.NotApplicable, Reason = "配方早已公开，系列已结。" }));
        await _desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await _desk.ApproveAsync(first, caseId));
        await _desk.UntilAsync(caseId, CaseState.Published);
        Assert.Equal(0, (await _desk.RescanAsync()).Code);

        // As one person could leave it before it took two.
        await _desk.Service<DeskStore>().WriteAsync(data => CaseParts.RemoveAsync(data, caseId, CasePart.Override), default);

        var run = await _desk.RescanAsync();

        Assert.Equal(["GS-11-2b"], Assert.Single(run.Hits).GetProperty("outcome").GetProperty("clauses").EnumerateArray().Select(clause => clause.GetString()));
    }

    [Fact]
    public async Task Rescan_Notice_IsHeldAgainstTheCase()
    {
        await _desk.RestartAsync("--ConfigDirectory", RescanKit.Weak(_folder));
        var row = await _desk.PublishAsync(PushForm.Metadata, RescanKit.Document);
        var order = Orders.Revocation with { Reason = "证人生于1985年3月7日，与事实不符。" };
        Assert.IsType<ReviewOutcome.Done>(await _desk.Service<WithdrawalService>().WithdrawAsync(_desk.User("reviewer"), row.CaseId, order, default));
        await _desk.UntilAsync(row.CaseId, CaseState.Withdrawn);

        var run = await _desk.RescanAsync();

        Assert.Equal([("reason", "birth_date", "GS-10-4", 1)], RescanRun.Findings(run.Of(row.RecordId)));
        Assert.Equal("notice", run.Of(row.RecordId).GetProperty("kind").GetString());
        Assert.DoesNotContain("1985", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rescan_Scope_NarrowsAndRefusesWhatDoesNotExist()
    {
        await _desk.RestartAsync("--ConfigDirectory", RescanKit.Weak(_folder));
        var first = await _desk.PublishAsync(PushForm.Metadata, RescanKit.Document);
        await _desk.PublishAsync("景市监处罚〔2026〕13号");

        Assert.Equal(2, (await _desk.RescanAsync("--agency=jhscj")).Hits.Count);
        Assert.Equal(0, (await _desk.RescanAsync("--agency=kmscj")).Summary.GetProperty("scanned").GetInt32());
        Assert.Equal(first.RecordId.Value, Assert.Single((await _desk.RescanAsync($"--record={first.RecordId}")).Hits).GetProperty("record").GetString());
        Assert.Equal(2, (await _desk.RescanAsync("--since=2026-01-01")).Hits.Count);
        Assert.Equal(0, (await _desk.RescanAsync("--since=2199-01-01")).Code);
        foreach (var wrong in (string[])["--agency=nope", "--record=0000000000000000", "--record=x", "--since=2026-13-01"])
        {
            var run = await _desk.RescanAsync(wrong);
            Assert.Equal(1, run.Code);
            Assert.Single(run.Errors.Trim().Split('\n'));
            Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Rescan_IdentityNumberEverywhere_IsInNoOutputLogAuditOrTrace()
    {
        const string Witness = "532801199003072245";
        const string Stranger = "53280119870614253X";
        var row = await _desk.PublishAsync(PushForm.Metadata, PushForm.Document);
        await _desk.ReplaceAsync(row, decision => decision with
        {
            DocumentNumber = $"景市监处罚〔2026〕{Witness}号",
            AgencyName = $"景洪市市场监督管理局 {Stranger}",
            PenaltyKinds = ["罚款", $"身份证号码{Stranger}"],
            Summary = decision.Summary with { Facts = [new Inline { Text = "5328 0119-9003" }, new Inline { Text = "０７２２４５" }] },
            Body =
            [
                .. decision.Body,
                new Paragraph { Inlines = [new Inline { Text = $"身份证号码{Stranger}。" }] },
                new Paragraph { Inlines = [new Inline { Text = Witness[..6] }] },
                new Paragraph { Inlines = [new Inline { Text = Witness[6..12] }] },
                new Paragraph { Inlines = [new Inline { Text = Witness[12..] }] },
                new Table { Rows = [new TableRow { Cells = [new TableCell { Inlines = [new Inline { Text = $"住址|{Witness}", Redaction = new Redaction("address", "GS-10-2a") }] }] }] },
            ],
        });
        using var traces = new Planting.CapturedTraces();

        var run = await _desk.RescanAsync();
        var table = await _desk.RescanAsync("--json=false");
        await _desk.EraseAsync(row);
        var erased = await _desk.RescanAsync("--json=false");

        var places = RescanRun.Findings(run.Of(row.RecordId)).Where(finding => finding.Kind is FindingKinds.CitizenId).Select(finding => finding.Where).ToList();
        foreach (var place in (string[])["agencyName", "body[10]", "body[11]", "body[14]", "documentNumber", "penaltyKinds[1]", "summary.facts"])
        {
            Assert.Contains(place, places);
        }

        var audit = await _desk.Service<DeskStore>().ReadAsync(
            async connection => string.Join('\n', await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT actor || act || COALESCE(code, '') FROM audit")), default);
        Assert.Contains(AuditActs.Rescanned, audit, StringComparison.Ordinal);
        foreach (var text in (string[])[run.Output, run.Errors, table.Output, erased.Output, audit, .. _desk.Logs.Lines, .. traces.Lines])
        {
            Assert.DoesNotContain(Witness[..^1], text, StringComparison.Ordinal);
            Assert.DoesNotContain(Stranger[..^1], text, StringComparison.Ordinal);
        }
    }
}
