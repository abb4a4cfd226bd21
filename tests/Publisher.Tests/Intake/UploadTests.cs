using System.Net;
using System.Text;
using System.Text.Json;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Api;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Intake;

/// <summary>Files that a clerk sends from the desk: each is a case by the way of every push, and one that is bad loses no other.</summary>
[Collection(DesksCollection.Name)]
public sealed class UploadTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    [Clause("GS-11-2a")]
    public async Task Post_FilesOfEveryKind_TellsOfEachAndLosesNone(string engine)
    {
        var desk = await desks.OnAsync(engine);
        using var browser = await desk.SignInAsync("clerk");
        var (_, good) = PushForm.Numbered(desks.NewNumber());
        var (_, undated) = PushForm.Numbered(desks.NewNumber());
        var (_, last) = PushForm.Numbered(desks.NewNumber());
        var hidden = await browser.HiddenAsync("/intake");

        using var answer = await browser.UploadAsync("/intake", UploadForms.Form(
            hidden,
            ("甲.txt", UploadForms.Bytes(good)),
            ("乙.txt", UploadForms.Bytes("机密★10年\n" + good)),
            ("丙.txt", []),
            ("丁.docx", UploadForms.Bytes("PK 不是文书")),
            ("戊.txt", UploadForms.Bytes(good + "\n")),
            ("己.txt", UploadForms.Bytes(undated.Replace("2026年3月2日", string.Empty, StringComparison.Ordinal))),
            ("庚.txt", UploadForms.Bytes(last))));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var lines = await browser.LinesAsync(answer);
        Assert.Equal("接收 拒收 拒收 退回 重复 退回 接收", string.Join(' ', lines.Select(line => line.Result)));
        Assert.Equal(lines[0].Case, lines[4].Case);
        Assert.Equal([false, true, true, false, false, false, false], lines.Select(line => line.Case is null));
        var review = await desk.UntilAsync(lines[0].Case!, CaseState.InReview);
        Assert.Equal("clerk", review.Case.Submitter);
        Assert.Equal("account:clerk", review.History[0].Actor);
        Assert.Equal(CaseState.Returned, (await desk.SettledAsync(lines[3].Case!)).Case.State);
        Assert.Equal("decidedOn", Assert.Single((await desk.SettledAsync(lines[5].Case!)).Messages).Field);
        Assert.Equal(CaseState.InReview, (await desk.SettledAsync(lines[6].Case!)).Case.State);
        Assert.Contains(desk.Logs.Lines, line => line.Contains("account:clerk", StringComparison.Ordinal) && line.Contains("secrecy mark", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains("己.txt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Post_TwiceOrByAScript_GivesTheSameCases(string engine)
    {
        var desk = await desks.OnAsync(engine);
        using var browser = await desk.SignInAsync("clerk");
        var (_, document) = PushForm.Numbered(desks.NewNumber());
        var hidden = await browser.HiddenAsync("/intake");
        (string, byte[]) file = ("甲.txt", UploadForms.Bytes(document));

        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.UploadAsync("/intake", UploadForms.Form(hidden, file))));
        using var script = await browser.UploadAsync("/intake", UploadForms.Form(hidden, file), isScript: true);

        var cases = new HashSet<string?>();
        foreach (var answer in together)
        {
            cases.Add(Assert.Single(await browser.LinesAsync(answer)).Case);
            answer.Dispose();
        }

        var line = JsonDocument.Parse(await script.Content.ReadAsStringAsync()).RootElement.GetProperty("lines")[0];
        cases.Add(line.GetProperty("caseId").GetString());
        Assert.NotNull(Assert.Single(cases));
        Assert.Equal("Accepted", line.GetProperty("result").GetString());
        // From another page it is another submission, and so the number is known.
        using var anew = await browser.UploadAsync("/intake", UploadForms.Form(await browser.HiddenAsync("/intake"), file));
        Assert.Equal(("重复", cases.Single()), Assert.Single(await browser.LinesAsync(anew)));
    }

    [Fact]
    public async Task Post_WithoutAValidToken_TakesNothingIn()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        using var other = await desk.SignInAsync("reviewer");
        var hidden = await browser.HiddenAsync("/intake");
        var foreign = await other.HiddenAsync("/intake");
        (string, byte[]) file = ("甲.txt", UploadForms.Bytes(PushForm.Numbered(desks.NewNumber()).Document));
        var before = await desk.CountCasesAsync();

        HttpContent[] forms =
        [
            UploadForms.Form([], file), UploadForms.Form(foreign, file), UploadForms.Form([.. hidden.Reverse()], file),
            UploadForms.Form([(UploadForms.Token, "x"), hidden[1]], file), new StringContent("Files=x"), new ByteArrayContent([1, 2, 3]),
        ];
        foreach (var form in forms)
        {
            using var answer = await browser.UploadAsync("/intake", form);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("页面已经过期", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(before, await desk.CountCasesAsync());
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("supervisor")]
    public async Task Post_ByWhoMayNotSubmit_IsForbidden(string account)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync(account);

        using var answer = await browser.UploadAsync("/intake", UploadForms.Form([], ("甲.txt", UploadForms.Bytes(PushForm.Document))));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Post_FieldsThatAreWrong_AreToldOfBeforeAnyFileIsTaken()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        var hidden = await browser.HiddenAsync("/intake");
        var before = await desk.CountCasesAsync();

        using var answer = await browser.UploadAsync("/intake", UploadForms.Form(
            [.. hidden, ("Sector", "市场监管"), ("SecrecyReviewer", "波岩罕"), ("SecrecyReviewedOn", "后天")],
            ("甲.txt", UploadForms.Bytes(PushForm.Document))));

        var page = await browser.ParseAsync(answer);
        Assert.Equal("#SecrecyReviewedOn #SecrecyConclusion", Pages.DeskBrowser.ProblemLinks(page));
        Assert.Equal("波岩罕", page.QuerySelector("#SecrecyReviewer")!.GetAttribute("value"));
        Assert.Equal(before, await desk.CountCasesAsync());
    }

    [Fact]
    [Clause("LAW-BM-35")]
    public async Task Post_WithASecrecyReview_RecordsItWithEveryFile()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        var hidden = await browser.HiddenAsync("/intake");

        using var answer = await browser.UploadAsync("/intake", UploadForms.Form(
            [.. hidden, ("ActType", "Penalty"), ("SecrecyReviewer", "波岩罕"), ("SecrecyReviewedOn", "2026年3月3日"), ("SecrecyConclusion", "Publishable")],
            ("甲.txt", UploadForms.Bytes(PushForm.Numbered(desks.NewNumber()).Document))));

        var detail = await desk.UntilAsync((await browser.LinesAsync(answer))[0].Case!, CaseState.InReview);
        Assert.Equal((new DateOnly(2026, 3, 3), SecrecyConclusion.Publishable), (detail.SecrecyReview!.ReviewedOn, detail.SecrecyReview.Conclusion));
    }

    [Fact]
    [Clause("LAW-BM-57")]
    public async Task Post_TooLargeTooManyOrBrokenOff_KeepsWhatCameBeforeAndSpoolsNothing()
    {
        const string planted = "玉香罕于景洪市勐养镇被询问";
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false", "--Desk:MaximumDocumentBytes", "3000000", "--Desk:MaximumUploadBytes", "12000000", "--Desk:MaximumUploadFiles", "3");
        using var browser = await desk.SignInAsync("clerk");
        await using var watch = new SpoolWatch(planted, desk.Folder);
        var lines = string.Join('\n', Enumerable.Repeat(planted, 50_000));
        (string, byte[]) File(string name, string number, string more = "") => (name, UploadForms.Bytes(PushForm.Numbered(number).Document + "\n" + lines + more));

        using var first = await browser.UploadAsync("/intake", UploadForms.Form(
            await browser.HiddenAsync("/intake"), File("甲.txt", "景市监处罚〔2026〕31号"), ("大.txt", new byte[3_000_001]), File("密.txt", "景市监处罚〔2026〕32号", "\n机密★10年\n"), File("丁.txt", "景市监处罚〔2026〕33号")));
        Assert.Equal("退回 拒收 拒收 拒收", string.Join(' ', (await browser.LinesAsync(first)).Select(line => line.Result)));

        // All of it together, its length told: refused before it is read. Endless, its length not told: what came before the limit stands.
        (string, byte[])[] more = [.. Enumerable.Range(0, 5).Select(i => ($"{i}.txt", new byte[2_900_000]))];
        await TooLargeAsync(browser, UploadForms.Form(await browser.HiddenAsync("/intake"), more), isChunked: false);
        Assert.Equal(1, await desk.CountCasesAsync());
        await TooLargeAsync(browser, UploadForms.Form(await browser.HiddenAsync("/intake"), [File("戊.txt", "景市监处罚〔2026〕34号"), .. more]), isChunked: true);
        Assert.True(await desk.CountCasesAsync() > 1, "The file that came before the limit is no case.");
        var rounds = watch.Rounds + 3;
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30)))
        {
            while (watch.Rounds < rounds)
            {
                await Task.Delay(20, patience.Token);
            }
        }

        await watch.DisposeAsync();
        Assert.Empty(watch.Found);
    }

    private static async Task TooLargeAsync(Pages.DeskBrowser browser, HttpContent form, bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/intake", UriKind.Relative)) { Content = form };
        request.Headers.TransferEncodingChunked = isChunked;
        try
        {
            using var answer = await browser.SendAsync(request);
            Assert.Contains("合计超过", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            // The server closes on what is too large.
        }
    }

    [Fact]
    public async Task Audit_OfAnUpload_NamesTheAccountAndHoldsTogether()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        using var answer = await browser.UploadAsync("/intake", UploadForms.Form(
            await browser.HiddenAsync("/intake"), ("密.txt", UploadForms.Bytes("绝密★启用前\n" + PushForm.Document))));

        Assert.Equal("拒收", Assert.Single(await browser.LinesAsync(answer)).Result);
        Assert.Null(await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default));
    }
}
