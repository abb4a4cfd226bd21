using System.Text.Json.Nodes;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Rescanning;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
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
    public async Task Rescan_MaskWouldTellLess_TellsTheYearAndTheSurname()
    {
        var metadata = PushForm.Metadata.Replace("\"parties\":[", "\"parties\":[{\"name\":\"李桂芝\",\"kind\":\"naturalPerson\"},", StringComparison.Ordinal)
            .Replace("\"penaltyKinds\"", "\"mode\":\"fullText\",\"penaltyKinds\"", StringComparison.Ordinal);
        var row = await _desk.PublishAsync(metadata, PushForm.Document.Replace("法定代表人：岩温叫", "法定代表人：岩温叫\n当事人：李桂芝，女，出生日期：1985年3月7日", StringComparison.Ordinal));
        var text = Records.BlockText.Of((await _desk.PublicAsync(row)).Body);
        Assert.Contains("当事人：李某，女，出生日期：1985年", text, StringComparison.Ordinal);
        var strict = RescanKit.Config(_folder, "strict", rules =>
        {
            rules["kinds"]!["birth_date"]!["action"] = "hide";
            rules["kinds"]!["birth_date"]!["mask"] = "出生日期";
            rules["roles"]!["party"]!["keepSurname"] = false;
            rules["roles"]!["party"]!["label"] = "当事人";
        });

        var run = await _desk.RescanAsync($"--ConfigDirectory={strict}");

        var findings = RescanRun.Findings(run.Of(row.RecordId));
        Assert.Contains(("body[5]", "birth_date", "GS-10-4", 1), findings);
        Assert.Contains(("body[5]", "person", "GS-10-1", 1), findings);
        Assert.Equal(0, (await _desk.RescanAsync()).Code);
    }

    [Fact]
    public async Task Rescan_RulesHideLess_IsInformationOnRequestAlone()
    {
        var row = await _desk.PublishAsync(PushForm.Metadata, PushForm.Document);
        var weak = RescanKit.Config(_folder, "weak", rules => { rules.Keep("phone"); rules.Keep("address"); });

        var without = await _desk.RescanAsync($"--ConfigDirectory={weak}");
        var with = await _desk.RescanAsync($"--ConfigDirectory={weak}", "--alsoLess=true");

        Assert.Equal((0, 0), (without.Code, without.Hits.Count));
        Assert.Equal(0, with.Code);
        Assert.Equal([("body[6]", "address", "GS-10-2a", 1), ("body[6]", "phone", "GS-10-2c", 1)], RescanRun.Findings(with.Of(row.RecordId), "less"));
        Assert.Empty(RescanRun.Findings(with.Of(row.RecordId)));
        Assert.Equal(1, with.Summary.GetProperty("less").GetInt32());
        Assert.DoesNotContain("13988012345", with.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rescan_WouldBeHeldToday_TellsOutcomeAndClause()
    {
        var row = await _desk.PublishAsync(PushForm.Metadata, PushForm.Document);
        var strict = RescanKit.Config(_folder, "strict", nondisclosure: rules => rules["signals"]!.AsArray().Add(JsonNode.Parse(
            """{"name":"国家安全、公共安全和社会稳定","clause":"GS-11-3","words":["饼干12袋"],"window":4}""")));

        var run = await _desk.RescanAsync($"--ConfigDirectory={strict}");

        Assert.Equal(3, run.Code);
        var outcome = run.Of(row.RecordId).GetProperty("outcome");
        Assert.Equal("hold", outcome.GetProperty("now").GetString());
        Assert.Equal(["GS-11-3"], outcome.GetProperty("clauses").EnumerateArray().Select(clause => clause.GetString()));
    }

    [Fact]
    public async Task Rescan_HoldThatAPersonReleased_IsNotToldAgain()
    {
        var caseId = await _desk.PushAsync(PushForm.Metadata, PushForm.Document.Replace("饼干12袋。", "饼干12袋。该批饼干的配方涉及第三人的商业秘密。", StringComparison.Ordinal));
        await _desk.UntilAsync(caseId, CaseState.Held);
        Assert.IsType<ReviewOutcome.Done>(await _desk.Service<ReviewService>().ReleaseAsync(_desk.User("reviewer"), caseId, "权利人同意公开。", default));
        await _desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await _desk.Service<ReviewService>().ApproveAsync(_desk.User("reviewer"), caseId, default));
        await _desk.UntilAsync(caseId, CaseState.Published);
        var strict = RescanKit.Config(_folder, "strict", nondisclosure: rules => rules["signals"]!.AsArray().Add(JsonNode.Parse(
            """{"name":"国家安全、公共安全和社会稳定","clause":"GS-11-3","words":["饼干12袋"],"window":4}""")));

        Assert.Equal(0, (await _desk.RescanAsync()).Code);
        var run = await _desk.RescanAsync($"--ConfigDirectory={strict}");

        Assert.Equal(["GS-11-3"], Assert.Single(run.Hits).GetProperty("outcome").GetProperty("clauses").EnumerateArray().Select(clause => clause.GetString()));
    }

    [Fact]
    public async Task Rescan_Notice_IsHeldAgainstTheCase()
    {
        var weak = RescanKit.Config(_folder, "weak", rules => rules.Keep("address"));
        await _desk.RestartAsync("--ConfigDirectory", weak);
        var row = await _desk.PublishAsync(PushForm.Metadata, PushForm.Document);
        var order = Orders.Revocation with { Reason = "现场在云南省景洪市勐养镇曼掌村委会9号，与事实不符。" };
        Assert.IsType<ReviewOutcome.Done>(await _desk.Service<WithdrawalService>().WithdrawAsync(_desk.User("reviewer"), row.CaseId, order, default));
        await _desk.UntilAsync(row.CaseId, CaseState.Withdrawn);

        var run = await _desk.RescanAsync();

        Assert.Equal([("reason", "address", "GS-10-2a", 1)], RescanRun.Findings(run.Of(row.RecordId)));
        Assert.Equal("notice", run.Of(row.RecordId).GetProperty("kind").GetString());
        Assert.DoesNotContain("曼掌", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rescan_Scope_NarrowsAndRefusesWhatDoesNotExist()
    {
        var weak = RescanKit.Config(_folder, "weak", rules => rules.Keep("address"));
        await _desk.RestartAsync("--ConfigDirectory", weak);
        var first = await _desk.PublishAsync(PushForm.Metadata, PushForm.Document);
        var (metadata, document) = PushForm.Numbered("景市监处罚〔2026〕13号");
        await _desk.PublishAsync(metadata, document);

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
        // Wrong at its last digit, so that the verifier's last look lets it pass where the rules keep it.
        const string Planted = "532801198706142539";
        var weak = RescanKit.Config(_folder, "weak", rules => rules.Keep("citizen_id"));
        await _desk.RestartAsync("--ConfigDirectory", weak);
        var metadata = PushForm.Metadata.Replace("经营超过保质期的食品。", $"经营超过保质期的食品，身份证号码{Planted}。", StringComparison.Ordinal)
            .Replace("〔2026〕12号", $"〔2026〕{Planted}号", StringComparison.Ordinal)
            .Replace("\"penaltyKinds\":[\"罚款\"]", $"\"penaltyKinds\":[\"罚款\",\"身份证号码{Planted}\"]", StringComparison.Ordinal);
        var row = await _desk.PublishAsync(metadata, PushForm.Document.Replace("532801199003072245", Planted, StringComparison.Ordinal).Replace("〔2026〕12号", $"〔2026〕{Planted}号", StringComparison.Ordinal));
        using var traces = new Planting.CapturedTraces();

        var run = await _desk.RescanAsync();
        var table = await _desk.RescanAsync("--json=false");
        await _desk.EraseAsync(row);
        var erased = await _desk.RescanAsync("--json=false");

        Assert.Contains(RescanRun.Findings(run.Of(row.RecordId)), finding => finding.Where is "body[6]" && finding.Kind is FindingKinds.CitizenId);
        Assert.Contains(RescanRun.Findings(run.Of(row.RecordId)), finding => finding.Where is "summary.facts" && finding.Kind is FindingKinds.CitizenId);
        Assert.Contains(RescanRun.Findings(run.Of(row.RecordId)), finding => finding.Where is "penaltyKinds[1]" && finding.Kind is FindingKinds.CitizenId);
        var audit = await _desk.Service<DeskStore>().ReadAsync(
            async connection => string.Join('\n', await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT actor || act || COALESCE(code, '') FROM audit")), default);
        Assert.Contains(AuditActs.Rescanned, audit, StringComparison.Ordinal);
        foreach (var text in (string[])[run.Output, run.Errors, table.Output, erased.Output, audit, .. _desk.Logs.Lines, .. traces.Lines])
        {
            Assert.DoesNotContain(Planted[..^1], text, StringComparison.Ordinal);
        }
    }
}
