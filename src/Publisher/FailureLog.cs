using Microsoft.AspNetCore.Diagnostics;

namespace Disclosure.Publisher;

/// <summary>Tells of a failed request by its route and where it failed, never by the message: that may quote what was worked on.</summary>
internal sealed partial class FailureLog(ILogger<FailureLog> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var route = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Endpoint as RouteEndpoint;
        Log.Failed(logger, route?.RoutePattern.RawText ?? "-", exception.GetType().Name, exception.StackTrace);
        return ValueTask.FromResult(false);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Route} failed with {Kind}{Trace}")]
        public static partial void Failed(ILogger logger, string route, string kind, string? trace);
    }
}
