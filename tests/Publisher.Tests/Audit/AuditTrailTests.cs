using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Audit;

public sealed class AuditTrailTests
{
    [Theory]
    [InlineData("UPDATE audit SET actor = 'account:other' WHERE sequence = 3", 3)]
    [InlineData("UPDATE audit SET agency_code = NULL WHERE sequence = 3", 3)]
    [InlineData("DELETE FROM audit WHERE sequence = 4", 4)]
    [InlineData("DELETE FROM audit WHERE sequence = (SELECT MAX(sequence) FROM audit)", null)]
    [InlineData("UPDATE audit SET sequence = 100000 WHERE sequence = 5", 5)]
    public async Task FindBreak_AnyTampering_IsFound(string tampering, int? at)
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var store = desk.Service<DeskStore>();
        Assert.Null(await store.ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default));
        // Who owns the file can take the triggers away: the chain must tell all the same.
        await store.WriteAsync(
            data => data.Connection.ExecuteAsync($"DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_cut; {tampering}", transaction: data.Transaction), default);
        var found = await store.ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default);
        Assert.NotNull(found);
        Assert.True(at is null || found == at, $"found {found}");
    }
}
