using Disclosure.Gazette.Receipts;
using Disclosure.PublicSite.Api;
using Disclosure.PublicSite.Settings;
using Disclosure.PublicSite.Snapshot;

namespace Disclosure.PublicSite.Receipts;

/// <summary>
/// What this node says of itself, signed with the asker's nonce. It is answered also while no text may be shown, and kept by no cache. Whoever
/// asks learns positions and times, which the gazette and the answers of this site tell anyone.
/// </summary>
public static class ReceiptEndpoint
{
    /// <summary>The address; <c>nonce</c> is 22 to 64 letters, digits, hyphens and underscores.</summary>
    public const string Path = "/transparency/receipts";

    private const int ShortestNonce = 22;
    private const int LongestNonce = 64;

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Get).ExcludeFromDescription();

    private static IResult Get(HttpContext context, RemovalProgress progress, NodeKey key, SiteSettings settings, TimeProvider time)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.Query["nonce"] is not [{ Length: >= ShortestNonce and <= LongestNonce } nonce]
            || !nonce.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest);
        }

        using var trace = SnapshotTracing.Start(SnapshotTracing.Sign);
        var standing = progress.Look();
        var statement = new NodeStatement
        {
            Node = settings.Node,
            Nonce = nonce,
            MadeAt = time.GetUtcNow(),
            Serves = standing.Serves && standing.Snapshot?.Head is not null,
            Head = standing.Snapshot?.Head,
            Since = standing.Snapshot?.Since,
            Hidden = Within(standing.Hidden, standing.Snapshot?.Head?.TreeSize ?? 0),
            Purged = Within(standing.Purged, standing.Snapshot?.Head?.TreeSize ?? 0),
        };
        return Results.Bytes(key.Sign(statement).ToBytes(), "application/json");
    }

    // A snapshot that was taken back, because a removal could not be written down, proves nothing of what it held.
    private static NodeReach Within(NodeReach reach, long size) => reach.UpTo <= size ? reach : size == 0 ? NodeReach.None : reach with { UpTo = size };
}
