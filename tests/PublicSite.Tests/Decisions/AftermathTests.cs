using System.IO.Compression;
using System.Text.Json;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Decisions;

public sealed class AftermathTests
{
    private static readonly Proceeding Reconsideration = new()
    {
        Kind = ProceedingKind.Reconsideration, Outcome = ProceedingOutcome.Upheld, Body = "西双版纳傣族自治州人民政府",
        On = new DateOnly(2026, 6, 1), DocumentNumber = "西政复决字〔2026〕3号",
    };

    [Fact]
    [Clause("GS-08-4b")]
    [Clause("GS-08-6")]
    public async Task Aftermath_OfADecision_IsToldAlikeByPageFilesAndApi()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        Assert.DoesNotContain("履行情况", await site.ReadAsync($"/decisions/{decision.Id}"), StringComparison.Ordinal);

        await site.AppendAsync(
            decision with
            {
                Version = 2,
                Performance = new Performance { Status = PerformanceStatus.PartlyPerformed, On = new DateOnly(2026, 4, 20), PerformedYuan = 3000 },
                Proceedings = [Reconsideration],
                Corrections = [new CorrectionNote { On = new DateOnly(2026, 4, 2), Note = "决定日期写错。" }],
            },
            EntryKind.Amended);
        await site.WaitAsync();

        string[] lines = ["更正（2026-04-02）：决定日期写错。", "履行情况：部分履行，已履行 3,000 元（2026-04-20）", "行政复议：维持原决定，西双版纳傣族自治州人民政府，西政复决字〔2026〕3号（2026-06-01）"];
        var text = await site.ReadAsync($"/decisions/{decision.Id}.txt");
        using var file = await site.GetAsync($"/decisions/{decision.Id}.docx");
        using var archive = new ZipArchive(await file.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        var word = await reader.ReadToEndAsync();
        Assert.All(lines, line => Assert.Contains(line, text, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains(line, word, StringComparison.Ordinal));

        var page = await site.ReadAsync($"/decisions/{decision.Id}");
        Assert.Contains("<th scope=\"row\">履行情况</th>", page, StringComparison.Ordinal);
        Assert.Contains("部分履行，已履行 3,000 元", page, StringComparison.Ordinal);
        Assert.Contains("行政复议：维持原决定，西双版纳傣族自治州人民政府，西政复决字〔2026〕3号", page, StringComparison.Ordinal);
        Assert.Contains("<time datetime=\"2026-06-01\">", page, StringComparison.Ordinal);
        Assert.Contains("已更正 2026-04-02，见说明", page, StringComparison.Ordinal);

        using var api = JsonDocument.Parse(await site.ReadAsync($"/api/v1/decisions/{decision.Id}"));
        Assert.Equal("partlyPerformed", api.RootElement.GetProperty("performance").GetProperty("status").GetString());
        Assert.Equal("upheld", api.RootElement.GetProperty("proceedings")[0].GetProperty("outcome").GetString());
        Assert.Equal("决定日期写错。", api.RootElement.GetProperty("corrections")[0].GetProperty("note").GetString());
    }

    [Fact]
    [Clause("GS-16-1")]
    public async Task Page_OfADecisionThatWasOverturned_DoesNotCallItValid()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty() with { Proceedings = [Reconsideration with { Outcome = ProceedingOutcome.Revoked }] };
        await site.PublishAsync(decision);

        var page = await site.ReadAsync($"/decisions/{decision.Id}");

        Assert.DoesNotContain(">有效<", page, StringComparison.Ordinal);
        Assert.Contains("撤销原决定，见说明", page, StringComparison.Ordinal);
        Assert.Contains("行政复议：撤销原决定，西双版纳傣族自治州人民政府，西政复决字〔2026〕3号（2026-06-01）。", page, StringComparison.Ordinal);
    }
}
