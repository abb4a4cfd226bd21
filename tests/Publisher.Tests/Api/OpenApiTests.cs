using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Redactor.Cases;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>What the served description says is what the desk does: members, limits, examples and problems.</summary>
[Collection(DesksCollection.Name)]
[Clause("GS-05-2")]
public sealed class OpenApiTests(Desks desks)
{
    // What the desk finds or keeps itself.
    private static readonly string[] OfTheDesk = ["amendment.fields", "formerParties", .. Names(typeof(CaseParty), "formerParties[].")];

    private static readonly string[] Members =
        [.. Names(typeof(CaseSubmission), string.Empty).Distinct(StringComparer.Ordinal).Except(OfTheDesk, StringComparer.Ordinal)];

    [Fact]
    public async Task Schema_Members_AreThoseTheReaderTakes()
    {
        var described = Flatten(await SchemaAsync(), string.Empty).Select(member => member.Path).ToHashSet(StringComparer.Ordinal);
        Assert.All(described, path => Assert.DoesNotContain(Errors(path, JsonValue.Create(true)), error => error.Rule is "unknown"));
        // What the reader makes a submission of is described, member by member.
        Assert.Equal(Members.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        Assert.Contains(Errors("nonsense", JsonValue.Create(true)), error => error.Rule is "unknown");
    }

    [Fact]
    public async Task Schema_LimitsAndChoices_AreThoseOfTheReader()
    {
        foreach (var (path, schema) in Flatten(await SchemaAsync(), string.Empty))
        {
            Assert.NotEmpty(schema["description"]!.GetValue<string>());
            if (schema["maxLength"]?.GetValue<int>() is { } longest)
            {
                Assert.DoesNotContain(Errors(path, JsonValue.Create(new string('字', longest))), error => IsAbout(error, path) && error.Rule is "length" or "string");
                Assert.Contains(Errors(path, JsonValue.Create(new string('字', longest + 1))), error => IsAbout(error, path) && error.Rule is "length" or "string");
            }

            foreach (var choice in schema["enum"]?.AsArray() ?? [])
            {
                Assert.DoesNotContain(Errors(path, choice!.DeepClone()), error => IsAbout(error, path));
                Assert.Contains(Errors(path, JsonValue.Create(choice.GetValue<string>() + "x")), error => IsAbout(error, path) && error.Rule is "choice");
            }

            foreach (var name in schema["required"]?.AsArray().Select(required => required!.GetValue<string>()) ?? [])
            {
                Assert.Contains(Errors(path, new JsonObject()), error => error.Field.EndsWith($".{name}", StringComparison.Ordinal) && error.Rule is "required");
            }

            if (schema["maxItems"]?.GetValue<int>() is { } most)
            {
                Assert.Contains(Errors(path, new JsonArray([.. Enumerable.Range(0, most + 1).Select(_ => (JsonNode)new JsonObject())])), error => IsAbout(error, path) && error.Rule is "array");
                Assert.DoesNotContain(Errors(path, new JsonArray([.. Enumerable.Range(0, most).Select(_ => (JsonNode)new JsonObject())])), error => IsAbout(error, path));
            }

            if (schema["maximum"] is { } maximum)
            {
                Assert.DoesNotContain(Errors(path, maximum.DeepClone()), error => IsAbout(error, path));
                Assert.Contains(Errors(path, JsonNode.Parse($"{maximum}0")!), error => IsAbout(error, path) && error.Rule is "amount");
            }
        }
    }

    [Fact]
    public async Task Examples_OfPushes_AreAcceptedAsTheySay()
    {
        await using var desk = await DeskProcess.StartAsync();
        await desk.PublishedAsync("景市监处罚〔2026〕16号");
        using var client = desk.Client();
        var post = (await DocumentAsync(desk))["paths"]!["/api/v1/decisions"]!["post"]!;
        var accepted = post["responses"]!["202"]!["content"]!["application/json"]!["examples"]!["accepted"]!["value"]!.AsObject();
        var examples = post["requestBody"]!["content"]!["multipart/form-data"]!["examples"]!.AsObject();
        Assert.Equal(5, examples.Count);
        foreach (var (name, example) in examples)
        {
            using var answer = await client.PushAsync(post["parameters"]![0]!["example"]!.GetValue<string>() + name, PushForm.Create(
                example!["value"]!["metadata"]!.ToJsonString(), example["value"]!["document"]!.GetValue<string>()));
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{name}: {body}");
            var actual = JsonNode.Parse(body)!.AsObject();
            Assert.Equal(Shape(accepted), Shape(actual));
            Assert.Equal(actual["statusUrl"]!.GetValue<string>(), answer.Headers.Location!.ToString());
            using var status = await client.GetAsync(answer.Headers.Location);
            Assert.Equal(HttpStatusCode.OK, status.StatusCode);
        }
    }

    [Fact]
    public async Task Examples_OfStates_AreWhatTheDeskAnswers()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:PublicUrl", "https://example.gov.cn");
        using var client = desk.Client();
        var examples = (await DocumentAsync(desk))["paths"]!["/api/v1/decisions/{caseId}"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["examples"]!;
        var review = await desk.InReviewAsync(desks.NewNumber());
        var published = await desk.PublishedAsync(desks.NewNumber());
        foreach (var (name, caseId) in ((string, string)[])[("inReview", review), ("published", published)])
        {
            var actual = JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/v1/decisions/{caseId}", UriKind.Relative)))!.AsObject();
            Assert.Equal(Shape(examples[name]!["value"]!.AsObject()), Shape(actual));
            Assert.Equal(name, actual["state"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Problems_Described_AreThoseTheTestsProvoke()
    {
        var paths = (await DocumentAsync(await desks.OnAsync(Desks.Sqlite)))["paths"]!.AsObject();
        var described = paths.SelectMany(path => path.Value!.AsObject()).SelectMany(operation => operation.Value!["responses"]!.AsObject())
            .Where(response => int.Parse(response.Key) >= 400)
            .SelectMany(response => response.Value!["content"]!["application/problem+json"]!["examples"]!.AsObject().Select(example => (Status: int.Parse(response.Key), Example: example)))
            .ToList();
        Assert.All(described, problem => Assert.Equal((problem.Status, $"urn:disclosure:problem:{problem.Example.Key}"), (problem.Example.Value!["value"]!["status"]!.GetValue<int>(), problem.Example.Value["value"]!["type"]!.GetValue<string>())));
        var provoked = RejectionTests.Rejections.Select(row => ((int Status, string Type))((int)row[1], (string)row[2])).Concat(
            [(429, "too-many-requests"), (408, "request-timeout"), (500, "internal"), (503, "unavailable"), (403, "scope"), (409, "nothing-to-amend"), (409, "amendment-under-way")]);
        Assert.Equal(
            provoked.Distinct().Order(),
            described.Select(problem => (problem.Status, Type: problem.Example.Key)).Distinct().Order());
    }

    [Fact]
    public async Task Document_EveryOperationParameterHeaderAndAnswer_IsDescribed()
    {
        var document = await DocumentAsync(await desks.OnAsync(Desks.Sqlite));
        foreach (var operation in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(pair => pair.Value!))
        {
            Assert.NotEmpty(operation["summary"]!.GetValue<string>());
            Assert.NotEmpty(operation["description"]!.GetValue<string>());
            Assert.All(operation["parameters"]!.AsArray(), parameter => Assert.True(parameter!["description"] is not null && parameter["example"] is not null && parameter["schema"] is not null));
            foreach (var (status, response) in operation["responses"]!.AsObject())
            {
                Assert.NotEmpty(response!["description"]!.GetValue<string>());
                Assert.All(response["content"]!.AsObject(), content => Assert.True(content.Value!["schema"] is not null && content.Value["examples"]!.AsObject().Count > 0, status));
            }

            Assert.NotNull(operation["responses"]!["429"]!["headers"]!["Retry-After"]);
        }

        Assert.NotNull(document["paths"]!["/api/v1/decisions"]!["post"]!["responses"]!["202"]!["headers"]!["Location"]);
    }

    private static IEnumerable<string> Names(Type type, string prefix)
    {
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            var path = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            yield return path;
            var inner = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            var item = property.PropertyType.IsGenericType && Nullable.GetUnderlyingType(property.PropertyType) is null;
            foreach (var name in inner.Namespace?.StartsWith("Disclosure", StringComparison.Ordinal) == true && inner.IsClass ? Names(inner, path + (item ? "[]." : ".")) : [])
            {
                yield return name;
            }
        }
    }

    /// <summary>The members with their schemas, by paths such as <c>parties[].name</c>.</summary>
    private static IEnumerable<(string Path, JsonObject Schema)> Flatten(JsonObject schema, string prefix)
    {
        foreach (var (name, member) in schema["properties"]!.AsObject())
        {
            var path = prefix + name;
            yield return (path, member!.AsObject());
            var inner = member["items"] as JsonObject ?? member.AsObject();
            foreach (var more in inner["properties"] is null ? [] : Flatten(inner, path + (ReferenceEquals(inner, member) ? "." : "[].")))
            {
                yield return more;
            }
        }
    }

    /// <summary>What the reader says of a metadata document in which only this member stands.</summary>
    private static IReadOnlyList<CaseMessage> Errors(string path, JsonNode value)
    {
        var parts = path.Split('.');
        JsonNode node = value;
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var name = parts[i].Replace("[]", string.Empty, StringComparison.Ordinal);
            node = new JsonObject { [name] = parts[i].EndsWith(']') ? new JsonArray(node) : node };
        }

        MetadataReader.Read(Encoding.UTF8.GetBytes(node.ToJsonString()), TimeProvider.System, out var errors);
        return errors;
    }

    private static bool IsAbout(CaseMessage error, string path) => string.Equals(error.Field.Replace("[0]", "[]", StringComparison.Ordinal), path, StringComparison.Ordinal);

    // An empty list says nothing of its items.
    private static string Shape(JsonObject value) => string.Join(' ', value.Select(member => $"{member.Key}:{member.Value!.GetValueKind()}"));

    private static async Task<JsonObject> DocumentAsync(DeskProcess desk)
    {
        using var client = desk.Client(key: null);
        return JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!.AsObject();
    }

    private async Task<JsonObject> SchemaAsync() => (await DocumentAsync(await desks.OnAsync(Desks.Sqlite)))["components"]!["schemas"]!["Metadata"]!.AsObject();
}
