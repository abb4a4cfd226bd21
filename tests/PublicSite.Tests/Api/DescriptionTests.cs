using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.PublicSite.Api;

namespace Disclosure.PublicSite.Tests.Api;

/// <summary>The description against the site: its examples are questions that are answered, and answers that can be read.</summary>
public sealed class DescriptionTests(PublishedSite published) : IClassFixture<PublishedSite>
{
    private static readonly JsonSerializerOptions Strict = new(ApiProblem.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    [Fact]
    public async Task EveryOperation_HasExamplesThatHold()
    {
        using var description = JsonDocument.Parse(await published.Site.ReadAsync("/openapi/v1.json"));
        var operations = description.RootElement.GetProperty("paths").EnumerateObject().Select(path => (Path: path.Name, Operation: path.Value.GetProperty("get"))).ToList();
        Assert.Equal(
            ["getDecision", "listChanges", "listDecisions", "listSuggestions"],
            operations.Select(entry => entry.Operation.GetProperty("operationId").GetString()!).Order(StringComparer.Ordinal));

        foreach (var (path, operation) in operations)
        {
            var address = path;
            var separator = '?';
            foreach (var parameter in operation.GetProperty("parameters").EnumerateArray())
            {
                var name = parameter.GetProperty("name").GetString()!;
                Assert.False(string.IsNullOrEmpty(parameter.GetProperty("description").GetString()), name);
                var example = parameter.GetProperty("example");
                var value = Uri.EscapeDataString((example.ValueKind == JsonValueKind.Array ? example[0] : example).GetString()!);
                if (parameter.GetProperty("in").ValueEquals("path"))
                {
                    address = address.Replace($"{{{name}}}", published.Decisions[0].Id.Value, StringComparison.Ordinal);
                    continue;
                }

                address += $"{separator}{name}={value}";
                separator = '&';
            }

            using var response = await published.Site.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var answer = ApiExamples.Answers[operation.GetProperty("operationId").GetString()!].GetType();
            if (answer != typeof(ApiDecision))
            {
                var shown = operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("example");
                Assert.NotNull(JsonSerializer.Deserialize(shown.GetRawText(), answer, Strict));
                Assert.NotNull(JsonSerializer.Deserialize(await response.Content.ReadAsStringAsync(), answer, Strict));
            }
        }
    }
}
