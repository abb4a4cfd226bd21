using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authorization;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>Leads whoever signed in with a password that someone else chose to the page that changes it, from wherever they want to go.</summary>
internal static class PasswordFirst
{
    public const string Path = "/password";

    /// <summary>Comes after authorization.</summary>
    public static Task RequireAsync(HttpContext context, RequestDelegate next)
    {
        if (!string.Equals(context.User.Identity?.AuthenticationType, DeskUser.Scheme, StringComparison.Ordinal)
            || !DeskUser.From(context.User).MustChangePassword
            || context.GetEndpoint()?.Metadata is { } metadata
                && (metadata.GetMetadata<OpensWithFirstPasswordAttribute>() is not null || metadata.GetMetadata<IAllowAnonymous>() is not null))
        {
            return next(context);
        }

        context.Response.Redirect(Path);
        return Task.CompletedTask;
    }
}
