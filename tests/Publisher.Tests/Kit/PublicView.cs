using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Records;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>What everyone can read of a record: its newest entry, and whether any text of it stands.</summary>
/// <param name="Newest">The newest entry.</param>
/// <param name="Readable">Entries of the record whose payload can still be read.</param>
public sealed record PublicView(GazetteEntry Newest, IReadOnlyList<GazetteEntry> Readable)
{
    /// <summary>The decision that stands; null when none does.</summary>
    public DecisionRecord? Decision => Newest.Kind is EntryKind.Published or EntryKind.Amended ? RecordJson.ReadDecision(Newest.Payload!.Value.Span) : null;

    /// <summary>The notice that stands in place of the decision; null when the decision stands.</summary>
    public NoticeRecord? Notice => Newest.Kind is EntryKind.Withdrawn ? RecordJson.ReadNotice(Newest.Payload!.Value.Span) : null;

    public static async Task<PublicView?> OfAsync(DeskProcess desk, CaseRow row)
    {
        var all = (await desk.Service<GazetteReader>().ReadAsync(0, 100_000, default)).Where(entry => entry.RecordId == row.RecordId).ToList();
        return all.Count == 0 ? null : new PublicView(all[^1], [.. all.Where(entry => entry.Payload is not null)]);
    }
}
