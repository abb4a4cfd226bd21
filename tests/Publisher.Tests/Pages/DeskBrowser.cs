using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>What a browser without script does: fetches pages, fills in their forms, keeps cookies. Redirects are left to be seen.</summary>
public sealed class DeskBrowser : IDisposable
{
    private readonly HttpClient _client;
    private readonly HtmlParser _parser = new();

    private readonly CookieContainer _jar = new();

    public DeskBrowser(Uri address, CookieCollection? cookies = null)
    {
        _jar.Add(cookies ?? []);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _jar }) { BaseAddress = address };
    }

    public CookieCollection Cookies => _jar.GetAllCookies();

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>The parsed page; fails unless it is served with 200.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ParseAsync(response);
    }

    public async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        _parser.ParseDocument(await response.Content.ReadAsStringAsync());

    /// <summary>Sends a request as it is, with the cookies of this browser.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    /// <summary>Posts with no token at all.</summary>
    public Task<HttpResponseMessage> PostBareAsync(string path, params (string Name, string Value)[] fields) =>
        _client.PostAsync(new Uri(path, UriKind.Relative), Form(fields));

    /// <summary>Opens a page, takes the form that posts to <paramref name="action"/> and sends it with these fields in place of its own.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var response = await GetAsync(page);
        return await SubmitAsync(await ParseAsync(response), action, fields);
    }

    public Task<HttpResponseMessage> SubmitAsync(IHtmlDocument page, string action, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelectorAll("form[method=post]")
            .FirstOrDefault(candidate => string.Equals(candidate.GetAttribute("action"), action, StringComparison.Ordinal));
        Assert.True(form is not null, $"There is no form that posts to {action}.");
        var names = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var kept = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Where(input => !names.Contains(input.Name!))
            .Select(input => (input.Name!, input.Value));
        return _client.PostAsync(new Uri(action, UriKind.Relative), Form([.. kept, .. fields]));
    }

    /// <summary>Where the error summary leads, in order, parted by blanks.</summary>
    public static string ProblemLinks(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelectorAll("#problems a").Select(link => link.GetAttribute("href")));

    public void Dispose() => _client.Dispose();

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
