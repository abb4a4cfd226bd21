using System.Diagnostics;

namespace Disclosure.Publisher.Tracing;

/// <summary>
/// Traces begin at the desk's door. What a caller sends along (traceparent, tracestate, baggage) would otherwise travel, unread, into every
/// trace of the request, and anyone may write anything into it.
/// </summary>
internal sealed class NoForeignContext : DistributedContextPropagator
{
    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Fields { get; } = [];

    /// <inheritdoc/>
    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
    }

    /// <inheritdoc/>
    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        (traceId, traceState) = (null, null);

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
