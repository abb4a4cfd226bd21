using System.Data.Common;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Records;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Reads texts where they lie sealed, in the gazette: this process keeps no copy, so what is erased there is gone here. Each is held
/// against the leaf hash that was verified when its entry was followed.
/// </summary>
public sealed class PublishedTexts(GazetteStore store)
{
    private readonly GazetteReader _reader = new(store);

    /// <summary>The published bytes, as they were hashed into the gazette.</summary>
    /// <exception cref="InvalidOperationException">The text does not stand in the snapshot of this state.</exception>
    /// <exception cref="TextUnavailableException">The store is out of reach, or the text was erased a moment ago.</exception>
    public async Task<ReadOnlyMemory<byte>> PayloadAsync(RecordState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return (await ReadAsync([state], cancellationToken)).TryGetValue(state.Id, out var payload) ? payload : throw new TextUnavailableException();
    }

    /// <summary>The decision.</summary>
    /// <exception cref="InvalidOperationException">The text does not stand in the snapshot of this state.</exception>
    /// <exception cref="TextUnavailableException">The store is out of reach, or the text was erased a moment ago.</exception>
    public async Task<DecisionRecord> DecisionAsync(RecordState state, CancellationToken cancellationToken) =>
        RecordJson.ReadDecision((await PayloadAsync(state, cancellationToken)).Span);

    /// <summary>The decisions of some states, in their order; what was erased a moment ago is left out.</summary>
    /// <exception cref="InvalidOperationException">The text of one does not stand in its snapshot.</exception>
    /// <exception cref="TextUnavailableException">The store is out of reach.</exception>
    public async Task<IReadOnlyList<(RecordState State, DecisionRecord Decision)>> DecisionsAsync(IReadOnlyList<RecordState> states, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(states);
        var payloads = await ReadAsync(states, cancellationToken);
        return [.. states.Where(state => payloads.ContainsKey(state.Id)).Select(state => (state, RecordJson.ReadDecision(payloads[state.Id].Span)))];
    }

    private async Task<Dictionary<RecordId, ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyList<RecordState> states, CancellationToken cancellationToken)
    {
        var wanted = states.ToDictionary(state => state.Index, state => (state.Id, state.LeafHash));
        IReadOnlyList<GazetteEntry> entries;
        try
        {
            entries = await _reader.AtAsync(wanted.Keys, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException)
        {
            throw new TextUnavailableException("The gazette cannot be read.", exception);
        }

        var payloads = new Dictionary<RecordId, ReadOnlyMemory<byte>>();
        foreach (var entry in entries)
        {
            var (id, leafHash) = wanted[entry.Index];
            if (entry.RecordId != id || !entry.LeafHash.Span.SequenceEqual(leafHash.Span))
                throw new GazetteDamagedException($"Entry {entry.Index} is not the one that was verified.");
            if (entry.Payload is { } payload)
                payloads[id] = payload;
        }

        return payloads;
    }
}

/// <summary>A text that stands in the snapshot cannot be read now; it is answered 503, and soon either there or gone.</summary>
public sealed class TextUnavailableException : Exception
{
    /// <summary>It was erased a moment ago.</summary>
    public TextUnavailableException()
        : base("The text was erased since.") => IsErased = true;

    /// <summary>With what is wrong.</summary>
    public TextUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong and its cause.</summary>
    public TextUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether it is the text that is gone, and not the store.</summary>
    public bool IsErased { get; }
}
