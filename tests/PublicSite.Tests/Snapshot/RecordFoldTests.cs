using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Snapshot;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

public sealed class RecordFoldTests
{
    private static readonly DecisionRecord Decision = InventedDecisions.FoodPenalty();

    [Fact]
    public void Apply_ErasedPublication_ShowsNothing()
    {
        var state = RecordFold.Apply(null, Entry(0, EntryKind.Published, 1, payload: null));

        Assert.Equal(Standing.Ended, state.Standing);
        Assert.Throws<InvalidOperationException>(() => state.LeafHash);
    }

    [Fact]
    public void Apply_AmendmentAfterAnErasedVersion_ShowsTheNewText()
    {
        var erased = RecordFold.Apply(null, Entry(0, EntryKind.Published, 1, payload: null));

        var state = RecordFold.Apply(erased, Published(1, EntryKind.Amended, 2));

        Assert.Equal(Standing.Published, state.Standing);
        Assert.True(state.IsAmended);
    }

    [Fact]
    [Clause("CX-14-4")]
    public void Apply_AmendmentAfterWithdrawal_DoesNotBringTheTextBack()
    {
        var withdrawn = RecordFold.Apply(RecordFold.Apply(null, Published(0, EntryKind.Published, 1)), Withdrawn(1, 2));

        var state = RecordFold.Apply(withdrawn, Published(2, EntryKind.Amended, 3));

        Assert.Equal(Standing.Withdrawn, state.Standing);
        Assert.Equal(3, state.Version);
    }

    [Fact]
    public void Apply_WithdrawalOfAnErasedPublication_LeavesTheNotice()
    {
        var erased = RecordFold.Apply(null, Entry(0, EntryKind.Published, 1, payload: null));

        var state = RecordFold.Apply(erased, Withdrawn(1, 2));

        Assert.Equal(Standing.Withdrawn, state.Standing);
        Assert.Single(state.Notices);
    }

    [Fact]
    public void Apply_LowerVersion_Throws()
    {
        var state = RecordFold.Apply(null, Published(0, EntryKind.Published, 1));

        Assert.Throws<InvalidDataException>(() => RecordFold.Apply(state, Published(1, EntryKind.Amended, 1)));
    }

    [Fact]
    public void Apply_PayloadOfAnotherRecord_Throws()
    {
        var other = InventedDecisions.Licence();

        Assert.Throws<InvalidDataException>(() => RecordFold.Apply(null, Entry(0, EntryKind.Published, 1, RecordJson.Serialize(other))));
    }

    private static GazetteEntry Published(long index, EntryKind kind, int version) =>
        Entry(index, kind, version, RecordJson.Serialize(Decision with { Version = version }));

    private static GazetteEntry Withdrawn(long index, int version) =>
        Entry(index, EntryKind.Withdrawn, version, RecordJson.Serialize(InventedDecisions.Revocation(Decision) with { Version = version }), RecordKind.Notice);

    private static GazetteEntry Entry(long index, EntryKind kind, int version, byte[]? payload, RecordKind payloadKind = RecordKind.Decision) => new()
    {
        Index = index,
        Kind = kind,
        Nature = ChangeNature.Legal,
        PayloadKind = payloadKind,
        RecordId = Decision.Id,
        Version = version,
        AppendedAt = DateTimeOffset.UnixEpoch.AddDays(20_000),
        LeafHash = new byte[32],
        ErasesEarlier = kind == EntryKind.Withdrawn,
        Payload = payload is null ? (ReadOnlyMemory<byte>?)null : payload,
    };
}
