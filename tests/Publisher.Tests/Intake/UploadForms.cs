using System.Text;
using AngleSharp.Html.Dom;
using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Pages;

namespace Disclosure.Publisher.Tests.Intake;

/// <summary>Files as a browser sends them.</summary>
internal static class UploadForms
{
    public const string Token = "__RequestVerificationToken";

    public static async Task<DeskBrowser> SignInAsync(this DeskProcess desk, string account)
    {
        var browser = new DeskBrowser(desk.Address);
        using var answer = await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", account), ("Password", DeskProcess.Password));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>The hidden fields of a page's form with files, in their order.</summary>
    public static async Task<IReadOnlyList<(string Name, string Value)>> HiddenAsync(this DeskBrowser browser, string page)
    {
        var document = await browser.PageAsync(page);
        return [.. document.QuerySelectorAll("form[enctype] input[type=hidden]").OfType<IHtmlInputElement>().Select(input => (input.Name!, input.Value))];
    }

    public static MultipartFormDataContent Form(IEnumerable<(string Name, string Value)> fields, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "Files", name);
        }

        return form;
    }

    public static async Task<HttpResponseMessage> UploadAsync(this DeskBrowser browser, string path, HttpContent form, bool isScript = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = form };
        if (isScript)
        {
            request.Headers.Add("Accept", "application/json");
        }

        return await browser.SendAsync(request);
    }

    /// <summary>Result and case of each line, in order.</summary>
    public static async Task<IReadOnlyList<(string Result, string? Case)>> LinesAsync(this DeskBrowser browser, HttpResponseMessage answer)
    {
        var page = await browser.ParseAsync(answer);
        return [.. page.QuerySelectorAll("[data-lines] > li").Select(line => (line.QuerySelector(".word")!.TextContent, line.QuerySelector("a")?.GetAttribute("href")?.Split('/')[^1]))];
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static Task<long> CountCasesAsync(this DeskProcess desk) => desk.Service<DeskStore>().ReadAsync(
        connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM decision_case"), default);

    public static async Task<CaseRow> RowAsync(this DeskProcess desk, string caseId) =>
        (await desk.Service<DeskStore>().ReadAsync(connection => CaseRow.FindAsync(connection, "jhscj", caseId), default))!;
}
