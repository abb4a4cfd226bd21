using System.Net;
using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>The same key is the same push, at once, later, after a restart, and whatever has become of the case.</summary>
public sealed class IdempotencyTests
{
    [Fact]
    [Clause("GS-05-2")]
    public async Task Push_RepeatedAfterARestart_GivesTheSameAnswerAndOtherContentStillConflicts()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var first = await AnswerAsync(desk, "again", PushForm.Document);
        await desk.RestartAsync();
        Assert.Equal(first, await AnswerAsync(desk, "again", PushForm.Document));
        Assert.Equal(HttpStatusCode.Conflict, (await AnswerAsync(desk, "again", PushForm.Document + "改")).Status);

        await desk.RestartAsync("--Desk:Works", "true");
        await desk.SettledAsync(first.Body.Split('"')[3]);
        Assert.Equal(first, await AnswerAsync(desk, "again", PushForm.Document));
        Assert.Equal(1, await CountAsync(desk));
    }

    [Fact]
    [Clause("GS-05-2")]
    public async Task Push_SameKeyInParallelWithOtherContent_OneIsTakenAndEveryRepetitionAgrees()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(async i => (Kind: i % 2, Answer: await AnswerAsync(desk, "raced", PushForm.Document + (i % 2)))));
        var taken = answers.Where(answer => answer.Answer.Status == HttpStatusCode.Accepted).ToList();
        Assert.Single(taken.Select(answer => answer.Answer.Body).Distinct(StringComparer.Ordinal));
        Assert.Single(taken.Select(answer => answer.Kind).Distinct());
        Assert.Equal(12, taken.Count);
        Assert.All(answers.Except(taken), answer => Assert.Equal(HttpStatusCode.Conflict, answer.Answer.Status));
        Assert.Equal(1, await CountAsync(desk));
    }

    [Fact]
    public async Task Push_RefusedBefore_MayComeAgainMendedUnderTheSameKey()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AnswerAsync(desk, "mended", "秘密★10年\n" + PushForm.Document)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await AnswerAsync(desk, "mended", PushForm.Document)).Status);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(DeskProcess desk, string key, string document)
    {
        using var client = desk.Client();
        using var answer = await client.PushAsync(key, PushForm.Create(document: document));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<long> CountAsync(DeskProcess desk) =>
        desk.Service<DeskStore>().ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM decision_case"), default);
}
