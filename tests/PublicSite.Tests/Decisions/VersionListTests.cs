using System.Net;
using System.Text.Json;
using Disclosure.DecisionPages;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Decisions;

/// <summary>A reader sees what changed, when and why, and nothing of what was there before.</summary>
public sealed class VersionListTests
{
    private const string Signs = "琅玕泓泉翊翎霁霭峪嵘岫岚澍澧濯漪瑾瑜琮琰曦晗暄昀";

    private static int Lives => TestSize.Of(usual: 6, full: 60);

    [Fact]
    [Clause("GS-17-2")]
    public async Task Page_OfACorrectedDecision_TellsDayKindItemsAndReason()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        Assert.DoesNotContain("版本记录", await site.ReadAsync($"/decisions/{decision.Id}"), StringComparison.Ordinal);

        await site.AppendAsync(
            decision with
            {
                Version = 2,
                FineYuan = 6000m,
                Corrections = [new CorrectionNote { On = new DateOnly(2026, 4, 2), Note = "罚款金额填写有误。", Version = 2, Fields = [CorrectedField.FineYuan, CorrectedField.Document] }],
            },
            EntryKind.Amended);
        await site.WaitAsync();

        var page = await site.ReadAsync($"/decisions/{decision.Id}");
        Assert.Contains("<strong>更正</strong><span class=\"soft\">（第 2 版）</span>", page, StringComparison.Ordinal);
        Assert.Contains("改动的项目：罚款金额、决定书正文。", page, StringComparison.Ordinal);
        Assert.Contains("说明：罚款金额填写有误。", page, StringComparison.Ordinal);
        Assert.Contains("<strong>首次公开</strong>", page, StringComparison.Ordinal);
        using var api = JsonDocument.Parse(await site.ReadAsync($"/api/v1/decisions/{decision.Id}"));
        var versions = api.RootElement.GetProperty("versions");
        Assert.Equal(["published", "changed"], versions.EnumerateArray().Select(version => version.GetProperty("kind").GetString()));
        Assert.Equal(["fineYuan", "document"], versions[1].GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal("更正", versions[1].GetProperty("kindName").GetString());
    }

    [Fact]
    [Clause("GS-16-1")]
    public async Task Page_OfAWithdrawnDecision_TellsDaysAndTheNoticesReasonAlone()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        var corrected = decision with { Version = 2, Corrections = [new CorrectionNote { On = new DateOnly(2026, 4, 2), Note = "琅玕泓泉填写有误。", Version = 2, Fields = [CorrectedField.Parties] }] };
        await site.AppendAsync(corrected, EntryKind.Amended);
        await site.WithdrawAsync(InventedDecisions.Revocation(corrected));

        using var answer = await site.GetAsync($"/decisions/{decision.Id}");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("<strong>撤下（撤销）</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>更新公示内容</strong>", page, StringComparison.Ordinal);
        Assert.Contains("理由：认定事实的主要证据不足。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("琅玕", page, StringComparison.Ordinal);
        Assert.DoesNotContain("改动的项目", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfASilentEnd_TellsNoVersions()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        await site.WithdrawAsync(InventedDecisions.SilentEnd(decision));

        using var answer = await site.GetAsync($"/decisions/{decision.Id}");

        Assert.DoesNotContain("版本", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoteFromBeforeVersionsWereTold_IsFoundByItsDay()
    {
        var at = new DateTimeOffset(2026, 4, 2, 1, 0, 0, TimeSpan.Zero);
        VersionStep[] steps =
        [
            new(1, at.AddDays(-9), VersionKind.Published), new(2, at, VersionKind.Maintained), new(4, at, VersionKind.Changed), new(5, at, VersionKind.Changed),
        ];
        var decision = InventedDecisions.FoodPenalty() with { Version = 5, Corrections = [new CorrectionNote { On = new DateOnly(2026, 4, 2), Note = "日期写错。" }] };

        var lines = PageVersion.Of(steps, decision, []);

        Assert.Equal(["首次公开", "更新公示信息（不涉及决定内容）", "更正", "更新公示内容"], lines.Select(line => line.Words));
        Assert.Equal([null, null, "日期写错。", null], lines.Select(line => line.Note));
    }

    /// <summary>Random lives: whatever becomes of a record, no answer of the site holds a word of a version that was replaced, and a node that starts then says the same.</summary>
    [Fact]
    [Clause("CX-14-4")]
    public async Task Life_AtRandom_NoAnswerHoldsAWordOfAnEarlierVersion()
    {
        var random = new SeededRandom(20261122);
        await using var site = await SiteHost.StartAsync();
        for (var life = 0; life < Lives; life++)
        {
            var gone = new List<string>();
            var current = Marked(InventedDecisions.FoodPenalty($"景市监罚〔2026〕{100 + life}号"), random, out var words);
            await site.PublishAsync(current);
            var stands = true;
            for (var step = 0; step < 5; step++)
            {
                var before = words;
                var version = current.Version + 1;
                switch (random.Next(4))
                {
                    case 0 when stands:
                        await site.WithdrawAsync(random.Next(2) == 0 ? InventedDecisions.SilentEnd(current) : InventedDecisions.Revocation(current));
                        (current, stands) = (current with { Version = version }, false);
                        gone.AddRange(before);
                        break;
                    case 1 when stands:
                        current = current with { Version = version, Mode = DisclosureMode.Summary, Body = [] };
                        await AmendAsync(site, current);
                        // Title and facts stand in the summary too.
                        gone.Add(before[2]);
                        break;
                    default:
                        current = Marked(current with { Version = version }, random, out words) with
                        {
                            Corrections = [.. current.Corrections ?? [], new CorrectionNote { On = new DateOnly(2026, 4, 2), Note = "填写有误。", Version = version, Fields = [CorrectedField.Facts] }],
                        };
                        if (stands)
                            await AmendAsync(site, current);
                        else
                            await site.AppendAsync(current, EntryKind.Published);
                        await site.WaitAsync();
                        gone.AddRange(before);
                        stands = true;
                        break;
                }

                var answers = await AnswersAsync(site, current);
                foreach (var word in gone)
                    Assert.All(answers, answer => Assert.DoesNotContain(word, answer.Value, StringComparison.Ordinal));
            }

            var told = await AnswersAsync(site, current);
            await site.RestartAsync();
            Assert.Equal(told[$"/api/v1/decisions/{current.Id}"], (await AnswersAsync(site, current))[$"/api/v1/decisions/{current.Id}"]);
        }
    }

    private static async Task AmendAsync(SiteHost site, DecisionRecord decision)
    {
        await site.Writer.AppendAsync(PublishableRecords.Of(decision), EntryKind.Amended, ChangeNature.Legal, eraseEarlier: true, CancellationToken.None);
        site.Counted();
        await site.WaitAsync();
    }

    private static async Task<Dictionary<string, string>> AnswersAsync(SiteHost site, DecisionRecord decision)
    {
        string[] addresses =
        [
            $"/decisions/{decision.Id}", $"/decisions/{decision.Id}.json", $"/decisions/{decision.Id}.txt", $"/api/v1/decisions/{decision.Id}",
            "/api/v1/decisions?size=100", "/search", "/notices", "/",
        ];
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses)
        {
            using var answer = await site.GetAsync(address);
            answers[address] = await answer.Content.ReadAsStringAsync();
        }

        return answers;
    }

    /// <summary>The decision with words of its own in title, facts and text.</summary>
    private static DecisionRecord Marked(DecisionRecord decision, SeededRandom random, out IReadOnlyList<string> words)
    {
        string[] own = [.. Enumerable.Range(0, 3).Select(_ => string.Concat(Enumerable.Range(0, 6).Select(_ => Signs[random.Next(Signs.Length)])))];
        words = own;
        return decision with
        {
            Title = [InventedDecisions.Plain($"景洪市{own[0]}超市经营超过保质期的食品案")],
            Summary = decision.Summary with { Facts = [InventedDecisions.Plain($"检查时发现{own[1]}超过保质期。")] },
            Mode = DisclosureMode.FullText,
            Body = [new Paragraph { Inlines = [InventedDecisions.Plain($"当事人经营{own[2]}，责令改正。")] }],
        };
    }
}
