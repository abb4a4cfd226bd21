using System.Globalization;
using Disclosure.PublicSite.LargeType;
using Disclosure.PublicSite.Snapshot;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Disclosure.PublicSite.Caching;

/// <summary>
/// What the output cache may keep of answers that show texts, and under which key. The key holds the record's version (pages of
/// one record), with the position of the last removal where others are named, or the snapshot's position (lists), so that a request
/// which comes after a removal can never join a render that began before it, let alone be given what it stored, and a list that was
/// just asked for does not hide what is new. Doubt means: do not store.
/// </summary>
public sealed class SnapshotCachePolicy(SnapshotHolder holder, IResponseCompressionProvider compression) : IOutputCachePolicy
{
    private static readonly TimeSpan RecordLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ListLife = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return ValueTask.CompletedTask;
        if (context.HttpContext.Features.Get<LeasedSnapshot>() is not { } leased || Key(context.HttpContext, leased.Snapshot) is not { } key)
            return ValueTask.CompletedTask;

        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        context.AllowLocking = true;
        context.CacheVaryByRules.CacheKeyPrefix = key;
        context.CacheVaryByRules.VaryByValues["encoding"] = compression.GetCompressionProvider(context.HttpContext)?.EncodingName ?? string.Empty;
        var isList = Scope(context.HttpContext) == TextScope.List;
        context.CacheVaryByRules.QueryKeys = isList ? "*" : default;
        context.ResponseExpirationTimeSpan = isList ? ListLife : RecordLife;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var sound = http.Response.StatusCode == StatusCodes.Status200OK
            && http.Response.Headers.SetCookie.Count == 0
            && holder.Leased() is { } now
            && string.Equals(Key(http, now.Snapshot), context.CacheVaryByRules.CacheKeyPrefix, StringComparison.Ordinal);
        context.AllowCacheStorage = sound;
        return ValueTask.CompletedTask;
    }

    private static TextScope? Scope(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ShowsTextsAttribute>()?.Scope;

    // The path is in the framework's part of the key too; the edition is said here, where everything that tells answers apart is said.
    private static string? Key(HttpContext context, PublicSnapshot snapshot) =>
        Version(context, snapshot) is { } version ? (context.IsLargeType() ? "large-" : string.Empty) + version : null;

    private static string? Version(HttpContext context, PublicSnapshot snapshot) => Scope(context) switch
    {
        TextScope.List => string.Create(CultureInfo.InvariantCulture, $"list-{snapshot.Position}-{snapshot.Language.Mark}"),
        TextScope.Record when snapshot.Find(context.GetRouteValue("id") as string) is { } state =>
            string.Create(CultureInfo.InvariantCulture, $"{state.Id}-{state.Version}"),
        TextScope.RecordAmongOthers when snapshot.Find(context.GetRouteValue("id") as string) is { } state =>
            string.Create(CultureInfo.InvariantCulture, $"{state.Id}-{state.Version}-removal-{snapshot.RemovalPosition}"),
        _ => null,
    };
}
