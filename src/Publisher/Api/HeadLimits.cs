namespace Disclosure.Publisher.Api;

/// <summary>
/// Limits of a request's address and headers, answered in the form of all problems. The server's own limits lie above them: what passes
/// those is cut off with a bare status.
/// </summary>
internal static class HeadLimits
{
    /// <summary>Headers at most.</summary>
    public const int MaximumHeaders = 60;

    /// <summary>All names and values of the headers together, in bytes.</summary>
    public const int MaximumHeaderBytes = 16 * 1024;

    /// <summary>Path and query at most, in characters.</summary>
    public const int MaximumAddress = 4096;

    /// <summary>The problem of a request's head; null when it is within the limits.</summary>
    public static Problem? Problem(HttpRequest request)
    {
        if (request.Path.Value?.Length + request.QueryString.Value?.Length > MaximumAddress)
        {
            return Problems.LongAddress;
        }

        var bytes = 0;
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
            {
                bytes += name.Length + (value?.Length ?? 0);
            }
        }

        return request.Headers.Count > MaximumHeaders || bytes > MaximumHeaderBytes ? Problems.LargeHead : null;
    }
}
