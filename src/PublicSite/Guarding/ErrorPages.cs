using Disclosure.PublicSite.Api;
using Disclosure.PublicSite.LargeType;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;

namespace Disclosure.PublicSite.Guarding;

/// <summary>A request that failed, as the error page sees it.</summary>
/// <param name="Status">The status to answer.</param>
/// <param name="Route">Template of the route that failed, or "-".</param>
public sealed record FailedRequest(int Status, string Route);

/// <summary>
/// Gives every error without words its words: problem+json under /api, a page in plain Chinese elsewhere. An exception becomes 500
/// and says nothing of its cause; its message is not logged either, because it may quote what a visitor typed.
/// </summary>
public sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> logger)
{
    /// <summary>Path of the error page; asked for directly it does not exist.</summary>
    public const string Path = "/error";

    // A text that was erased is known to be gone by then.
    private const string SoonSeconds = "1";

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }
        catch (BadHttpRequestException exception)
        {
            Restart(context, exception.StatusCode);
        }
        catch (SearchTooLongException) when (!context.Response.HasStarted)
        {
            Restart(context, StatusCodes.Status504GatewayTimeout);
        }
        catch (TextUnavailableException) when (!context.Response.HasStarted)
        {
            Restart(context, StatusCodes.Status503ServiceUnavailable);
            context.Response.Headers.RetryAfter = SoonSeconds;
        }
        catch (Exception exception)
        {
            Log.Failed(logger, Route(context), exception.GetType().Name, exception.StackTrace);
            if (context.Response.HasStarted)
            {
                // Half a text is worse than none.
                context.Abort();
                return;
            }

            Restart(context, StatusCodes.Status500InternalServerError);
        }

        var response = context.Response;
        if (response.StatusCode < StatusCodes.Status400BadRequest || response.HasStarted || response.ContentType is not null || response.ContentLength > 0)
            return;
        await SayAsync(context);
    }

    private async Task SayAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        context.Features.Set(new FailedRequest(status, Route(context)));
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await ApiProblem.Of(status).ExecuteAsync(context);
            return;
        }

        var (path, method, query) = (context.Request.Path, context.Request.Method, context.Request.QueryString);
        context.Request.Path = path.StartsWithSegments(LargeTypePages.Prefix, StringComparison.Ordinal) ? LargeTypePages.Prefix + Path : Path;
        context.Request.QueryString = QueryString.Empty;
        if (!HttpMethods.IsHead(method))
            context.Request.Method = HttpMethods.Get;
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Request.Method, context.Request.QueryString) = (path, method, query);
        }
    }

    private static void Restart(HttpContext context, int status)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
    }

    /// <summary>Template of the route that answers a request, such as <c>/decisions/{id}</c>; "-" where there is none.</summary>
    public static string Route(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } template ? "/" + template.TrimStart('/') : "-";

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Route} failed with {Kind}{Trace}")]
        public static partial void Failed(ILogger logger, string route, string kind, string? trace);
    }
}
