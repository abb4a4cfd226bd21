using System.Text;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.SavedViews;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.SavedViews;

/// <summary>Views of the list: each account's own, sealed names, no words, and never more than there may be.</summary>
[Collection(DesksCollection.Name)]
public sealed class SavedViewServiceTests(Desks desks)
{
    private const string Filter = "state=inReview&act=license";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Save_RenameOpenWithRemove_AreTheOwnersAlone(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var service = desk.Service<SavedViewService>();
        var owner = await desk.ReviewerAsync($"views{engine}");
        Assert.IsType<SavedViewOutcome.Done>(await service.SaveAsync(owner, " 许可 ", Filter, default));
        Assert.IsType<SavedViewOutcome.Done>(await service.SaveAsync(owner, "处罚", "state=all&act=penalty", default));
        var (first, second) = ((await service.ListAsync(owner, default))[0], (await service.ListAsync(owner, default))[1]);
        Assert.Equal(("许可", Filter, false), (first.Name, first.Filter, first.IsDefault));

        foreach (var stranger in new[] { desk.User("reviewer"), desk.User("clerk"), desk.User("admin"), desk.User("foreign"), desk.User("supervisor") })
        {
            Assert.IsType<SavedViewOutcome.NotFound>(await service.RenameAsync(stranger, first.Id, "别人的", default));
            Assert.IsType<SavedViewOutcome.NotFound>(await service.OpenWithAsync(stranger, first.Id, default));
            Assert.IsType<SavedViewOutcome.NotFound>(await service.RemoveAsync(stranger, first.Id, default));
            Assert.DoesNotContain(await service.ListAsync(stranger, default), view => string.Equals(view.Id, first.Id, StringComparison.Ordinal));
        }

        Assert.Equal([first, second], await service.ListAsync(owner, default));
        Assert.IsType<SavedViewOutcome.Invalid>(await service.RenameAsync(owner, first.Id, "处罚", default));
        Assert.IsType<SavedViewOutcome.Done>(await service.RenameAsync(owner, first.Id, "许可和确认", default));
        Assert.IsType<SavedViewOutcome.Done>(await service.OpenWithAsync(owner, first.Id, default));
        Assert.IsType<SavedViewOutcome.Done>(await service.OpenWithAsync(owner, second.Id, default));
        Assert.Equal([("许可和确认", false), ("处罚", true)], (await service.ListAsync(owner, default)).Select(view => (view.Name, view.IsDefault)));
        Assert.IsType<SavedViewOutcome.Done>(await service.OpenWithAsync(owner, null, default));
        Assert.IsType<SavedViewOutcome.Done>(await service.RemoveAsync(owner, first.Id, default));
        Assert.IsType<SavedViewOutcome.NotFound>(await service.RemoveAsync(owner, first.Id, default));
        Assert.Equal(("处罚", false), ((await service.ListAsync(owner, default)).Single().Name, (await service.ListAsync(owner, default)).Single().IsDefault));

        var acts = await desk.Service<DeskStore>().ReadAsync(
            async connection => (await connection.QueryAsync<string>("SELECT act FROM audit WHERE actor = @actor ORDER BY sequence", new { actor = owner.Actor.Id })).AsList(), default);
        Assert.Equal((6, 1, 1), (acts.Count(act => act is AuditActs.ViewChanged), acts.Count(act => act is AuditActs.ViewRemoved), acts.Count(act => act is AuditActs.Refused)));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("LAW-XZCF-50")]
    public async Task Save_NameThatNamesSomeone_LiesSealedInTheStore(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var owner = await desk.ReviewerAsync($"sealed{engine}");

        Assert.IsType<SavedViewOutcome.Done>(await desk.Service<SavedViewService>().SaveAsync(owner, "玉罕叫的案件", Filter, default));

        var (name, filter) = await desk.Service<DeskStore>().ReadAsync(
            connection => connection.QuerySingleAsync<(byte[] Name, string Filter)>("SELECT name, filter FROM saved_view WHERE account = @Name", new { owner.Name }), default);
        Assert.Equal(-1, name.AsSpan().IndexOf(Encoding.UTF8.GetBytes("玉罕叫")));
        Assert.Equal(Filter, filter);
        // What was copied to another account opens nothing there.
        await desk.ReviewerAsync($"thief{engine}");
        await desk.Service<DeskStore>().WriteAsync(
            data => data.Connection.ExecuteAsync(
                "INSERT INTO saved_view (view_id, account, name, filter, is_default, created_at) VALUES (@id, @account, @name, @filter, 0, 1)",
                new { id = $"copied{engine}", account = $"thief{engine}", name, filter },
                data.Transaction),
            default);
        Assert.Null(Assert.Single(await desk.Service<SavedViewService>().ListAsync(desk.User($"thief{engine}"), default)).Name);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Save_ManyAtOnce_AreNeverMoreThanThereMayBe(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var owner = await desk.ReviewerAsync($"many{engine}");
        var service = desk.Service<SavedViewService>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(index => service.SaveAsync(owner, $"视图{index}", Filter, default)));

        Assert.Equal((SavedViewService.Most, 10), (outcomes.OfType<SavedViewOutcome.Done>().Count(), outcomes.OfType<SavedViewOutcome.Invalid>().Count()));
        Assert.Equal(SavedViewService.Most, (await service.ListAsync(owner, default)).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    [InlineData("两\n行")]
    public async Task Save_NameThatIsNone_IsRefused(string? name)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);

        Assert.IsType<SavedViewOutcome.Invalid>(await desk.Service<SavedViewService>().SaveAsync(desk.User("reviewer"), name, Filter, default));
    }
}
