namespace Disclosure.PublicSite.Guarding;

/// <summary>
/// The headers every answer carries. Pages run no script and load nothing from elsewhere, so the policy can be the strictest there
/// is; no address is passed on to other sites, because a query may hold a name.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>The content security policy.</summary>
    public const string Policy = "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    }

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // A page with a form that asks for its origin has said so already: under no-referrer browsers call every origin null.
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return Task.CompletedTask;
    }
}
