using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Disclosure.Publisher.Agencies;

/// <summary>The session cookie of the desk: not readable by scripts, never sent from another site, checked against the account on every request.</summary>
internal static class DeskCookie
{
    public static void Configure(CookieAuthenticationOptions cookie, SignInOptions options)
    {
        cookie.Cookie.Name = "desk-session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.LoginPath = "/sign-in";
        cookie.LogoutPath = "/sign-out";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(options.SessionMinutes);
        cookie.SlidingExpiration = true;
        // Who is signed in and lacks the right is told so, and not asked to sign in again.
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var sessions = context.HttpContext.RequestServices.GetRequiredService<DeskSessions>();
            if (context.Principal is { } known && await sessions.ContinueAsync(known, context.HttpContext.RequestAborted) is { } current)
            {
                context.ReplacePrincipal(current);
                return;
            }

            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(DeskUser.Scheme);
        };
    }
}
