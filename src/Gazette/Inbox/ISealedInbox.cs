namespace Disclosure.Gazette.Inbox;

/// <summary>A sealed request as it lies in the inbox.</summary>
/// <param name="Id">Its name there: 32 hexadecimal digits that say nothing.</param>
/// <param name="Content">Its bytes.</param>
public sealed record InboxItem(string Id, byte[] Content);

/// <summary>
/// Where sealed requests wait for the desk. The public process may add, and neither list, nor change, nor take out; two kinds: a folder beside the
/// embedded stores, a table of PostgreSQL.
/// </summary>
public interface ISealedInbox
{
    /// <summary>Adds a sealed request; it is on the disk when this returns.</summary>
    /// <exception cref="InboxUnavailableException">It could not be added, and nothing was.</exception>
    Task AddAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Whole requests that wait, at most so many; for the desk.</summary>
    /// <exception cref="InboxUnavailableException">The inbox is out of reach.</exception>
    Task<IReadOnlyList<InboxItem>> PeekAsync(int most, CancellationToken cancellationToken);

    /// <summary>Takes a request out for good, once the desk has it; one that is gone already is no error.</summary>
    /// <exception cref="InboxUnavailableException">The inbox is out of reach.</exception>
    Task RemoveAsync(string id, CancellationToken cancellationToken);
}

/// <summary>The inbox, or the outbox, is out of reach. The message names no content.</summary>
public sealed class InboxUnavailableException(string message, Exception inner) : Exception(message, inner);
