using System.Globalization;
using Disclosure.PublicSite.Snapshot;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Disclosure.PublicSite.Caching;

/// <summary>
/// Gives a request for texts its snapshot, or answers 503 while there is none that may be served. Sets what every text answer
/// carries (no-cache, noarchive, the version tag) and answers 304 to who has that version already. It stands before the output
/// cache, so that nothing is served from there without a lease; who lost it before the first byte is cut off.
/// </summary>
public sealed class SnapshotGate(RequestDelegate next, SnapshotHolder holder, TextRequests requests, SiteEdition edition, TimeProvider time)
{
    /// <summary>Seconds after which a visitor may well try again.</summary>
    public const int RetryAfterSeconds = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<ShowsTextsAttribute>() is not { } texts)
        {
            await next(context);
            return;
        }

        // Known to be under way before it takes a snapshot, so that none can be overlooked.
        using var request = requests.Begin(context, texts.Scope);
        try
        {
            await AnswerAsync(context, texts, request);
        }
        finally
        {
            // A connection that stays open must not keep a replaced snapshot, and with it the files of its index, in use.
            context.Features.Set<LeasedSnapshot>(null);
        }
    }

    private async Task AnswerAsync(HttpContext context, ShowsTextsAttribute texts, TextRequest request)
    {
        var leased = holder.Leased();
        request.Shows(leased?.Snapshot);
        while (true)
        {
            try
            {
                await AnswerAsync(context, texts, leased);
                return;
            }
            catch (TextUnavailableException unavailable) when (unavailable.IsErased && leased is not null && !context.Response.HasStarted)
            {
                // The gazette is ahead of the snapshot by a moment: the request begins again on the snapshot that knows why.
                if (await NewerAsync(leased.Snapshot, context.RequestAborted) is not { } newer)
                    throw;
                leased = newer;
                request.Shows(newer.Snapshot);
                context.Response.Clear();
            }
        }
    }

    private Task AnswerAsync(HttpContext context, ShowsTextsAttribute texts, LeasedSnapshot? leased)
    {
        var response = context.Response;
        response.Headers["X-Robots-Tag"] = "noarchive";
        response.Headers.CacheControl = "no-cache";
        if (leased is null)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.CacheControl = "no-store";
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        }

        context.Features.Set(leased);
        // A process that was stopped in between goes on as if no time had passed.
        response.OnStarting(() =>
        {
            if (holder.Leased() is null)
                context.Abort();
            return Task.CompletedTask;
        });
        if (VersionTag(texts.Scope, leased.Snapshot, context) is not { } tag)
            return next(context);

        response.Headers.ETag = tag.ToString();
        if (!HasIt(context.Request, tag))
            return next(context);
        response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    /// <summary>A snapshot that may be served and knows more; null when none comes within two seconds, the time in which a removal is hidden.</summary>
    private async Task<LeasedSnapshot?> NewerAsync(PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (time.GetElapsedTime(since) < Patience)
        {
            if (holder.Leased() is { } leased && leased.Snapshot.Position > snapshot.Position)
                return leased;
            await Task.Delay(Pause, time, cancellationToken);
        }

        return null;
    }

    /// <summary>The tag is weak: the same version may be sent compressed or not.</summary>
    private EntityTagHeaderValue? VersionTag(TextScope scope, PublicSnapshot snapshot, HttpContext context)
    {
        var state = scope is TextScope.List or TextScope.OneVisitor ? null : snapshot.Find(context.GetRouteValue("id") as string);
        var version = (scope, state) switch
        {
            (TextScope.List, _) => string.Create(CultureInfo.InvariantCulture, $"p{snapshot.Position}-{snapshot.Language.Mark}"),
            (TextScope.RecordAmongOthers, { Standing: Standing.Published }) => string.Create(CultureInfo.InvariantCulture, $"v{state.Version}-r{snapshot.RemovalPosition}"),
            (_, { }) => string.Create(CultureInfo.InvariantCulture, $"v{state.Version}"),
            _ => null,
        };
        return version is null ? null : new EntityTagHeaderValue(new StringSegment($"\"{version}-{edition.Value}\""), isWeak: true);
    }

    private static bool HasIt(HttpRequest request, EntityTagHeaderValue tag) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(candidate => candidate.Compare(tag, useStrongComparison: false));
}
