using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Seeding;

/// <summary>
/// A person at the desk, through its real screens: cookies, antiforgery tokens and all. What a form already holds is sent back as it
/// is, as a browser would.
/// </summary>
public sealed class DeskSession : IDisposable
{
    private readonly HttpClient _http;
    private readonly HtmlParser _parser = new();

    private DeskSession(Uri desk) => _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = desk };

    /// <summary>Signs in.</summary>
    /// <exception cref="CommandFailedException">The desk does not let the account in.</exception>
    public static async Task<DeskSession> SignInAsync(Uri desk, string account, string password, CancellationToken cancellationToken)
    {
        var session = new DeskSession(desk);
        try
        {
            var page = await session.OpenAsync("sign-in", cancellationToken);
            var answer = await session.SubmitAsync(page, Form(page, "Password"), [("Account", account), ("Password", password)], cancellationToken);
            return answer.Document.QuerySelector("input[name=Password]") is null
                ? session
                : throw new CommandFailedException($"示例账号 {account} 不能登录工作台。 The sample account cannot sign in.");
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>批准, once each finding that asks for it was accepted.</summary>
    public async Task ApproveAsync(string caseId, CancellationToken cancellationToken)
    {
        var page = await OpenAsync($"cases/{caseId}", cancellationToken);
        while (page.Document.QuerySelector("button[name=Accept]") is IHtmlButtonElement { Form: { } form } button)
        {
            page = await SubmitAsync(page, form, [("Accept", button.Value)], cancellationToken);
        }

        await ActAsync(caseId, "Approve", [], cancellationToken);
    }

    /// <summary>退回</summary>
    public Task ReturnAsync(string caseId, string reason, CancellationToken cancellationToken) =>
        ActAsync(caseId, "Return", [("ReturnReason", reason)], cancellationToken);

    /// <summary>不予公开</summary>
    public Task WithholdAsync(string caseId, string clause, string reason, CancellationToken cancellationToken) =>
        ActAsync(caseId, "Withhold", [("WithholdClause", clause), ("WithholdReason", reason)], cancellationToken);

    /// <summary>撤下: the form, then its confirmation.</summary>
    public async Task WithdrawAsync(string caseId, SampleWithdrawal withdrawal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(withdrawal);
        var page = await OpenAsync($"cases/{caseId}/withdraw", cancellationToken);
        page = await SubmitAsync(
            page,
            Form(page, "Kind"),
            [
                ("Kind", withdrawal.Kind),
                ("Origin", withdrawal.Origin),
                ("Authority", withdrawal.Authority),
                ("AuthorityNumber", withdrawal.DocumentNumber),
                ("AuthorityDate", withdrawal.MadeOn),
                ("LearnedDate", withdrawal.MadeOn),
                ("Wording", withdrawal.Content),
                ("Reason", withdrawal.Reason),
                ("Step", "check"),
            ],
            cancellationToken);
        await SubmitAsync(page, Form(page, "Kind"), [("Step", "confirm")], cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static IHtmlFormElement Form(DeskPage page, string field) =>
        page.Document.QuerySelector($"form [name='{field}']")?.Closest("form") as IHtmlFormElement
        ?? throw new CommandFailedException($"工作台页面 {page.Address.AbsolutePath} 上没有预期的表单（{field}）。 The desk's page lacks the form.");

    private async Task ActAsync(string caseId, string handler, (string Name, string Value)[] values, CancellationToken cancellationToken)
    {
        var page = await OpenAsync($"cases/{caseId}", cancellationToken);
        var form = page.Document.Forms.FirstOrDefault(candidate => (candidate.GetAttribute("action") ?? string.Empty).Contains($"handler={handler}", StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandFailedException($"工作台没有为案件 {caseId} 提供“{handler}”。 The desk does not offer this act.");
        await SubmitAsync(page, form, values, cancellationToken);
    }

    private async Task<DeskPage> OpenAsync(string address, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(address, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    private async Task<DeskPage> SubmitAsync(DeskPage page, IHtmlFormElement form, (string Name, string Value)[] values, CancellationToken cancellationToken)
    {
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .Where(element => element is not IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } and not IHtmlInputElement { Type: "submit" })
            .Select(element => (Name: element.GetAttribute("name")!, Value: element switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? string.Empty,
                _ => string.Empty,
            }))
            .Where(field => !values.Any(value => string.Equals(value.Name, field.Name, StringComparison.Ordinal)))
            .Concat(values)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        var target = form.GetAttribute("action") is { Length: > 0 } action ? new Uri(page.Address, action) : page.Address;
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(target, content, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    private async Task<DeskPage> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var address = answer.RequestMessage!.RequestUri!;
        if (!answer.IsSuccessStatusCode)
        {
            throw new CommandFailedException($"工作台 {address.AbsolutePath} 答复 HTTP {(int)answer.StatusCode}。 The desk refused.");
        }

        var html = await answer.Content.ReadAsStringAsync(cancellationToken);
        return new DeskPage(await _parser.ParseDocumentAsync(html, cancellationToken), address);
    }

    private sealed record DeskPage(IHtmlDocument Document, Uri Address);
}
