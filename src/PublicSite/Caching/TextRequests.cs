using System.Collections.Concurrent;
using Disclosure.PublicSite.Snapshot;
using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.PublicSite.Caching;

/// <summary>
/// The requests for texts that are under way, and the snapshot each shows: what was removed is hidden only when the last of them has ended
/// that may still show something of it.
/// </summary>
public sealed class TextRequests
{
    private readonly ConcurrentDictionary<TextRequest, bool> _underWay = new();

    /// <summary>Says that a request has come in, before it is given a snapshot. It has ended when the result is disposed.</summary>
    public TextRequest Begin(HttpContext context, TextScope scope)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = new TextRequest(this, context.Features.Get<IHttpRequestLifetimeFeature>(), scope, context.GetRouteValue("id") as string);
        _underWay[request] = true;
        return request;
    }

    /// <summary>
    /// The position up to which everything that was removed is shown by no request any more, as far as a snapshot goes that is served already;
    /// null when that cannot be said in this moment, because a request is just taking its snapshot.
    /// </summary>
    public long? HiddenUpTo(PublicSnapshot latest)
    {
        ArgumentNullException.ThrowIfNull(latest);
        var upTo = latest.Position;
        foreach (var (request, _) in _underWay)
        {
            if (!request.IsSettled)
                return null;
            if (request.IsStale(latest))
                upTo = Math.Min(upTo, request.Position);
        }

        return upTo;
    }

    /// <summary>Requests that show something that is removed in a snapshot.</summary>
    internal IEnumerable<TextRequest> Stale(PublicSnapshot latest) => _underWay.Keys.Where(request => request.IsStale(latest));

    internal void End(TextRequest request) => _underWay.TryRemove(request, out _);
}

/// <summary>A request for texts under way.</summary>
public sealed class TextRequest : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TextRequests _requests;
    private readonly IHttpRequestLifetimeFeature? _lifetime;
    private readonly TextScope _scope;
    private readonly string? _id;
    private PublicSnapshot? _snapshot;
    private volatile bool _isSettled;
    private bool _hasEnded;

    internal TextRequest(TextRequests requests, IHttpRequestLifetimeFeature? lifetime, TextScope scope, string? id)
    {
        (_requests, _lifetime, _scope, _id) = (requests, lifetime, scope, id);
    }

    /// <summary>When it was first seen to be stale, as a timestamp; null while it was not.</summary>
    internal long? StaleSince { get; set; }

    internal bool IsSettled => _isSettled;

    internal long Position => Volatile.Read(ref _snapshot)?.Position ?? 0;

    /// <summary>Says which snapshot it shows from now on; null for none.</summary>
    public void Shows(PublicSnapshot? snapshot)
    {
        Volatile.Write(ref _snapshot, snapshot);
        _isSettled = true;
    }

    /// <summary>Whether it may show something that is removed in a snapshot: of one record its text, of several any removed since.</summary>
    internal bool IsStale(PublicSnapshot latest) => Volatile.Read(ref _snapshot) switch
    {
        null => false,
        var shown when shown.Position >= latest.Position => false,
        var shown when _scope == TextScope.Record => shown.Find(_id)?.Version != latest.Find(_id)?.Version,
        var shown => shown.Position < latest.RemovalPosition,
    };

    /// <summary>Ends it from outside; what was not sent yet is never sent.</summary>
    /// <returns>False when it had ended by itself.</returns>
    internal bool Abort()
    {
        lock (_gate)
        {
            if (_hasEnded)
                return false;
            _lifetime?.Abort();
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Afterwards its connection may serve somebody else.
        lock (_gate)
            _hasEnded = true;
        _requests.End(this);
    }
}
