using System.Globalization;
using System.Text.Json;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// Reads the members of one JSON object by name and collects what is wrong with them, all of it: field and rule, never a value.
/// Members that nobody asked for are errors too; ask for all before <see cref="Done"/>.
/// </summary>
internal sealed class JsonFields
{
    private const string DateForm = "yyyy-MM-dd";
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly List<CaseMessage> _errors;

    public JsonFields(JsonElement element, string path, List<CaseMessage> errors)
    {
        _path = path;
        _errors = errors;
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new CaseMessage(path.TrimEnd('.'), "object", "应为 JSON 对象。"));
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            _members[member.Name] = member.Value;
        }
    }

    public void Fail(string name, string rule, string message) => _errors.Add(new CaseMessage(_path + name, rule, message));

    public string? Text(string name, int maximum, bool required = false, bool lines = false)
    {
        if (Take(name, required) is not { } element)
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            Fail(name, "string", "应为字符串。");
            return null;
        }

        var text = TextOf(element)?.Trim();
        if (text is null || !PlainText.IsClean(text, lines))
        {
            Fail(name, "characters", "含有不允许的字符。");
            return null;
        }

        if (text.Length == 0 || text.Length > maximum)
        {
            Fail(name, "length", $"长度应在 1 至 {maximum} 个字符之间。");
            return null;
        }

        return text;
    }

    public DateOnly? Date(string name, bool required = false)
    {
        if (Text(name, DateForm.Length, required) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fail(name, "date", "应为 yyyy-MM-dd 格式的日期。");
        return null;
    }

    public T? Choice<T>(string name, bool required = false)
        where T : struct, Enum
    {
        if (Text(name, 40, required) is not { } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), text, StringComparison.Ordinal))
            {
                return value;
            }
        }

        var choices = string.Join('、', Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName));
        Fail(name, "choice", $"应为下列之一：{choices}。");
        return null;
    }

    public decimal? Fine(string name)
    {
        if (Take(name, required: false) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var amount) && FieldLimits.IsFine(amount))
        {
            return amount;
        }

        Fail(name, "amount", $"应为 0 至 {FieldLimits.Fine} 之间、至多两位小数的数字。");
        return null;
    }

    public JsonFields? Object(string name) =>
        Take(name, required: false) is { } element ? new JsonFields(element, $"{_path}{name}.", _errors) : null;

    public IReadOnlyList<T> List<T>(string name, int maximum, Func<JsonElement, string, T?> read)
        where T : class
    {
        if (Take(name, required: false) is not { } element)
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() > maximum)
        {
            Fail(name, "array", $"应为不超过 {maximum} 项的数组。");
            return [];
        }

        var items = new List<T>();
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            if (read(item, $"{_path}{name}[{index++}]") is { } value)
            {
                items.Add(value);
            }
        }

        return items;
    }

    /// <summary>Reports the members that nobody asked for. A name is repeated only if it looks like a name of a field.</summary>
    public void Done()
    {
        foreach (var name in _members.Keys)
        {
            var shown = name.Length <= 40 && name.All(char.IsAsciiLetter) ? name : "?";
            Fail(shown, "unknown", "不认识的字段。");
        }
    }

    /// <summary>Text with broken surrogates is not text.</summary>
    internal static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonElement? Take(string name, bool required)
    {
        var present = _members.Remove(name, out var element) && element.ValueKind != JsonValueKind.Null;
        if (!present && required)
        {
            Fail(name, "required", "必填。");
        }

        return present ? element : null;
    }
}
