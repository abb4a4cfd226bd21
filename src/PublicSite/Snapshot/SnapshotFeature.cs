namespace Disclosure.PublicSite.Snapshot;

/// <summary>Reaches the one snapshot that a request was given when it came in.</summary>
public static class SnapshotFeature
{
    /// <summary>The request's snapshot.</summary>
    /// <exception cref="InvalidOperationException">The route shows no texts and was given none.</exception>
    public static PublicSnapshot Snapshot(this HttpContext context) => context.LeasedSnapshot().Snapshot;

    /// <summary>The request's snapshot with the signed head that allows it to be shown.</summary>
    /// <exception cref="InvalidOperationException">The route shows no texts and was given none.</exception>
    public static LeasedSnapshot LeasedSnapshot(this HttpContext context) =>
        context.Features.Get<LeasedSnapshot>() ?? throw new InvalidOperationException("This route was given no snapshot: it is not marked as showing texts.");
}
