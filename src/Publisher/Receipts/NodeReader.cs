using Disclosure.Gazette.Log;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Receipts;

/// <summary>The listed nodes as they stand now.</summary>
/// <param name="At">Now, milliseconds since 1970-01-01 UTC.</param>
/// <param name="Limits">What they are held against.</param>
/// <param name="Nodes">The nodes, by name.</param>
/// <param name="Residue">What of removed texts the nodes still showed, and it was not yet seen to be gone.</param>
/// <param name="IsGazettePurged">Whether what was erased has left the gazette's own files.</param>
public sealed record NodesOverview(long At, ReceiptOptions Limits, IReadOnlyList<NodeRow> Nodes, IReadOnlyList<ResidueFinding> Residue, bool IsGazettePurged)
{
    /// <summary>What is wrong, a line each, without content; empty when nothing is.</summary>
    public IReadOnlyList<string> Alarms =>
    [
        .. Nodes.SelectMany(node => new[]
        {
            node.StateAt(At, Limits) is NodeState.Fenced ? $"node {node.Name}: fenced{(node.Refusal is { } rule ? $" ({rule})" : string.Empty)}" : null,
            node.IsHidingLate(At, Limits) ? $"node {node.Name}: {node.NotHidden} removals not confirmed as hidden, the oldest is entry {node.OldestNotHidden}" : null,
            node.IsPurgeMissing(At, Limits) ? $"node {node.Name}: {node.NotPurged} removals not confirmed as purged, the oldest is entry {node.OldestNotPurged}" : null,
        }).Where(line => line is not null).Select(line => line!),
        .. Residue.Select(finding => $"node {finding.Node}: something of what entry {finding.EntryIndex} removed was found at {finding.Place}"),
    ];
}

/// <summary>Reads how the nodes stand, for supervisors, the platform's admins and the probe.</summary>
public sealed class NodeReader(DeskStore store, GazetteWriter gazette, IOptions<DeskOptions> options)
{
    /// <summary>
    /// The nodes; null for anyone who has no business with them. A supervisor sees what was found of removed texts of the own region, the platform's
    /// admin of all.
    /// </summary>
    public async Task<NodesOverview?> ReadAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.MaySeeNodes ? await ReadAsync(user.MaySupervise ? RegionScope.Of(user.Region) : RegionScope.Everywhere, cancellationToken) : null;
    }

    /// <summary>The nodes, for a probe.</summary>
    internal Task<NodesOverview> ReadAsync(CancellationToken cancellationToken) => ReadAsync(RegionScope.Everywhere, cancellationToken);

    private async Task<NodesOverview> ReadAsync(RegionScope scope, CancellationToken cancellationToken) => new(
        store.NowMilliseconds,
        options.Value.Receipts,
        await store.ReadAsync(connection => NodeTable.ReadAsync(connection), cancellationToken),
        await store.ReadAsync(connection => ResidueTable.OpenAsync(connection, scope), cancellationToken),
        !gazette.PurgeDue);
}
