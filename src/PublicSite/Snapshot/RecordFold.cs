using Disclosure.Gazette.Log;
using Disclosure.Records;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// What an entry makes of a record. When in doubt the text goes: an entry without its payload ends the record, and nothing but
/// a new publication brings back a text that was taken down.
/// </summary>
public static class RecordFold
{
    /// <summary>The state after <paramref name="entry"/>; <paramref name="before"/> is null for a record not seen yet.</summary>
    /// <exception cref="InvalidDataException">The entry does not follow from the state: the gazette is not what it should be.</exception>
    public static RecordState Apply(RecordState? before, GazetteEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        RequireLater(before, entry);
        if (entry.Payload is not { } payload)
            return Erase(before, entry);
        if (entry.Kind is EntryKind.Published or EntryKind.Amended)
            CheckDecision(entry, payload);

        return entry.Kind switch
        {
            EntryKind.Published => RecordState.Published(entry, before?.PublishedAt ?? entry.AppendedAt),
            EntryKind.Amended => Amend(before, entry),
            EntryKind.Notice => Note(before, entry, payload),
            EntryKind.Withdrawn => Withdraw(before, entry, payload),
            _ => throw new InvalidDataException($"Entry {entry.Index} is of a kind this site does not know."),
        };
    }

    /// <summary>
    /// The state that <see cref="Apply"/> gave when this node took the entry in while its payload was there. Texts are not asked for again;
    /// a notice that was erased since is left out: the entry that erased it follows, and decides what is shown.
    /// </summary>
    /// <exception cref="InvalidDataException">The entry does not follow from the state.</exception>
    public static RecordState Recall(RecordState? before, GazetteEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        switch (entry.Kind)
        {
            case EntryKind.Published:
                RequireLater(before, entry);
                return RecordState.Published(entry, before?.PublishedAt ?? entry.AppendedAt);
            case EntryKind.Amended:
                RequireLater(before, entry);
                return Amend(before, entry);
            case EntryKind.Notice when entry.Payload is null:
                RequireLater(before, entry);
                return Existing(before, entry).Unchanged(entry);
            default:
                return Apply(before, entry);
        }
    }

    private static void RequireLater(RecordState? before, GazetteEntry entry)
    {
        if (before is not null && entry.Version <= before.Version)
            throw new InvalidDataException($"Entry {entry.Index} carries version {entry.Version} after version {before.Version}.");
    }

    private static RecordState Amend(RecordState? before, GazetteEntry entry)
    {
        var existing = Existing(before, entry);
        if (existing.Standing == Standing.Published || existing.IsErased)
            return existing.Amended(entry, keepsNotices: !entry.ErasesEarlier);
        return entry.ErasesEarlier ? Ended(existing, entry, awaitsMore: false) : existing.Unchanged(entry);
    }

    // A text or notice that was replaced or taken down since leaves an entry without payload; a later entry of the same record says which.
    // A node that starts then must end where one is that read the entry in time.
    private static RecordState Erase(RecordState? before, GazetteEntry entry) => Ended(before, entry, entry.Kind switch
    {
        EntryKind.Published => true,
        EntryKind.Amended or EntryKind.Notice => before is { Standing: Standing.Published } or { IsErased: true },
        _ => false,
    });

    private static RecordState Ended(RecordState? before, GazetteEntry entry, bool awaitsMore) =>
        RecordState.Erased(entry, before?.PublishedAt ?? entry.AppendedAt, awaitsMore);

    // Where nothing more is to be said, no notice says it either.
    private static RecordState Note(RecordState? before, GazetteEntry entry, ReadOnlyMemory<byte> payload)
    {
        var existing = Existing(before, entry);
        var notice = Dated(entry, payload, removesText: existing.Standing != Standing.Published);
        return existing.Standing == Standing.Ended ? existing.Unchanged(entry) : existing.Noted(notice, entry.Nature);
    }

    private static RecordState Withdraw(RecordState? before, GazetteEntry entry, ReadOnlyMemory<byte> payload) =>
        Existing(before, entry).Withdrawn(Dated(entry, payload, removesText: true), entry.Nature);

    private static RecordState Existing(RecordState? before, GazetteEntry entry) =>
        before ?? throw new InvalidDataException($"Entry {entry.Index} speaks of a record that was never published.");

    private static DatedNotice Dated(GazetteEntry entry, ReadOnlyMemory<byte> payload, bool removesText)
    {
        if (entry.PayloadKind != RecordKind.Notice)
            throw new InvalidDataException($"Entry {entry.Index} should hold a notice.");
        var notice = RecordJson.ReadNotice(payload.Span);
        return notice.Id == entry.RecordId && notice.Version == entry.Version
            ? new DatedNotice { Index = entry.Index, At = entry.AppendedAt, Notice = notice, RemovesText = removesText }
            : throw new InvalidDataException($"Entry {entry.Index} holds the notice of another record or version.");
    }

    private static void CheckDecision(GazetteEntry entry, ReadOnlyMemory<byte> payload)
    {
        if (entry.PayloadKind != RecordKind.Decision)
            throw new InvalidDataException($"Entry {entry.Index} should hold a decision.");
        var decision = RecordJson.ReadDecision(payload.Span);
        if (decision.Id != entry.RecordId || decision.Version != entry.Version)
            throw new InvalidDataException($"Entry {entry.Index} holds the decision of another record or version.");
    }
}
