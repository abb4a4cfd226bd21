using System.Text;
using Disclosure.DecisionPages;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;
using Disclosure.Records.Renditions;

namespace Disclosure.PublicSite.Decisions;

/// <summary>A decision as a file: a Word document, plain text, or the published bytes as they were hashed into the gazette.</summary>
public static class DecisionDownloads
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>/decisions/{id}.docx</c>, <c>/decisions/{id}.txt</c> and <c>/decisions/{id}.json</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/decisions/{id:length(16)}.docx", Reading, DocxAsync).WithMetadata(new ShowsTextsAttribute(TextScope.Record)).ExcludeFromDescription();
        routes.MapMethods("/decisions/{id:length(16)}.txt", Reading, TextAsync).WithMetadata(new ShowsTextsAttribute(TextScope.Record)).ExcludeFromDescription();
        routes.MapMethods("/decisions/{id:length(16)}.json", Reading, PayloadAsync).WithMetadata(new ShowsTextsAttribute(TextScope.Record)).ExcludeFromDescription();
    }

    private static async Task<IResult> DocxAsync(
        string id, HttpContext context, PublishedTexts texts, RedactionGrounds grounds, PermanentAddress addresses, CancellationToken cancellationToken)
    {
        if (Standing(id, context) is not { } state)
            return Missing(id, context);
        var decision = await texts.DecisionAsync(state, cancellationToken);
        var content = RenditionContent.Of(decision, grounds);
        content = content with
        {
            Notices = [.. content.Notices, .. state.Notices.Select(dated => "公告：" + dated.Notice.Content)],
            Remarks = [decision.Body.Count > 0 ? $"决定书正文{DecisionText.Fidelity}。" : DecisionText.SummaryOnly + "。", addresses.Of(state.Id, context.Request)],
        };
        return File(context, state, "docx", Rendition.Of(RenditionFormat.Docx, content), RenditionFormat.Docx.MediaType());
    }

    private static async Task<IResult> TextAsync(string id, HttpContext context, PublishedTexts texts, PermanentAddress addresses, CancellationToken cancellationToken)
    {
        if (Standing(id, context) is not { } state)
            return Missing(id, context);
        var text = PlainDecision.Of(state, await texts.DecisionAsync(state, cancellationToken), addresses.Of(state.Id, context.Request));
        return File(context, state, "txt", Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");
    }

    private static async Task<IResult> PayloadAsync(string id, HttpContext context, PublishedTexts texts, CancellationToken cancellationToken) =>
        Standing(id, context) is { } state
            ? File(context, state, "json", (await texts.PayloadAsync(state, cancellationToken)).ToArray(), "application/json; charset=utf-8")
            : Missing(id, context);

    private static RecordState? Standing(string id, HttpContext context) =>
        context.Snapshot().Find(id) is { Standing: Snapshot.Standing.Published } state ? state : null;

    private static IResult Missing(string id, HttpContext context) =>
        Results.StatusCode(context.Snapshot().Find(id) is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);

    private static IResult File(HttpContext context, RecordState state, string ending, byte[] bytes, string type)
    {
        context.Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{state.Id}.{ending}\"";
        return Results.Bytes(bytes, type);
    }
}
