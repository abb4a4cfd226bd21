using System.Net;
using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Api;

public sealed class FailureLogTests
{
    [Theory]
    [InlineData("/api/v1/decisions/{0}")]
    [InlineData("/health/ready")]
    [Clause("ZZ-10")]
    public async Task Failure_OfAnyRequest_IsLoggedByKindWithoutItsMessage(string path)
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var caseId = await desk.PushAsync();
        await desk.Service<DeskStore>().WriteAsync(data => data.Connection.ExecuteAsync(
            "ALTER TABLE case_part RENAME TO planted_value; ALTER TABLE audit_head RENAME TO planted_head;", transaction: data.Transaction), default);
        using var client = desk.Client();

        using var answer = await client.GetAsync(new Uri(string.Format(path, caseId), UriKind.Relative));

        Assert.True(answer.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable);
        Assert.DoesNotContain("no such table", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains("no such table", StringComparison.Ordinal));
        if (answer.StatusCode == HttpStatusCode.InternalServerError)
        {
            Assert.Contains(desk.Logs.Lines, line => line.Contains("/api/v1/decisions/{caseId} failed with SqliteException", StringComparison.Ordinal));
        }
    }
}
