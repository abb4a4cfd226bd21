using Disclosure.Gazette.Log;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>A log that is not what was signed is signed no further.</summary>
public abstract class GazetteDamageTests(TestStore store) : GazetteSuite(store)
{
    [Fact]
    public async Task OpenAsync_LogOlderThanItsKeyStore_Refuses()
    {
        var writer = await Bench.OpenAsync();
        for (var i = 0; i < 4; i++)
            await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        await ExecuteAsync(Bench.LogOptions, "DELETE FROM gazette_contents WHERE entry_index >= 2; DELETE FROM gazette_entries WHERE entry_index >= 2; DELETE FROM gazette_heads WHERE tree_size > 2; DELETE FROM gazette_nodes WHERE level = 2 OR (level = 1 AND position = 1)");

        await Assert.ThrowsAsync<GazetteDamagedException>(() => Bench.OpenAsync());
    }

    [Theory]
    [InlineData("UPDATE gazette_heads SET signed_at = signed_at + 1")]
    [InlineData("UPDATE gazette_heads SET algorithm = 'none'")]
    [InlineData("DELETE FROM gazette_heads")]
    [InlineData("DELETE FROM gazette_heads WHERE tree_size = 3")]
    [InlineData("UPDATE gazette_nodes SET hash = (SELECT root_hash FROM gazette_heads WHERE tree_size = 1)")]
    [InlineData("DELETE FROM gazette_nodes")]
    [Clause("GS-20-2")]
    public async Task AppendAsync_LogWasTamperedWith_SignsNothing(string tampering)
    {
        var writer = await Bench.OpenAsync();
        for (var i = 0; i < 3; i++)
            await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        await ExecuteAsync(Bench.LogOptions, tampering);

        if (!tampering.EndsWith("= 3", StringComparison.Ordinal))
        {
            await Assert.ThrowsAsync<GazetteDamagedException>(() => writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None));
            await Assert.ThrowsAsync<GazetteDamagedException>(() => writer.ReSignHeadAsync(None));
        }

        await Assert.ThrowsAsync<GazetteDamagedException>(() => Bench.OpenAsync());
    }

    [Fact]
    public async Task ReadOnlyStore_Write_IsRefused()
    {
        await Bench.OpenAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ExecuteAsync(Bench.LogOptions with { ReadOnly = true }, "DELETE FROM gazette_heads"));
    }
}

public sealed class SqliteGazetteDamageTests() : GazetteDamageTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresGazetteDamageTests(PostgresFixture postgres) : GazetteDamageTests(new PostgresTestStore(postgres.Server));
