using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Disclosure.PublicSite.Guarding;

/// <summary>
/// One line for each request: method, route template, status, time, and a mark of the visitor that lasts a day and cannot be turned
/// back into an address. Never a path as typed, a query, an address or a browser.
/// </summary>
public sealed partial class AccessLog(RequestDelegate next, TimeProvider time, ILogger<AccessLog> logger)
{
    private const int MarkBytes = 4;

    private readonly Lock _lock = new();
    private byte[] _key = [];
    private long _day = -1;

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Log.Answered(logger, Method(context.Request.Method), Route(context), context.Response.StatusCode, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds, Mark(context.Connection.RemoteIpAddress));
        }
    }

    private static string Route(HttpContext context) =>
        context.Features.Get<FailedRequest>()?.Route ?? ErrorPages.Route(context);

    // A method is free text too.
    private static string Method(string method) => HttpMethods.IsGet(method) ? "GET" : HttpMethods.IsHead(method) ? "HEAD" : "other";

    private string Mark(IPAddress? address)
    {
        var day = time.GetUtcNow().ToUnixTimeSeconds() / 86_400;
        byte[] key;
        lock (_lock)
        {
            if (day != _day)
            {
                _key = RandomNumberGenerator.GetBytes(32);
                _day = day;
            }

            key = _key;
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(VisitorLimits.Network(address))).AsSpan(0, MarkBytes));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Milliseconds} ms for {Visitor}")]
        public static partial void Answered(ILogger logger, string method, string route, int status, long milliseconds, string visitor);
    }
}
