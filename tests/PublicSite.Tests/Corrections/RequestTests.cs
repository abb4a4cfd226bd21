using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using Disclosure.Gazette.Inbox;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Corrections;

public sealed class RequestTests(SharedRequestSite shared) : IClassFixture<SharedRequestSite>
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "私人证据里的字"u8];

    private readonly RequestSite _requests = shared.Requests;

    private SiteHost Site => _requests.Site;

    [Fact]
    [Clause("GS-17-1")]
    [Clause("LAW-XXGK-41")]
    public async Task Request_FromTheDecisionsPage_ReachesTheDeskWhole_AndGivesAReceipt()
    {
        var decision = shared.Decision;
        Assert.Contains($"href=\"/corrections/new?id={decision.Id}\"", await Site.ReadAsync($"/decisions/{decision.Id}"), StringComparison.Ordinal);
        var page = await Site.ReadAsync($"/corrections/new?id={decision.Id}");
        Assert.Contains(decision.DocumentNumber, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var key = RequestSite.FormKey(page);
        using var form = RequestSite.Form(key, ("record", decision.Id.ToString()), ("number", decision.DocumentNumber), ("agency", decision.AgencyCode), ("kind", "MistakenIdentity"),
            ("correct", "应为另一人。"), ("contact", "0871-00000000"), ("code", "ABCDE"), ("tail", "123X"), ("statement", "第一行\r\n第二行"));
        RequestSite.Attach(form, "C:\\我的文件\\证据.png", Png);

        using var response = await _requests.SendAsync(form);

        var receipt = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var printed = receipt.QuerySelectorAll("td.key").Select(cell => cell.TextContent).ToList();
        Assert.Equal(RequestReceipt.OfForm(key)!.PrintedNumber, printed[0]);
        Assert.Equal(RequestReceipt.OfForm(key)!.PrintedCode, printed[1]);
        Assert.NotNull(receipt.QuerySelector(".slip svg.code"));
        var taken = Assert.Single(await _requests.TakenAsync(key));
        Assert.Equal(decision.Id.ToString(), taken.RecordId);
        Assert.Equal(CorrectionKind.MistakenIdentity, taken.Kind);
        Assert.Equal("第一行\n第二行", taken.Statement);
        Assert.Equal(("应为另一人。", "0871-00000000", "ABCDE", "123X"), (taken.Correct, taken.Contact, taken.AccessCode, taken.IdentityTail));
        Assert.Equal(("证据.png", EvidenceKind.Png), (taken.Files[0].Name, taken.Files[0].Kind));
        Assert.Equal(Png, taken.Files[0].Content);
        Assert.Equal(RequestReceipt.OfForm(key)!.Code, taken.Code);
    }

    [Fact]
    public async Task Form_ByNumber_IsForOneVisitorAlone()
    {
        var decision = shared.Decision;
        using var first = await Site.GetAsync($"/corrections/new?n={Uri.EscapeDataString(decision.DocumentNumber)}");
        using var second = await Site.GetAsync($"/corrections/new?n={Uri.EscapeDataString(decision.DocumentNumber)}");

        var (one, other) = (await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.NotEqual(RequestSite.FormKey(one), RequestSite.FormKey(other));
        Assert.Contains($"value=\"{decision.Id}\"", one, StringComparison.Ordinal);
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Null(first.Headers.ETag);
        // Under no-referrer a browser would call the origin of the form null.
        Assert.Equal("same-origin", Assert.Single(first.Headers.GetValues("Referrer-Policy")));
        var unknown = await Site.ReadAsync("/corrections/new?n=某〔2026〕99999号");
        Assert.Contains("<select id=\"agency\"", unknown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", unknown, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SameForm_SentTwice_GivesTheSameReceipt()
    {
        var key = RequestReceipt.NewFormKey();
        using var first = await _requests.SendAsync(RequestSite.Form(key));
        using var second = await _requests.SendAsync(RequestSite.Form(key));

        Assert.Contains(RequestReceipt.OfForm(key)!.PrintedCode, await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(RequestReceipt.OfForm(key)!.PrintedCode, await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single((await _requests.TakenAsync(key)).Select(message => (message.Number, message.Code, message.Statement)).Distinct());
    }

    [Fact]
    [Clause("ZZ-09")]
    public async Task EverythingThePublicProcessWrote_HoldsNothingThatWasTyped()
    {
        var reply = new CorrectionReply { State = ReplyState.Refused, Since = new DateOnly(2026, 11, 20), AgencyName = "答复机关甲", DocumentNumber = "答〔2026〕1号", Words = "答复里的理由甲乙丙" };
        var key = RequestReceipt.NewFormKey();
        var receipt = RequestReceipt.OfForm(key)!;
        using (var bad = await _requests.SendAsync(RequestSite.Form(key, ("statement", "写在错表单里的话"), ("kind", "nothing"))))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        var form = RequestSite.Form(key, ("statement", "只有我知道的事实"), ("name", "王测试某"), ("contact", "13900001111"), ("code", "QWERT12345"), ("tail", "902X"), ("correct", "正确内容丁"));
        RequestSite.Attach(form, "身份证照片.png", Png);
        using (var good = await _requests.SendAsync(form))
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        await _requests.Desk.PutReplyAsync(receipt.ReplyAddress, SealedReply.Seal(receipt, reply), CancellationToken.None);
        using (var asked = await _requests.AskAsync(receipt.PrintedNumber, receipt.PrintedCode))
            Assert.Contains("答复里的理由甲乙丙", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        string[] typed =
        [
            "写在错表单里的话", "只有我知道的事实", "王测试某", "13900001111", "QWERT12345", "902X", "正确内容丁", "身份证照片", "私人证据里的字", "答复里的理由", "答复机关甲",
            key, receipt.Code, receipt.PrintedCode, receipt.Number, receipt.PrintedNumber,
        ];
        foreach (var bytes in _requests.PublicBytes())
        {
            foreach (var word in typed)
            {
                foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
                    Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(word)));
            }
        }

        // And what it sealed it cannot open: it holds the public key alone.
        using var sealing = InboxPublicKey.FromFile(_requests.Options.SealKey);
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(_requests.Options.SealKey), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("null", null)]
    [InlineData("http://elsewhere.example", null)]
    [InlineData("http://localhost.elsewhere.example", null)]
    [InlineData("https://localhost", null)]
    [InlineData(RequestSite.Origin, "cross-site")]
    [InlineData(RequestSite.Origin, "same-site")]
    public async Task Forms_FromElsewhere_AreNotTaken(string? origin, string? fetchSite)
    {
        var key = RequestReceipt.NewFormKey();
        using var sent = await _requests.SendAsync(RequestSite.Form(key), origin, fetchSite);

        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        Assert.Contains("不是从本站的页面提交的", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await _requests.TakenAsync(key));
        if (fetchSite is null)
        {
            using var asked = await _requests.AskAsync("0", "0", origin);
            Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        }
    }

    [Fact]
    public async Task WrongInput_IsSaidAtItsField_AndNothingTypedIsLost()
    {
        var key = RequestReceipt.NewFormKey();
        var form = RequestSite.Form(key, ("kind", string.Empty), ("agency", "nobody"), ("name", "<b>某人</b>"), ("statement", string.Empty), ("contact", "a\u202Eb"));
        RequestSite.Attach(form, "程序.pdf", "MZ not a pdf"u8.ToArray());

        using var response = await _requests.SendAsync(form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal(["#agency", "#kind", "#statement", "#files", "#contact"], page.QuerySelectorAll("#problems a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll("#problems a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal("<b>某人</b>", page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("景市监处罚〔2026〕8号", page.QuerySelector("#number")!.GetAttribute("value"));
        Assert.Empty(await _requests.TakenAsync(key));
    }

    [Fact]
    public async Task Evidence_TooManyTooLargeOrTooMuch_IsSaid()
    {
        var key = RequestReceipt.NewFormKey();
        var many = RequestSite.Form(key);
        for (var i = 0; i < 4; i++)
            RequestSite.Attach(many, "a.png", Png);
        var large = RequestSite.Form(key);
        RequestSite.Attach(large, "a.png", [.. Png, .. RandomNumberGenerator.GetBytes(8 * 1024 * 1024)]);
        var whole = RequestSite.Form(key);
        RequestSite.Attach(whole, "a.png", new byte[17 * 1024 * 1024]);

        using (var response = await _requests.SendAsync(many))
            Assert.Contains("证明文件最多 3 个", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var response = await _requests.SendAsync(large))
            Assert.Contains("每个不能超过 8 MB", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var response = await _requests.SendAsync(whole))
            Assert.False(response.IsSuccessStatusCode);
        Assert.Empty(await _requests.TakenAsync(key));
    }

    [Fact]
    public async Task NoForms_AreNotTaken()
    {
        using (var typed = await _requests.SendAsync(RequestSite.Form("0")))
            Assert.Equal(HttpStatusCode.BadRequest, typed.StatusCode);
        var key = RequestReceipt.NewFormKey();
        var twice = RequestSite.Form(key);
        twice.Add(new StringContent("again"), "name");
        using (var repeated = await _requests.SendAsync(twice))
            Assert.Equal(HttpStatusCode.BadRequest, repeated.StatusCode);
        Assert.Empty(await _requests.TakenAsync(key));
    }

    [Fact]
    public async Task TooManyRequests_AreTurnedAway_AndAnInboxOutOfReachIsSaid()
    {
        await using var requests = await RequestSite.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            using var taken = await requests.SendAsync(RequestSite.Form(RequestReceipt.NewFormKey()));
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        File.Delete(requests.Options.SealKey);
        using (var unsent = await requests.SendAsync(RequestSite.Form(RequestReceipt.NewFormKey())))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, unsent.StatusCode);
            var page = await unsent.Content.ReadAsStringAsync();
            Assert.Contains("没有发出", page, StringComparison.Ordinal);
            Assert.Contains("测试人甲", page, StringComparison.Ordinal);
            Assert.DoesNotContain("查询码</th>", page, StringComparison.Ordinal);
        }

        using var refused = await requests.SendAsync(RequestSite.Form(RequestReceipt.NewFormKey()));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(5, (await requests.TakenAsync()).Count);
    }

    [Fact]
    public async Task WithoutAMailbox_NothingIsTaken_AndThePageSaysWhereToGo()
    {
        await using var site = await SiteHost.StartAsync();

        Assert.Contains("网上申请暂未开通", await site.ReadAsync("/corrections"), StringComparison.Ordinal);
        Assert.Contains("网上申请暂未开通", await site.ReadAsync("/corrections/new"), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-17-3")]
    public async Task Status_UnknownNumberWrongCodeAndNotYetTaken_AreAnsweredAlike()
    {
        var receipt = RequestReceipt.New();
        var words = new CorrectionReply { State = ReplyState.Corrected, Since = new DateOnly(2026, 11, 20), AgencyName = "某局", DocumentNumber = "某〔2026〕1号", Words = "已经更正。" };
        await _requests.Desk.PutReplyAsync(receipt.ReplyAddress, SealedReply.Seal(receipt, words), CancellationToken.None);
        var other = RequestReceipt.New();
        // Moved to another address by someone with the outbox in hand, it opens for nobody.
        await _requests.Desk.PutReplyAsync(other.ReplyAddress, SealedReply.Seal(receipt, words), CancellationToken.None);

        var answers = new List<string>();
        foreach (var (number, code) in new[] { (RequestReceipt.New().Number, receipt.Code), (receipt.Number, RequestReceipt.New().Code), (other.Number, other.Code), (RequestReceipt.New().Number, RequestReceipt.New().Code) })
        {
            using var response = await _requests.AskAsync(number, code);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            answers.Add((await response.Content.ReadAsStringAsync()).Replace(number, "N", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("没有查到", answers[0], StringComparison.Ordinal);
        using var right = await _requests.AskAsync(receipt.PrintedNumber.ToLowerInvariant(), receipt.PrintedCode);
        Assert.Contains("已经更正。", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(right.Headers.CacheControl!.NoStore);
        using var bad = await _requests.AskAsync("不是编号", "U");
        Assert.Contains("20 位", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
