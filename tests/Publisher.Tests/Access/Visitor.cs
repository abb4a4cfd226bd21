using System.Net;
using System.Text.RegularExpressions;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Pages;

namespace Disclosure.Publisher.Tests.Access;

/// <summary>What came back, as far as a test compares it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">Where it leads; empty when nowhere.</param>
/// <param name="Body">Everything in it.</param>
public sealed record Reply(HttpStatusCode Status, string Location, string Body)
{
    /// <summary>Told that there is nothing, or that it is not for them, or asked to sign in or to change the first password.</summary>
    public bool IsRefusal => Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
        || (Status is HttpStatusCode.Redirect && (Location.Contains("/sign-in?returnUrl", StringComparison.OrdinalIgnoreCase) || Location is "/password"));
}

/// <summary>One who comes to the desk, in a browser or as a program, with a token that is valid for them.</summary>
public sealed partial class Visitor(Who who, AccessDesk desk) : IDisposable
{
    private readonly CookieContainer _jar = new();
    private HttpClient? _client;
    private string _token = string.Empty;
    private int _pushes;

    public Who Who => who;

    public async Task ComeInAsync()
    {
        _client?.Dispose();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _jar }) { BaseAddress = desk.Desk.Address };
        if (desk.KeyOf(who) is { } key)
        {
            _client.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        if (AccessDesk.AccountOf(who) is { } account)
        {
            using var browser = await desk.Desk.OpenAsAsync(account);
            _jar.Add(browser.Cookies);
        }

        if (who is Who.Disabled)
        {
            await desk.SqlAsync("UPDATE account SET disabled_at = 1 WHERE name = 'tingyong'");
        }

        var isSignedIn = (Who.SignedIn | Who.FirstPassword).HasFlag(who);
        var page = await _client.GetStringAsync(new Uri(isSignedIn ? "/sign-out" : "/sign-in", UriKind.Relative));
        _token = TokenPattern().Match(page).Groups["token"].Value;
        Assert.NotEmpty(_token);
    }

    public async Task<Reply> SendAsync(EndpointLine line, Target target)
    {
        using var request = new HttpRequestMessage(new HttpMethod(line.Endpoint.Split(' ')[0]), new Uri(target.Fill(line.Path), UriKind.Relative));
        if (line.IsPush)
        {
            var (metadata, document) = PushForm.Numbered($"昆市监处罚〔2026〕{(int)who}{++_pushes}号");
            request.Content = PushForm.Create(metadata, document);
            request.Headers.Add("Idempotency-Key", $"{who}-{_pushes}");
        }
        else if (line.IsAct)
        {
            request.Content = new FormUrlEncodedContent(line.Fields
                .Select(field => KeyValuePair.Create(field.Name, target.Fill(field.Value)))
                .Append(KeyValuePair.Create("__RequestVerificationToken", _token)));
        }

        using var answer = await _client!.SendAsync(request);
        var location = answer.Headers.Location switch
        {
            null => string.Empty,
            { IsAbsoluteUri: true } absolute => absolute.PathAndQuery,
            var relative => relative.OriginalString,
        };
        return new Reply(answer.StatusCode, target.Anonymous(location), Plain(target.Anonymous(await answer.Content.ReadAsStringAsync())));
    }

    public void Dispose() => _client?.Dispose();

    // Tokens differ with every answer.
    private static string Plain(string body) => TokenPattern().Replace(body, string.Empty);

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenPattern();
}
