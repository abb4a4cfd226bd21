using System.Security.Claims;
using System.Text.Encodings.Web;
using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Api;

/// <summary>Recognises the program behind <c>X-Api-Key</c>. A cookie of a person opens nothing here, and a key opens no page.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme and of the policy that asks for it.</summary>
    public const string SchemeName = "api-key";

    /// <summary>The header that carries the key.</summary>
    public const string Header = "X-Api-Key";

    private const string AgencyClaim = "agency";
    private const string OwnerClaim = "owner";

    /// <summary>The program that a request comes from.</summary>
    public static ApiClient Client(ClaimsPrincipal principal) => new(
        Value(principal, ClaimTypes.NameIdentifier), Value(principal, AgencyClaim), Value(principal, OwnerClaim));

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header] is not { Count: 1 } header)
        {
            return AuthenticateResult.NoResult();
        }

        if (await keys.RecogniseAsync(header[0], Context.RequestAborted) is not { } client)
        {
            return AuthenticateResult.Fail("Unknown key.");
        }

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, client.Prefix), new Claim(AgencyClaim, client.AgencyCode), new Claim(OwnerClaim, client.Owner)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.Unauthorized().ExecuteAsync(Context);

    private static string Value(ClaimsPrincipal principal, string type) =>
        principal.FindFirst(type)?.Value ?? throw new InvalidOperationException("The request carries no key.");
}
