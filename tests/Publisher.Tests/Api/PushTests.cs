using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Api;

[Collection(DesksCollection.Name)]
public sealed class PushTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-05-2")]
    public async Task Push_Repeated_GivesTheSameAnswerAndOneCase(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        using var client = desk.Client();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var answer = await client.PushAsync("repeat-" + metadata.GetHashCode(StringComparison.Ordinal), PushForm.Create(metadata, document));
            return (answer.StatusCode, Body: await answer.Content.ReadAsStringAsync());
        }));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Body).Distinct(StringComparer.Ordinal));
    }

    /// <summary>Between looking for the same push and looking for its number, the other of the two may be committed.</summary>
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Push_TwiceAtOnce_ManyTimes_NeverMeetsItself(string engine)
    {
        var desk = await desks.OnAsync(engine);
        using var client = desk.Client();
        for (var round = 0; round < 60; round++)
        {
            var (metadata, document) = PushForm.Numbered(desks.NewNumber());
            var key = "twice-" + Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            {
                using var answer = await client.PushAsync(key, PushForm.Create(metadata, document));
                return (answer.StatusCode, Body: await answer.Content.ReadAsStringAsync());
            }));
            Assert.All(answers, answer => Assert.True(answer.StatusCode == HttpStatusCode.Accepted, answer.Body));
            Assert.Equal(answers[0].Body, answers[1].Body);
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-05-2")]
    public async Task Push_SameKeyOtherContent_IsRefusedAsConflict(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        await desk.PushAsync(metadata, document, "reused");
        using var client = desk.Client();
        using var answer = await client.PushAsync("reused", PushForm.Create(metadata, document + "\n更正"));
        await AssertProblemAsync(answer, HttpStatusCode.Conflict, "Idempotency-Key", "same-content");

        // Another agency may use the same key.
        using var foreign = desk.Client(DeskProcess.ForeignKey);
        using var other = await foreign.PushAsync("reused", PushForm.Create(metadata, "昆明市市场监督管理局\n决定书"));
        Assert.Equal(HttpStatusCode.Accepted, other.StatusCode);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Push_NumberTaken_OnlyOneOfManyIsAccepted(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var (metadata, document) = PushForm.Numbered(number);
        var (written, _) = PushForm.Numbered(number.Replace('〔', '[').Replace('〕', ']'));
        using var client = desk.Client();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var answer = await client.PushAsync($"{number}-{i}".GetHashCode(StringComparison.Ordinal).ToString(), PushForm.Create(i % 2 == 0 ? metadata : written, document));
            return (answer.StatusCode, Body: await answer.Content.ReadAsStringAsync());
        }));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Accepted), answer =>
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("unique-in-agency", answer.Body, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Push_NumberOfAReturnedCase_OpensANewCaseThatFollowsIt(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var first = await desk.PushAsync(metadata, document);
        await desk.SettledAsync(first);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), first, "请补充附件。", default));
        var second = await desk.PushAsync(metadata, document);
        Assert.NotEqual(first, second);
        Assert.Equal(first, (await desk.SettledAsync(second)).Case.ReplacesCase);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-11-2a")]
    [Clause("LAW-BM-57")]
    public async Task Push_SecrecyMark_IsRefusedAndNothingIsStored(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        using var client = desk.Client();
        (string Metadata, string Document)[] pushes =
        [
            (metadata, "机密★10年\n" + document),
            (metadata, document + "\n秘 密 ★ 长期\n"),
            (metadata.Replace("经营过期食品案", @"\u7edd\u5bc6\u2605案", StringComparison.Ordinal), document),
            ("{\"note\":\"机密★\"}", document),
        ];
        var before = await CountAsync(desk);
        for (var i = 0; i < pushes.Length; i++)
        {
            using var answer = await client.PushAsync($"marked-{i}", PushForm.Create(pushes[i].Metadata, pushes[i].Document));
            await AssertProblemAsync(answer, HttpStatusCode.UnprocessableEntity, "document", "GS-11-2a");
        }

        var after = await CountAsync(desk);
        Assert.Equal(before.Cases, after.Cases);
        Assert.Equal(before.Refusals + pushes.Length, after.Refusals);
    }

    [Fact]
    [Clause("ZZ-09")]
    public async Task Push_ManyErrors_ListsAllByFieldAndRuleWithoutValues()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var client = desk.Client();
        using var answer = await client.PushAsync("errors", PushForm.Create(
            """
            {"documentNumber":7,"actType":"fine","decidedOn":"2026-2-30","violatedOn":"2999-01-01","张三丰":"x","fineYuan":-1,
             "parties":[{"name":"李四光","kind":"person","citizenId":"5328011990"},{"kind":"organisation"}],
             "people":"王五","secrecyReview":{"reviewer":""}}
            """,
            PushForm.Document));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var body = await answer.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(body);
        var errors = json.RootElement.GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("field").GetString()} {error.GetProperty("rule").GetString()}").ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "documentNumber string", "actType choice", "decidedOn date", "violatedOn not-in-future", "? unknown", "fineYuan amount",
                "parties[0].kind choice", "parties[0].citizenId format", "parties[1].name required", "people array",
                "secrecyReview.reviewer length", "secrecyReview.reviewedOn required", "secrecyReview.conclusion required",
            },
            errors);
        foreach (var value in (string[])["张三丰", "李四光", "王五", "5328011990", "2999"])
        {
            Assert.DoesNotContain(value, body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"title\":\"a\",\"title\":\"b\"}")]
    [InlineData("{\"title\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"parties\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}")]
    public async Task Push_HostileMetadata_IsAnErrorOfTheClient(string metadata)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var client = desk.Client();
        using var answer = await client.PushAsync("hostile", PushForm.Create(metadata, PushForm.Document));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    [Clause("GS-04-2")]
    public async Task Push_WithoutAuthority_IsUnauthorized()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        foreach (var key in (string?[])[null, "short", "own00001_0123456789abcdefghijklmnopqrstuvwxyzABCDEFX"])
        {
            using var client = desk.Client(key);
            using var answer = await client.PushAsync("none", PushForm.Create());
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Push_MisshapenForms_AreErrorsOfTheClient()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var client = desk.Client();
        (HttpContent Form, HttpStatusCode Status)[] forms =
        [
            (new StringContent("{}", Encoding.UTF8, "application/json"), HttpStatusCode.UnsupportedMediaType),
            (new MultipartFormDataContent { { new StringContent("{}"), "metadata" } }, HttpStatusCode.BadRequest),
            (new MultipartFormDataContent { { new StringContent("{}"), "metadata" }, { new StringContent("x"), "document" } }, HttpStatusCode.BadRequest),
            (new MultipartFormDataContent { { new StringContent("{}"), "metadata" }, { new StringContent("x"), "extra", "a.txt" } }, HttpStatusCode.BadRequest),
            (PushForm.Create(Encoding.UTF8.GetBytes(PushForm.Metadata), new byte[(20 * 1024 * 1024) + 1], "big.txt"), HttpStatusCode.RequestEntityTooLarge),
            (PushForm.Create(new byte[(1024 * 1024) + 1], [1], "big.txt"), HttpStatusCode.RequestEntityTooLarge),
            (Truncated(), HttpStatusCode.BadRequest),
        ];
        foreach (var (form, status) in forms)
        {
            using var answer = await client.PushAsync("misshapen", form);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        static StringContent Truncated()
        {
            var content = new StringContent("--b\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{}");
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
            return content;
        }
    }

    [Fact]
    public async Task Push_UnreadableFile_IsReturnedAndItsBytesAreNotKept()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, _) = PushForm.Numbered(desks.NewNumber());
        using var client = desk.Client();
        using var answer = await client.PushAsync("unreadable-" + desks.NewNumber().GetHashCode(StringComparison.Ordinal), PushForm.Create(Encoding.UTF8.GetBytes(metadata), [0x50, 0x4B, 3, 4, 9, 9, 9], "a.docx"));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var caseId = json.RootElement.GetProperty("caseId").GetString()!;
        var detail = await desk.SettledAsync(caseId);
        Assert.Equal(CaseState.Returned, detail.Case.State);
        Assert.NotEmpty(detail.Messages);
        Assert.Equal(0, await desk.Service<DeskStore>().ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM case_part WHERE case_id = @caseId AND part = 'original'", new { caseId }), default));

        using var status = await client.GetAsync(new Uri($"/api/v1/decisions/{caseId}", UriKind.Relative));
        Assert.Contains("\"returned\"", await status.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_UnknownPathOrMethod_IsAProblem()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var client = desk.Client();
        using var missing = await client.GetAsync(new Uri("/api/v1/decisions/0000000000000000", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var method = await client.DeleteAsync(new Uri("/api/v1/decisions", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
        Assert.Equal("application/problem+json", method.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task OpenApi_DescribesThePush()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var client = desk.Client(key: null);
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var post = json.RootElement.GetProperty("paths").GetProperty("/api/v1/decisions").GetProperty("post");
        Assert.True(post.GetProperty("requestBody").GetProperty("content").TryGetProperty("multipart/form-data", out _));
        Assert.Contains(post.GetProperty("parameters").EnumerateArray(), parameter => string.Equals(parameter.GetProperty("name").GetString(), "Idempotency-Key", StringComparison.Ordinal));
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string field, string rule)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, body);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(body);
        var error = json.RootElement.GetProperty("errors")[0];
        Assert.Equal(field, error.GetProperty("field").GetString());
        Assert.Equal(rule, error.GetProperty("rule").GetString());
    }

    private static async Task<(long Cases, long Refusals)> CountAsync(DeskProcess desk) => await desk.Service<DeskStore>().ReadAsync(
        async connection => (
            await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM decision_case"),
            await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM audit WHERE act = 'intake.refused'")),
        default);
}
