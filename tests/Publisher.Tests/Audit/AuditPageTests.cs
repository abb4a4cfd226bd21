using System.Net;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Pages.Audit;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Pages;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Audit;

[Collection(DesksCollection.Name)]
public sealed class AuditPageTests(Desks desks)
{
    [Fact]
    [Clause("GS-12-2")]
    public void Words_EveryActOfTheProgram_HasOne()
    {
        var acts = typeof(AuditActs).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.All(acts, act => Assert.NotEqual("其他", AuditWords.Act(act)));
    }

    [Fact]
    [Clause("GS-12-2")]
    public void Words_EveryRuleOfDutyAndEveryKindThatIsCorrected_AreChinese()
    {
        var rules = typeof(DutyRules).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.All(rules, rule => Assert.NotEqual(DutyRules.Chinese("no such rule"), DutyRules.Chinese(rule)));
        string[] corrections = [AuditActs.FindingRejected, AuditActs.FindingAccepted, AuditActs.ValueAdded, AuditActs.ValueTakenBack];
        Assert.All(CorrectionService.Kinds.SelectMany(kind => corrections, (kind, act) => AuditWords.Code(act, kind)!), words => Assert.DoesNotContain(words, char.IsAscii));
    }

    [Theory]
    [Clause("LAW-XZCF-50")]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Scope_OfEachRole_IsTheOwnAgencyTheRegionOrAll(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var store = desk.Service<DeskStore>();
        await AppendAsync(desk, "kmscj", "planted-foreign");
        await AppendAsync(desk, "jhscj", "planted-own");
        await AppendAsync(desk, null, "planted-platform");
        Assert.Null(await AuditScopes.OfAsync(store, desk.User("clerk"), default));
        Assert.Null(await AuditScopes.OfAsync(store, desk.User("reviewer"), default));
        Assert.Equal(["planted-own"], await SeenAsync(desk, desk.User("admin")));
        // 景洪市 is a county: its supervisor sees nothing of 昆明; one of the province sees both, and nothing of the platform itself.
        Assert.Equal(["planted-own"], await SeenAsync(desk, desk.User("supervisor") with { Region = "532801" }));
        Assert.Equal(["planted-foreign", "planted-own"], await SeenAsync(desk, desk.User("supervisor") with { Region = "530000" }));
        Assert.Equal(["planted-foreign"], await SeenAsync(desk, desk.User("supervisor") with { Region = "530100" }));
        Assert.Equal(["planted-foreign", "planted-own", "planted-platform"], await SeenAsync(desk, desk.User("admin") with { Role = DeskRole.PlatformAdmin }));
        await Assert.ThrowsAsync<ArgumentException>(() => SeenAsync(desk, desk.User("supervisor") with { Region = string.Empty }));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task List_Cursor_ShowsEachEntryOnce(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var scope = new AuditScope.OfAgencies(["jhscj", "kmscj"]);
        var filter = new AuditFilter { PageSize = 7, Act = AuditActs.Provisioned };
        var seen = new List<AuditLine>();
        do
        {
            var page = await desk.Service<AuditReader>().ListAsync(scope, filter, default);
            seen.AddRange(page.Entries);
            filter = filter with { After = page.Next };
        }
        while (filter.After is not null);
        Assert.True(seen.Count > 7, $"{seen.Count}");
        Assert.Equal(seen.Count, seen.Select(line => line.Sequence).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(line => line.At).ThenByDescending(line => line.Sequence), seen);
        Assert.All(seen, line => Assert.Equal(AuditActs.Provisioned, line.Act));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task List_ByAccount_FindsWhatAsDeputyWasDone(string engine)
    {
        var desk = await desks.OnAsync(engine);
        foreach (var actor in (string[])["account:bona", "account:bona/for:erna", "account:bonafide", "account:bon"])
        {
            await AppendAsync(desk, "jhscj", "x", actor);
        }

        var page = await desk.Service<AuditReader>().ListAsync(new AuditScope.Everything(), new AuditFilter { Actor = "account:bona" }, default);
        Assert.Equal(["account:bona", "account:bona/for:erna"], page.Entries.Select(line => line.Actor).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Clause("JL-22")]
    [Clause("LAW-XZCF-50")]
    public async Task Page_IsForThoseWhoAnswerForIt_AndItsReadingIsAudited()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        await desk.Service<Publisher.Review.ReviewService>().ReturnAsync(desk.User("reviewer"), caseId, "请核对证人玉香罕的证件号码。", default);
        foreach (var name in (string[])["clerk", "reviewer"])
        {
            using var other = await SignInAsync(desk, name);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/audit")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/audit?handler=csv")).StatusCode);
        }

        using var admin = await SignInAsync(desk, "admin");
        var page = await admin.PageAsync($"/audit?case={caseId}");
        var text = page.Body!.TextContent;
        Assert.Contains("待审核 → 已退回", text, StringComparison.Ordinal);
        Assert.Contains("有理由，已密封", text, StringComparison.Ordinal);
        Assert.DoesNotContain("玉香罕", text, StringComparison.Ordinal);
        Assert.DoesNotContain("case.moved", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("查看审计记录", (await admin.PageAsync("/audit?account=admin")).Body!.TextContent, StringComparison.Ordinal);

        using var csv = await admin.GetAsync($"/audit?case={caseId}&handler=csv");
        var table = await csv.Content.ReadAsStringAsync();
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Contains(caseId, table, StringComparison.Ordinal);
        Assert.DoesNotContain("玉香罕", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WrongDay_SaysWhichField()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var admin = await SignInAsync(desk, "admin");
        var page = await admin.PageAsync("/audit?from=10.14.2026");
        Assert.Equal("#from", DeskBrowser.ProblemLinks(page));
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("＝1+1", "\"'＝1+1\"")]
    [InlineData("@x", "\"'@x\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData(null, "\"\"")]
    public void Csv_Cell_IsNeverAFormula(string? value, string cell) => Assert.Equal(cell, Csv.Cell(value));

    private static async Task<DeskBrowser> SignInAsync(DeskProcess desk, string name)
    {
        var browser = new DeskBrowser(desk.Address);
        using var answer = await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", name), ("Password", DeskProcess.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    private static Task AppendAsync(DeskProcess desk, string? agency, string code, string actor = "worker") => desk.Service<DeskStore>().WriteAsync(
        async data =>
        {
            await AuditTrail.AppendAsync(data, new AuditEntry { Actor = actor, AgencyCode = agency, Act = AuditActs.AuditRead, Code = code });
            return true;
        },
        default);

    private static async Task<IReadOnlyList<string>> SeenAsync(DeskProcess desk, DeskUser user)
    {
        var scope = await AuditScopes.OfAsync(desk.Service<DeskStore>(), user, default);
        var page = await desk.Service<AuditReader>().ListAsync(scope!, new AuditFilter { Act = AuditActs.AuditRead, PageSize = 2000 }, default);
        return [.. page.Entries.Select(line => line.Code!).Where(code => code.StartsWith("planted", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
    }
}
