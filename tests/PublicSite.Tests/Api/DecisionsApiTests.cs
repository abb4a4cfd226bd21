using System.Net;
using System.Text.Json;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Api;

public sealed class DecisionsApiTests(PublishedSite published) : IClassFixture<PublishedSite>
{
    private readonly SiteHost _site = published.Site;

    [Fact]
    [Clause("GS-05-1")]
    public async Task List_ForAQuery_GivesItemsTotalFacetsAndCursor()
    {
        var list = await ReadAsync("/api/v1/decisions?q=罚款&size=3");

        Assert.Equal(3, list.GetProperty("items").GetArrayLength());
        Assert.True(list.GetProperty("total").GetInt32() > 3);
        Assert.False(string.IsNullOrEmpty(list.GetProperty("next").GetString()));
        foreach (var facet in new[] { "region", "agency", "act", "penalty", "year" })
            Assert.NotEqual(0, list.GetProperty("facets").GetProperty(facet).GetArrayLength());
        Assert.Contains("行政处罚", list.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-05-2")]
    [Clause("CX-42")]
    public async Task List_PageByPage_GivesEveryDecisionOnce()
    {
        var seen = new List<string>();
        string? after = null;
        do
        {
            var list = await ReadAsync("/api/v1/decisions?size=7" + (after is null ? "" : "&after=" + Uri.EscapeDataString(after)));
            seen.AddRange(list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            after = list.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (after is not null);

        Assert.Equal(published.Decisions.Select(decision => decision.Id.Value).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Clause("CX-42")]
    public async Task One_OfFullText_GivesTextBlocksAndGrounds()
    {
        var decision = published.With("景市监罚〔2026〕37号");

        var one = await ReadAsync($"/api/v1/decisions/{decision.Id}");

        Assert.Equal(BlockText.Of(decision.Body), one.GetProperty("text").GetString());
        Assert.Equal("景市监罚〔2026〕37号", one.GetProperty("documentNumber").GetString());
        Assert.Equal(5000m, one.GetProperty("fineYuan").GetDecimal());
        Assert.Equal("fullText", one.GetProperty("mode").GetString());
        Assert.Contains(one.GetProperty("blocks").EnumerateArray(), block => string.Equals(block.GetProperty("type").GetString(), "table", StringComparison.Ordinal));
        Assert.Contains("\"clause\":\"GS-10-2b\"", one.GetProperty("blocks").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("ten")]
    public async Task List_WithAnImpossibleSize_AnswersAProblem(string size)
    {
        using var response = await _site.GetAsync("/api/v1/decisions?size=" + size);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Description_NamesEveryParameterInWords()
    {
        var description = await ReadAsync("/openapi/v1.json");

        var parameters = description.GetProperty("paths").GetProperty("/api/v1/decisions").GetProperty("get").GetProperty("parameters").EnumerateArray().ToList();
        Assert.Equal(
            "act after agency fine from penalty q region size sort to year",
            string.Join(' ', parameters.Select(parameter => parameter.GetProperty("name").GetString()).Order(StringComparer.Ordinal)));
        Assert.All(parameters, parameter => Assert.False(string.IsNullOrEmpty(parameter.GetProperty("description").GetString())));
        Assert.False(description.GetProperty("paths").TryGetProperty("/search", out _));
    }

    [Fact]
    public async Task Post_ToTheApi_AnswersAProblem()
    {
        using var response = await _site.Client.PostAsync(new Uri("/api/v1/decisions", UriKind.Relative), content: null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private async Task<JsonElement> ReadAsync(string address)
    {
        using var document = JsonDocument.Parse(await _site.ReadAsync(address));
        return document.RootElement.Clone();
    }
}
