using System.Collections.Concurrent;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;

namespace Disclosure.Publisher.Receipts;

/// <summary>One round with a node: ask, write down what it said, look at what is missing.</summary>
internal sealed partial class NodeRounds(DeskStore store, NodeClient client, ReceiptAlarms alarms, TimeProvider time, ILogger<NodeRounds> logger)
{
    // What is only heard again need not be written down at once.
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, NodeWord> _said = new(StringComparer.Ordinal);

    /// <summary>Takes over a configured list of nodes.</summary>
    public async Task ListAsync(string list, IReadOnlyList<NodeOptions> nodes, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.ListNodes);
        await store.WriteAsync(desk => NodeTable.ListAsync(desk, list, nodes), cancellationToken);
    }

    /// <summary>Raises what is to be raised for any listed node: the desk that asks it may be gone.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await store.ReadAsync(connection => NodeTable.ReadAsync(connection), cancellationToken))
        {
            await alarms.LookAsync(row, cancellationToken);
        }
    }

    /// <summary>Asks a node once; what it owes afterwards.</summary>
    public async Task<NodeRow?> RunAsync(NodeOptions node, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.OfNode(DeskTracing.Node, node.Name);
        var answer = await AskAsync(node, cancellationToken);
        var before = await RowAsync(node, cancellationToken);
        var row = before is null ? null : await WriteAsync(node, before, answer, cancellationToken);
        Tell(node, answer);
        if (row is not null)
        {
            await alarms.LookAsync(row, cancellationToken);
        }

        return row;
    }

    private async Task<NodeAnswer> AskAsync(NodeOptions node, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.AskNode);
        return await client.AskAsync(node, cancellationToken);
    }

    private async Task<NodeRow?> WriteAsync(NodeOptions node, NodeRow before, NodeAnswer answer, CancellationToken cancellationToken)
    {
        var now = store.NowMilliseconds;
        using var trace = DeskTracing.Start(DeskTracing.KeepAnswer);
        switch (answer)
        {
            case NodeAnswer.Heard heard when IsNews(before, heard, now):
                var isGiven = await store.WriteAsync(desk => NodeTable.HeardAsync(desk, node.Name, heard, now), cancellationToken);
                using (isGiven ? DeskTracing.Start(DeskTracing.Confirmed) : null)
                {
                    return await RowAsync(node, cancellationToken);
                }

            case NodeAnswer.Refused or NodeAnswer.Silent:
                var refusal = (answer as NodeAnswer.Refused)?.Rule;
                if (before.FailedAt is not null && string.Equals(before.Refusal, refusal, StringComparison.Ordinal))
                {
                    return before;
                }

                await store.WriteAsync(desk => NodeTable.FailedAsync(desk, node.Name, refusal), cancellationToken);
                return await RowAsync(node, cancellationToken);
            default:
                return before;
        }
    }

    private static bool IsNews(NodeRow before, NodeAnswer.Heard heard, long now) =>
        before.FailedAt is not null || before.Serves != heard.Statement.Serves || now - (before.HeardAt ?? 0) >= WrittenEvery.TotalMilliseconds
        || heard.Statement.Hidden.UpTo > before.OldestNotHidden || heard.PurgedUpTo > before.OldestNotPurged;

    private async Task<NodeRow?> RowAsync(NodeOptions node, CancellationToken cancellationToken) =>
        (await store.ReadAsync(connection => NodeTable.ReadAsync(connection, node.Name), cancellationToken)).SingleOrDefault();

    // Told when it changes: a node that stays away would fill the disk with the same words.
    private void Tell(NodeOptions node, NodeAnswer answer)
    {
        var word = answer switch
        {
            NodeAnswer.Refused refused => refused.Rule,
            NodeAnswer.Silent silent => silent.Reason,
            _ => null,
        };
        var before = _said.GetValueOrDefault(node.Name);
        if (before is not null && string.Equals(before.Word, word, StringComparison.Ordinal))
        {
            return;
        }

        _said[node.Name] = new NodeWord(word, time.GetTimestamp());
        switch (answer)
        {
            case NodeAnswer.Refused:
                Log.NotBelieved(logger, node.Name, word!);
                break;
            case NodeAnswer.Silent:
                Log.Silent(logger, node.Name, word!);
                break;
            default:
                Log.Heard(logger, node.Name);
                break;
        }
    }

    private sealed record NodeWord(string? Word, long At);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} answers.")]
        public static partial void Heard(ILogger logger, string node);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Node {Node} does not answer ({Reason}); asking again.")]
        public static partial void Silent(ILogger logger, string node, string reason);

        [LoggerMessage(Level = LogLevel.Critical, Message = "What node {Node} says of itself cannot be believed: {Rule}. It counts as silent.")]
        public static partial void NotBelieved(ILogger logger, string node, string rule);
    }
}
