using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>
/// A person at the desk's forms, without a browser: opens the page, fills in the form it finds there, sends it. A broken connection
/// passes through; what became of the deed is then not known.
/// </summary>
internal sealed class DeskForms(Uri desk, string account, string password) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = desk };
    private readonly HtmlParser _parser = new();
    private readonly SemaphoreSlim _signingIn = new(1, 1);
    private volatile bool _isKnown;

    /// <summary>Another reviewer, for what takes two people.</summary>
    public DeskForms? Second { get; init; }

    public async Task<bool> ApproveAsync(string caseId)
    {
        var page = await OpenAsync("cases/" + caseId);
        while (page.Document.QuerySelector("button[name=Accept]") is IHtmlButtonElement { Form: { } form } button)
        {
            page = await SendAsync(page, form, ("Accept", button.Value));
            if (!IsDone(page))
            {
                return false;
            }
        }

        return await ActAsync(caseId, "Approve");
    }

    public Task<bool> ReturnAsync(string caseId) => ActAsync(caseId, "Return", ("ReturnReason", "文书缺少告知页。"));

    public Task<bool> WithholdAsync(string caseId) => ActAsync(caseId, "Withhold", ("WithholdClause", "GS-11-2a"), ("WithholdReason", "涉及国家秘密。"));

    public async Task<bool> HoldAsync(string caseId)
    {
        // One form, and a second button that sends it elsewhere.
        var page = await OpenAsync("cases/" + caseId);
        return page.Document.QuerySelector("button[formaction$='handler=Hold']") is IHtmlButtonElement { Form: { } form } button
            && IsDone(await SendAsync(page, form, button.GetAttribute("formaction"), ("WithholdClause", "GS-11-4"), ("WithholdReason", "同系列案件尚在调查。")));
    }

    public Task<bool> ReleaseAsync(string caseId) => ActAsync(caseId, "Release", ("ReleaseReason", "系列案件已全部办结。"));

    /// <summary>An act that asks for a reason alone, by its name in the address.</summary>
    public async Task<bool> ChangeAsync(string caseId, string deed)
    {
        var page = await OpenAsync($"cases/{caseId}/change/{deed}");
        return Form(page, "Reason") is { } form && IsDone(await SendAsync(page, form, ("Reason", "查清情况后决定。")));
    }

    public async Task<bool> TakeDownAsync(string caseId)
    {
        var page = await OpenAsync($"cases/{caseId}/takedown");
        return Form(page, "Words") is { } form && IsDone(await SendAsync(page, form, ("Reason", "PersonalData"), ("Words", "查清情况后决定。")));
    }

    /// <summary>Confirms another person's takedown.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="course">What is to follow: <c>Correct</c>, <c>Withdraw</c> or <c>End</c>.</param>
    public async Task<bool> ConfirmTakedownAsync(string caseId, string course)
    {
        var page = await OpenAsync($"cases/{caseId}/takedown");
        return Form(page, "Course") is { } form && IsDone(await SendAsync(page, form, ("Course", course), ("DecisionWords", string.Empty)));
    }

    /// <summary>Records that a reconsideration changed the decision.</summary>
    public async Task<bool> RecordModificationAsync(string caseId)
    {
        var page = await OpenAsync($"cases/{caseId}/after");
        return Form(page, "Course") is { } form && IsDone(await SendAsync(
            page,
            form,
            ("Course", "Reconsideration.Modified"),
            ("Body", "云南省人民政府"),
            ("DocumentOn", "2026-04-20"),
            ("DocumentNumber", "云政行复〔2026〕7号"),
            ("LearnedOn", "2026-04-21")));
    }

    /// <summary>Confirms what another person recorded.</summary>
    public async Task<bool> ConfirmRecordedAsync(string caseId)
    {
        var page = await OpenAsync($"cases/{caseId}/after");
        return page.Document.Forms.FirstOrDefault(form => (form.GetAttribute("action") ?? string.Empty).EndsWith("handler=Confirm", StringComparison.Ordinal)) is { } form
            && IsDone(await SendAsync(page, form));
    }

    public async Task<bool> WithdrawAsync(string caseId)
    {
        var page = await OpenAsync($"cases/{caseId}/withdraw");
        if (Form(page, "Authority") is not { } form)
        {
            return false;
        }

        page = await SendAsync(
            page,
            form,
            ("Kind", "Revocation"),
            ("Origin", "Reconsideration"),
            ("Authority", "景洪市人民政府"),
            ("AuthorityNumber", "景政行复决〔2026〕7号"),
            ("AuthorityDate", "2026-04-20"),
            ("LearnedDate", "2026-04-21"),
            ("Wording", "撤销原行政处罚决定。"),
            ("Reason", "适用依据错误。"),
            ("Step", "check"));
        return Form(page, "Authority") is { } confirmation && IsDone(await SendAsync(page, confirmation, ("Step", "confirm")));
    }

    /// <summary>The text of a part of a page, by a selector; empty when the page has no such part.</summary>
    public async Task<string> TextAsync(string address, string selector) => (await OpenAsync(address)).Document.QuerySelector(selector)?.TextContent ?? string.Empty;

    public void Dispose()
    {
        Second?.Dispose();
        _http.Dispose();
        _signingIn.Dispose();
    }

    private async Task<bool> ActAsync(string caseId, string handler, params (string Name, string Value)[] values)
    {
        var page = await OpenAsync("cases/" + caseId);
        var form = page.Document.Forms.FirstOrDefault(form => (form.GetAttribute("action") ?? string.Empty).EndsWith("handler=" + handler, StringComparison.Ordinal));
        return form is not null && IsDone(await SendAsync(page, form, values));
    }

    private async Task<DeskPage> OpenAsync(string address)
    {
        if (!_isKnown)
        {
            return await SignInAsync(address);
        }

        var page = await ReadAsync(await _http.GetAsync(address));
        return IsSignIn(page) ? await SignInAsync(address) : page;
    }

    /// <summary>One at a time, as one person would: each sign-in page gives a cookie that the form must fit.</summary>
    private async Task<DeskPage> SignInAsync(string address)
    {
        await _signingIn.WaitAsync();
        try
        {
            var page = await ReadAsync(await _http.GetAsync(address));
            if (IsSignIn(page))
            {
                await SendAsync(page, Form(page, "Password")!, ("Account", account), ("Password", password));
                page = await ReadAsync(await _http.GetAsync(address));
                Assert.False(IsSignIn(page), "The desk does not let the account in.");
            }

            _isKnown = true;
            return page;
        }
        finally
        {
            _signingIn.Release();
        }
    }

    private Task<DeskPage> SendAsync(DeskPage page, IHtmlFormElement form, params (string Name, string Value)[] values) =>
        SendAsync(page, form, form.GetAttribute("action"), values);

    private async Task<DeskPage> SendAsync(DeskPage page, IHtmlFormElement form, string? address, params (string Name, string Value)[] values)
    {
        var held = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(input => input.Type is "hidden" && !Array.Exists(values, value => string.Equals(value.Name, input.Name, StringComparison.Ordinal)))
            .Select(input => (Name: input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(held.Concat(values).Select(value => KeyValuePair.Create(value.Name, value.Value)));
        return await ReadAsync(await _http.PostAsync(new Uri(page.Address, address ?? string.Empty), content));
    }

    private async Task<DeskPage> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500, $"The desk answered {(int)answer.StatusCode}.");
            return new DeskPage(await _parser.ParseDocumentAsync(html), answer.RequestMessage!.RequestUri!);
        }
    }

    private static bool IsSignIn(DeskPage page) => Form(page, "Password") is not null;

    private static bool IsDone(DeskPage page) => page.Address.Query.Contains("done=", StringComparison.Ordinal);

    private static IHtmlFormElement? Form(DeskPage page, string field) => page.Document.QuerySelector($"form [name='{field}']")?.Closest("form") as IHtmlFormElement;

    private sealed record DeskPage(IHtmlDocument Document, Uri Address);
}
