using System.Data.Common;
using Disclosure.Gazette.Stores;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace Disclosure.Publisher.Api;

/// <summary>Whatever goes wrong under <c>/api</c> is answered as problem+json, and an unexpected error tells nothing of itself.</summary>
internal static class ApiErrors
{
    private const string RetryAfterFailure = "5";

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static void Use(IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return HeadLimits.Problem(context.Request) is { } problem ? problem.Answer().ExecuteAsync(context) : next(context);
        });
        app.UseExceptionHandler(handler => handler.Run(FailedAsync));
        app.UseStatusCodePages(page => Problems.OfStatus(page.HttpContext.Response.StatusCode).Answer().ExecuteAsync(page.HttpContext));
    }

    /// <summary>
    /// Comes after routing. What does not ask for a key is no part of the API: unknown paths, wrong methods, and an endpoint that forgot.
    /// </summary>
    public static Task RequireKeyAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (!IsApi(context) || endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null)
        {
            return next(context);
        }

        if (endpoint is null)
        {
            return Problems.NoAddress.Answer().ExecuteAsync(context);
        }

        context.Response.Headers.Allow = Allowed(context);
        return Problems.Method.Answer().ExecuteAsync(context);
    }

    private static Task FailedAsync(HttpContext context)
    {
        var isStore = context.Features.Get<IExceptionHandlerFeature>()?.Error is DatabaseUnavailableException or DbException { IsTransient: true };
        if (isStore)
        {
            context.Response.Headers.RetryAfter = RetryAfterFailure;
        }

        return (isStore ? Problems.Unavailable : Problems.Internal).Answer().ExecuteAsync(context);
    }

    private static string Allowed(HttpContext context) =>
        context.Request.Path.Value!.TrimEnd('/').EndsWith("/decisions", StringComparison.OrdinalIgnoreCase) ? HttpMethods.Post : HttpMethods.Get;
}
