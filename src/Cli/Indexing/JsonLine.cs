using System.Globalization;
using System.Text.Json;

namespace Disclosure.Cli.Indexing;

/// <summary>Reads the members of one JSON line; what is wrong is told with the line's number and the member's name, never with its value.</summary>
internal sealed class JsonLine : IDisposable
{
    private readonly JsonDocument _document;
    private readonly string _place;

    /// <exception cref="InvalidDataException">The line is no JSON object.</exception>
    public JsonLine(string line, string file, int number)
    {
        _place = $"{file}:{number}";
        try
        {
            _document = JsonDocument.Parse(line);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{_place}: not JSON.", error);
        }

        if (_document.RootElement.ValueKind != JsonValueKind.Object)
            throw Wrong("the line", "a JSON object");
    }

    public void Dispose() => _document.Dispose();

    /// <exception cref="InvalidDataException">It is missing or no string.</exception>
    public string Required(string name) => Optional(name) ?? throw Wrong(name, "a string");

    /// <exception cref="InvalidDataException">It is there and no string.</exception>
    public string? Optional(string name) => Find(name) is { } found ? Text(found, name) : null;

    /// <exception cref="InvalidDataException">It is missing or no date.</exception>
    public DateOnly Date(string name) =>
        DateOnly.TryParseExact(Required(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Wrong(name, "a date, yyyy-MM-dd");

    /// <exception cref="InvalidDataException">It is there and neither true nor false.</exception>
    public bool Flag(string name) => Find(name) is { } found && found.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    /// <exception cref="InvalidDataException">It is there and no whole number.</exception>
    public int Number(string name, int otherwise) =>
        Find(name) is not { } found ? otherwise : found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var number) ? number : throw Wrong(name, "a whole number");

    /// <summary>One of these words; the first if it is missing.</summary>
    /// <exception cref="InvalidDataException">It is there and none of them.</exception>
    public string Choice(string name, params string[] choices)
    {
        var value = Optional(name) ?? choices[0];
        return choices.Contains(value, StringComparer.Ordinal) ? value : throw Wrong(name, string.Join(" or ", choices));
    }

    /// <summary>Null if it is missing.</summary>
    /// <exception cref="InvalidDataException">It is there and no list of strings.</exception>
    public IReadOnlyList<string>? Texts(string name) => Find(name) is { } found ? Texts(found, name) : null;

    /// <summary>Members that are a string or a list of strings; empty if the object is missing.</summary>
    /// <exception cref="InvalidDataException">It is there and something else.</exception>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Members(string name)
    {
        if (Find(name) is not { } found)
            yield break;
        if (found.ValueKind != JsonValueKind.Object)
            throw Wrong(name, "an object");
        foreach (var member in found.EnumerateObject())
            yield return new(member.Name, member.Value.ValueKind == JsonValueKind.String ? [Text(member.Value, name)] : Texts(member.Value, name));
    }

    private List<string> Texts(JsonElement list, string name) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(t => Text(t, name))]
        : throw Wrong(name, "a list of strings");

    private string Text(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Wrong(name, "a string");
        }
        catch (InvalidOperationException error)
        {
            // Half a surrogate pair.
            throw new InvalidDataException($"{_place}: {name} is not valid text.", error);
        }
    }

    private JsonElement? Find(string name) =>
        _document.RootElement.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    private InvalidDataException Wrong(string name, string rule) => new($"{_place}: {name} must be {rule}.");
}
