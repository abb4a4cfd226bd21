using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Api;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Snapshot;

namespace Disclosure.PublicSite.Transparency;

/// <summary>The signed tree head as a file: what a visitor keeps to compare with later.</summary>
public static class HeadDownload
{
    /// <summary>Maps <c>/transparency/head.json</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/transparency/head.json", Get).WithMetadata(new ShowsTextsAttribute(TextScope.List)).ExcludeFromDescription();

    private static IResult Get(HttpContext context)
    {
        var head = context.LeasedSnapshot().Head;
        context.Response.Headers.ContentDisposition = "attachment; filename=\"tree-head.json\"";
        return Results.Json(Written.Of(head), ApiProblem.Json);
    }

    private sealed record Written(long TreeSize, string RootHash, DateTimeOffset SignedAt, string Algorithm, string KeyId, string Signature)
    {
        public static Written Of(SignedTreeHead head) => new(
            head.TreeSize,
            Convert.ToHexStringLower(head.RootHash.Span),
            head.SignedAt,
            head.Algorithm,
            head.KeyId,
            Convert.ToBase64String(head.Signature.Span));
    }
}
