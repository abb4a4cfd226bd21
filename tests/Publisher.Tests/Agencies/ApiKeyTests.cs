using System.Net;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Agencies;

/// <summary>API keys: issued, used, rotated, ended.</summary>
[Collection(DesksCollection.Name)]
public sealed class ApiKeyTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rotate_OldKeyWorksSomeDaysOn_RevokedAtOnce(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (keys, issuing, admin) = (desk.Service<ApiKeys>(), desk.Service<ApiKeyIssuing>(), desk.User("admin"));
        var old = Assert.IsType<ApiKeyOutcome.Issued>(await issuing.IssueAsync(admin, "clerk", [ApiScopes.Push], default));
        var fresh = Assert.IsType<ApiKeyOutcome.Issued>(await issuing.RotateAsync(admin, old.Prefix, default));

        Assert.Equal([ApiScopes.Push], (await keys.RecogniseAsync(old.Key, default))!.Scopes);
        Assert.Equal("clerk", (await keys.RecogniseAsync(fresh.Key, default))!.Owner);
        var rows = (await issuing.ListAsync(admin, default)).ToDictionary(row => row.Prefix, StringComparer.Ordinal);
        var (days, months) = (rows[old.Prefix].ExpiresAt - rows[fresh.Prefix].CreatedAt, rows[fresh.Prefix].ExpiresAt - rows[fresh.Prefix].CreatedAt);
        Assert.Equal(TimeSpan.FromDays(7).TotalMilliseconds, days);
        Assert.InRange(TimeSpan.FromMilliseconds(months).TotalDays, 365, 366);
        Assert.Equal(ChineseDay.Of(TimeProvider.System.GetUtcNow()), rows[old.Prefix].LastUsedOn);
        Assert.Equal(fresh.Prefix, rows[old.Prefix].ReplacedBy);
        Assert.IsType<ApiKeyOutcome.Invalid>(await issuing.RotateAsync(admin, old.Prefix, default));
        Assert.IsType<ApiKeyOutcome.NotFound>(await issuing.RevokeAsync(admin with { AgencyCode = "kmscj" }, old.Prefix, default));
        Assert.IsType<ApiKeyOutcome.NotAllowed>(await issuing.RevokeAsync(desk.User("reviewer"), old.Prefix, default));

        await DeputyTests.SqlAsync(desk, "UPDATE api_key SET expires_at = 1 WHERE prefix = @Prefix", new { old.Prefix });
        Assert.Null(await keys.RecogniseAsync(old.Key, default));
        Assert.IsType<ApiKeyOutcome.Done>(await issuing.RevokeAsync(admin, fresh.Prefix, default));
        Assert.Null(await keys.RecogniseAsync(fresh.Key, default));
        Assert.Null(await keys.RecogniseAsync(fresh.Key, default));
        var refusals = await desk.Service<DeskStore>().ReadAsync(
            connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(
                connection, "SELECT COUNT(*) FROM audit WHERE act = 'act.refused' AND actor = @actor AND code = 'key-revoked'", new { actor = $"key:{fresh.Prefix}" }),
            default);
        Assert.Equal(1, refusals);
    }

    [Fact]
    public async Task Issue_ForForeignersAdminsOrNothing_IsRefused()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (issuing, admin) = (desk.Service<ApiKeyIssuing>(), desk.User("admin"));

        Assert.Equal("owner", await FieldAsync("foreign", ApiScopes.Push));
        Assert.Equal("owner", await FieldAsync("admin", ApiScopes.Push));
        Assert.Equal("owner", await FieldAsync("nobody", ApiScopes.Push));
        Assert.Equal("scopes", await FieldAsync("clerk"));
        Assert.Equal("scopes", await FieldAsync("clerk", "everything"));

        async Task<string> FieldAsync(string owner, params string[] scopes) =>
            Assert.IsType<ApiKeyOutcome.Invalid>(await issuing.IssueAsync(admin, owner, scopes, default)).Field;
    }

    [Fact]
    public async Task Push_WithAKeyThatMayOnlyAsk_IsForbiddenAndSaysWhy()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var issued = Assert.IsType<ApiKeyOutcome.Issued>(await desk.Service<ApiKeyIssuing>().IssueAsync(desk.User("admin"), "clerk", [ApiScopes.Status], default));
        using var client = desk.Client(issued.Key);

        using var answer = await client.PushAsync("scope-1", PushForm.Create());

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("urn:disclosure:problem:scope", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
