using System.Globalization;
using System.Text.Json;
using Disclosure.Records;
using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Batch;

/// <summary>One line of a batch: <c>{"id","text","parties":[{"name","role"}]?,"decidedOn"?,"agency"?,"sector"?}</c>.</summary>
internal sealed record BatchRequest
{
    /// <summary>The id as raw JSON; <c>null</c> when the line gives none.</summary>
    public required string Id { get; init; }

    /// <summary>The text; null when <see cref="Error"/> says why there is none.</summary>
    public string? Text { get; init; }

    /// <summary>What is known beside the text.</summary>
    public CaseFacts Facts { get; init; } = new();

    /// <summary>Why the line cannot be used, without any value of it; null when it can.</summary>
    public string? Error { get; init; }

    /// <summary>Reads a line; never throws for what it holds.</summary>
    public static BatchRequest Read(string line)
    {
        var id = "null";
        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 16 });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Failed(id, "not a JSON object");
            }

            id = IdOf(json.RootElement);
            if (!json.RootElement.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            {
                return Failed(id, "text: a string is required");
            }

            return new BatchRequest { Id = id, Text = text.GetString(), Facts = FactsOf(json.RootElement) };
        }
        catch (JsonException)
        {
            return Failed(id, "not valid JSON");
        }
        catch (FormatException e)
        {
            return Failed(id, e.Message);
        }
        catch (InvalidOperationException)
        {
            return Failed(id, "a string holds half of a surrogate pair");
        }
    }

    private static BatchRequest Failed(string id, string error) => new() { Id = id, Error = error };

    private static string IdOf(JsonElement root) => root.TryGetProperty("id", out var id) ? id.ValueKind switch
    {
        JsonValueKind.String => JsonSerializer.Serialize(id.GetString(), BatchJson.Options),
        JsonValueKind.Number => id.GetRawText(),
        _ => "null",
    } : "null";

    private static CaseFacts FactsOf(JsonElement root)
    {
        var parties = new List<CaseParty>();
        var people = new List<CasePerson>();
        if (root.TryGetProperty("parties", out var list) && list.ValueKind != JsonValueKind.Null)
        {
            if (list.ValueKind != JsonValueKind.Array)
            {
                throw new FormatException("parties: an array is required");
            }

            foreach (var party in list.EnumerateArray())
            {
                if (party.ValueKind != JsonValueKind.Object || !party.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
                {
                    throw new FormatException("parties: each needs a name");
                }

                BatchRoles.Add(name.GetString()!, party.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String ? role.GetString()! : string.Empty, parties, people);
            }
        }

        return new CaseFacts { Parties = parties, People = people, DecidedOn = DateOf(root), AgencyCode = WordOf(root, "agency"), Sector = WordOf(root, "sector") };
    }

    private static string WordOf(JsonElement root, string key) =>
        !root.TryGetProperty(key, out var word) || word.ValueKind == JsonValueKind.Null ? string.Empty
        : word.ValueKind == JsonValueKind.String ? word.GetString()!
        : throw new FormatException($"{key}: a string is required");

    private static DateOnly? DateOf(JsonElement root)
    {
        if (!root.TryGetProperty("decidedOn", out var date) || date.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return date.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(date.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException("decidedOn: a date yyyy-MM-dd is required");
    }
}
