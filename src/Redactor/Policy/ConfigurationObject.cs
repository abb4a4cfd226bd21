using System.Text.Json;

namespace Disclosure.Redactor.Policy;

/// <summary>
/// One object of a configuration file. Reading it never throws: every error is added to a list with file and key, and never with the
/// value, which may be somebody's. A key that nobody asked for is an error when the object is closed.
/// </summary>
internal sealed class ConfigurationObject
{
    private const int MostBytes = 1024 * 1024;
    private const int DeepestLevel = 8;

    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement.Clone();

    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly ICollection<string> _errors;
    private readonly string _file;

    private ConfigurationObject(string file, string path, JsonElement element, ICollection<string> errors)
    {
        _file = file;
        Path = path;
        _errors = errors;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fail("an object is required");
            _errors = [];
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, member.Value))
            {
                Fail(member.Name, "stands twice");
            }
        }
    }

    /// <summary>Where the object stands, such as <c>kinds.phone</c>; empty for the file itself.</summary>
    public string Path { get; }

    /// <summary>The keys of the object, in the order of the file.</summary>
    public IReadOnlyCollection<string> Keys => _members.Keys;

    /// <summary>Opens a file; null, with an error added, when it is no JSON object of at most 1 MB.</summary>
    public static ConfigurationObject? Open(Stream stream, string file, ICollection<string> errors)
    {
        var bytes = new byte[MostBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MostBytes)
        {
            errors.Add($"{file}: larger than {MostBytes} bytes.");
            return null;
        }

        var text = bytes.AsMemory(0, length);
        try
        {
            using var json = JsonDocument.Parse(
                text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, MaxDepth = DeepestLevel });
            return new ConfigurationObject(file, string.Empty, json.RootElement.Clone(), errors);
        }
        catch (JsonException e)
        {
            errors.Add($"{file}: not valid JSON at line {e.LineNumber + 1}.");
            return null;
        }
    }

    /// <summary>Adds an error about a key.</summary>
    public void Fail(string key, string message) => _errors.Add($"{_file}: {(Path.Length == 0 ? key : $"{Path}.{key}")}: {message}.");

    /// <summary>Adds an error about the object.</summary>
    public void Fail(string message) => _errors.Add(Path.Length == 0 ? $"{_file}: {message}." : $"{_file}: {Path}: {message}.");

    /// <summary>Whether a key stands in the object.</summary>
    public bool Has(string key) => _members.ContainsKey(key);

    /// <summary>A text of 1 to <paramref name="longest"/> characters, not all blank; empty, with an error added, when there is none.</summary>
    public string Text(string key, int longest)
    {
        if (Ask(key) is not { } value)
        {
            return string.Empty;
        }

        var text = AsText(value);
        if (text is null || string.IsNullOrWhiteSpace(text) || text.Length > longest)
        {
            Fail(key, $"a text of 1 to {longest} characters is required");
            return string.Empty;
        }

        return text;
    }

    /// <summary>The same for a key that may be left out: null when it is.</summary>
    public string? OptionalText(string key, int longest) => Has(key) ? Text(key, longest) : null;

    /// <summary>A number between two bounds, both inclusive; the lower one, with an error added, when there is none.</summary>
    public double Number(string key, double least, double most)
    {
        if (Ask(key) is not { } value)
        {
            return least;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fail(key, $"a number from {least} to {most} is required");
        return least;
    }

    /// <summary>A yes or no; no, with an error added, when there is none.</summary>
    public bool Flag(string key)
    {
        if (Ask(key) is { } value && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fail(key, "true or false is required");
        }

        return _members.TryGetValue(key, out var flag) && flag.ValueKind == JsonValueKind.True;
    }

    /// <summary>A list of different texts, each not blank; empty, with errors added, when it is none.</summary>
    public IReadOnlyList<string> Texts(string key, int most, int longest)
    {
        var texts = new List<string>();
        foreach (var (item, index) in Items(key, most))
        {
            var text = AsText(item);
            if (text is null || string.IsNullOrWhiteSpace(text) || text.Length > longest)
            {
                Fail($"{key}[{index}]", $"a text of 1 to {longest} characters is required");
            }
            else if (texts.Contains(text, StringComparer.Ordinal))
            {
                Fail($"{key}[{index}]", "stands in the list twice");
            }
            else
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>An object; an empty one, with an error added, when there is none.</summary>
    public ConfigurationObject Object(string key) =>
        Ask(key) is { } value ? Inner(key, value) : new ConfigurationObject(_file, key, Nothing, []);

    /// <summary>A list of objects; empty, with an error added, when it is none.</summary>
    public IReadOnlyList<ConfigurationObject> Objects(string key, int most) =>
        [.. Items(key, most).Select(item => Inner($"{key}[{item.Index}]", item.Value))];

    /// <summary>Adds an error for every key that nobody asked for.</summary>
    public void Close()
    {
        foreach (var key in _members.Keys.Where(key => !_asked.Contains(key)))
        {
            Fail(key, "is not a key of this place");
        }
    }

    private static string? AsText(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    private ConfigurationObject Inner(string key, JsonElement value) => new(_file, Path.Length == 0 ? key : $"{Path}.{key}", value, _errors);

    private JsonElement? Ask(string key)
    {
        _asked.Add(key);
        if (_members.TryGetValue(key, out var value))
        {
            return value;
        }

        Fail(key, "is missing");
        return null;
    }

    private IEnumerable<(JsonElement Value, int Index)> Items(string key, int most)
    {
        if (Ask(key) is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > most)
        {
            Fail(key, $"a list of at most {most} is required");
            return [];
        }

        return list.EnumerateArray().Select((item, index) => (item, index));
    }
}
