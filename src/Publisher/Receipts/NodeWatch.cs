using System.Data.Common;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Receipts;

/// <summary>
/// Asks every listed node again and again, each beside the others, so that one that is silent keeps nobody waiting: five times a second while it
/// owes that something is hidden, once a second while it owes a purge, lacks something or does not answer, every five seconds otherwise.
/// </summary>
internal sealed partial class NodeWatch(
    NodeRounds rounds, DeskStore store, IOptions<DeskOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<NodeWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Takes over the list of nodes before any work begins: a removal owes the receipts of the nodes that are listed in that moment, and one that was told
    /// before the first listing would owe none.
    /// </summary>
    /// <exception cref="DeskStartException">The store does not take it.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await rounds.ListAsync(options.Value.NodeList, options.Value.Nodes, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException)
        {
            throw new DeskStartException("无法登记公示节点 (the list of public nodes, Desk:Nodes, cannot be written down): the database does not take it.", exception);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.StartedAsync(stoppingToken))
        {
            return;
        }

        try
        {
            var nodes = options.Value.Nodes;
            if (nodes.Count == 0)
            {
                Log.None(logger);
            }

            await Task.WhenAll([.. nodes.Select(node => WatchAsync(node, stoppingToken)), LookAsync(stoppingToken)]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    // Nodes on another desk's list too: that desk may be gone, and somebody must say so.
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Idle, time, cancellationToken);
            await TryAsync(() => rounds.LookAsync(cancellationToken), cancellationToken);
        }
    }

    private async Task WatchAsync(NodeOptions node, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (true)
        {
            NodeRow? row = null;
            await TryAsync(async () => row = await rounds.RunAsync(node, cancellationToken), cancellationToken);
            var pause = row switch
            {
                null or { FailedAt: not null } => Patient,
                { NotHidden: > 0 } => Prompt,
                { NotPurged: > 0 } or { BehindSince: not null } => Patient,
                _ => Idle,
            };
            for (var waited = TimeSpan.Zero; waited < pause; waited += Prompt)
            {
                await Task.Delay(Prompt, time, cancellationToken);
                var owes = false;
                if (pause > Prompt && row is { FailedAt: null, NotHidden: null or 0 })
                {
                    await TryAsync(async () => owes = await store.ReadAsync(connection => NodeTable.OwesHidingAsync(connection, node.Name), cancellationToken), cancellationToken);
                }

                if (owes)
                {
                    break;
                }
            }
        }
    }

    /// <summary>False when the store was out of reach: nothing is lost, it is tried again.</summary>
    private async Task<bool> TryAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception.GetType().Name);
            await Task.Delay(Patient, time, cancellationToken);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "No public node is listed (Desk:Nodes): nobody confirms that what is withdrawn is hidden.")]
        public static partial void None(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "A round with a node failed and is tried again: {Kind}.")]
        public static partial void Failed(ILogger logger, string kind);
    }
}
