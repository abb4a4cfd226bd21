using System.Net;
using System.Text.Json;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.MainJob;

/// <summary>A decision's whole life, through the doors that agencies, reviewers and citizens use.</summary>
[Collection(PlatformCollection.Name)]
public sealed class MainJobTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private const string AuthorityNumber = "海政行复决〔2026〕7号";
    private static readonly string[] HiddenValues = [ServedDocument.CitizenId, ServedDocument.CitizenId[6..14], ServedDocument.DaiName];

    [Fact]
    [Clause("GS-10-2b")]
    [Clause("GS-08-4a")]
    [Clause("GS-10-1")]
    [Clause("CX-14-4")]
    [Clause("GS-16-1")]
    public async Task PushApproveWithdraw_ThroughRealDoors_AppearsRedactedAndLeavesANotice()
    {
        using var api = await platform.ApiAsync("mhwlj");
        using var site = new HttpClient { BaseAddress = platform.Site };
        var (status, pushed) = await api.PushAsync(ServedDocument.Metadata, ServedDocument.Docx(), "决定书.docx", "e2e-main-job");
        Assert.Equal(202, status);
        var caseId = pushed.GetProperty("caseId").GetString()!;
        Assert.Equal("inReview", (await api.AtRestAsync(caseId)).GetProperty("state").GetString());
        Assert.Equal(0, (await SearchAsync(site)).GetProperty("total").GetInt32());

        var desk = await browser.OpenAsync();
        await DeskPerson.SignInAsync(desk, platform, "mhwlj.shenhe");
        await DeskPerson.ApproveAsync(desk, platform, caseId);

        var found = await RunningPlatform.UntilAsync(() => SearchAsync(site), answer => answer.GetProperty("total").GetInt32() == 1, TimeSpan.FromSeconds(15));
        var item = Assert.Single(found.GetProperty("items").EnumerateArray());
        Assert.Equal(8000, item.GetProperty("fineYuan").GetDecimal());
        var id = item.GetProperty("id").GetString()!;
        await CheckPublishedAsync(site, id, found.GetRawText());
        await VerifyAsync(isSound: true);
        await VerifyTamperedCopyAsync(id);

        await DeskPerson.WithdrawAsync(desk, platform, caseId, AuthorityNumber);

        var gone = await RunningPlatform.UntilAsync(() => SearchAsync(site), answer => answer.GetProperty("total").GetInt32() == 0, TimeSpan.FromSeconds(10));
        Assert.Equal(0, gone.GetProperty("total").GetInt32());
        await CheckWithdrawnAsync(site, id);
        Assert.Equal("withdrawn", (await api.UntilStateAsync(caseId, state => state is "withdrawn")).GetProperty("state").GetString());
        await VerifyAsync(isSound: true);
    }

    private static async Task<JsonElement> SearchAsync(HttpClient site)
    {
        using var answer = await site.GetAsync("api/v1/decisions?q=" + Uri.EscapeDataString("\"古渡香蕉包装\""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task CheckPublishedAsync(HttpClient site, string id, string searchAnswer)
    {
        var page = WebUtility.HtmlDecode(await site.GetStringAsync("decisions/" + id));
        var text = await site.GetStringAsync($"decisions/{id}.txt");
        var json = await site.GetStringAsync("api/v1/decisions/" + id);
        foreach (var answer in new[] { searchAnswer, page, text, json })
        {
            foreach (var hidden in HiddenValues)
            {
                Assert.DoesNotContain(hidden, answer, StringComparison.Ordinal);
            }
        }

        foreach (var answer in new[] { page, text, json })
        {
            Assert.Contains(ServedDocument.LegalRepresentative, answer, StringComparison.Ordinal);
            Assert.Contains("8000", answer.Replace(",", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains(ServedDocument.Company, answer, StringComparison.Ordinal);
        }

        Assert.Contains("罚款人民币8000元（捌仟元整）", text, StringComparison.Ordinal);
    }

    private static async Task CheckWithdrawnAsync(HttpClient site, string id)
    {
        using var page = await site.GetAsync("decisions/" + id);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        var notice = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Contains(AuthorityNumber, notice, StringComparison.Ordinal);
        Assert.Contains("适用依据错误", notice, StringComparison.Ordinal);
        Assert.DoesNotContain(ServedDocument.Company, notice, StringComparison.Ordinal);
        Assert.DoesNotContain(ServedDocument.LegalRepresentative, notice, StringComparison.Ordinal);
        foreach (var address in new[] { $"decisions/{id}.txt", $"decisions/{id}.json", $"api/v1/decisions/{id}" })
        {
            using var answer = await site.GetAsync(address);
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.DoesNotContain(ServedDocument.Company, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var address in new[] { string.Empty, "search?q=" + Uri.EscapeDataString(ServedDocument.Company), "notices" })
        {
            var answer = WebUtility.HtmlDecode(await site.GetStringAsync(address));
            Assert.DoesNotContain(ServedDocument.Title, answer, StringComparison.Ordinal);
            Assert.DoesNotContain(ServedDocument.LegalRepresentative, answer, StringComparison.Ordinal);
        }
    }

    private async Task VerifyAsync(bool isSound)
    {
        var (exitCode, output) = await CommandProcess.RunAsync("gazette", "verify", "--data", platform.Data);
        Assert.True(exitCode == (isSound ? 0 : 1), output);
    }

    private async Task VerifyTamperedCopyAsync(string id)
    {
        var copy = Path.Combine(platform.Root, "copy");
        GazetteCopy.Take(Path.Combine(platform.Data, "gazette"), Path.Combine(copy, "gazette"));
        string[] verify = ["gazette", "verify", "--data", copy, "--head-key", Path.Combine(platform.Keys, "public", "gazette-head.pem")];
        var (exitCode, output) = await CommandProcess.RunAsync(verify);
        Assert.True(exitCode == 0, output);

        GazetteCopy.ChangeOneByte(Path.Combine(copy, "gazette", "gazette.db"), id);

        (exitCode, output) = await CommandProcess.RunAsync(verify);
        Assert.True(exitCode == 1, output);
    }
}
