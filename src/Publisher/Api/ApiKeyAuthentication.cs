using System.Security.Claims;
using System.Text.Encodings.Web;
using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Api;

/// <summary>Recognises the program behind <c>X-Api-Key</c>. A cookie of a person opens nothing here, and a key opens no page.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "api-key";

    /// <summary>The header that carries the key.</summary>
    public const string Header = "X-Api-Key";

    internal const string ScopeClaim = "scope";
    private const string AgencyClaim = "agency";
    private const string OwnerClaim = "owner";

    /// <summary>The policy that asks for a key with a scope of <see cref="ApiScopes"/>.</summary>
    public static string Policy(string scope) => $"{SchemeName}/{scope}";

    /// <summary>The program that a request comes from.</summary>
    public static ApiClient Client(ClaimsPrincipal principal) =>
        new(Value(principal, ClaimTypes.NameIdentifier), Value(principal, AgencyClaim), Value(principal, OwnerClaim))
        {
            Scopes = [.. principal.FindAll(ScopeClaim).Select(claim => claim.Value)],
        };

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
            [
                new Claim(ClaimTypes.NameIdentifier, client.Prefix), new Claim(AgencyClaim, client.AgencyCode), new Claim(OwnerClaim, client.Owner),
                .. client.Scopes.Select(scope => new Claim(ScopeClaim, scope)),
            ],
            SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.Unauthorized.Answer().ExecuteAsync(Context);

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Scope.Answer().ExecuteAsync(Context);

    private static string Value(ClaimsPrincipal principal, string type) =>
        principal.FindFirst(type)?.Value ?? throw new InvalidOperationException("The request carries no key.");
}

/// <summary>The policies of the interface.</summary>
internal static class ApiKeyPolicies
{
    public static AuthorizationBuilder AddApiKeyPolicies(this AuthorizationBuilder builder)
    {
        foreach (var scope in ApiScopes.All)
        {
            builder.AddPolicy(ApiKeyAuthentication.Policy(scope), policy => policy
                .AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName)
                .RequireAuthenticatedUser()
                .RequireClaim(ApiKeyAuthentication.ScopeClaim, scope));
        }

        return builder;
    }
}
