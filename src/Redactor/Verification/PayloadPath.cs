using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Disclosure.Redactor.Verification;

/// <summary>Names places of a payload for people, such as <c>body[3].inlines[0].text</c>. Walked only when something was found.</summary>
internal static class PayloadPath
{
    /// <summary>The path of the token at an offset; of member names alone, never a value.</summary>
    /// <param name="payload">Well-formed JSON.</param>
    /// <param name="token">Its offset in bytes.</param>
    public static string Of(ReadOnlySpan<byte> payload, int token)
    {
        var steps = new List<(string? Member, int Index)>();
        var json = new Utf8JsonReader(payload);
        while (json.Read())
        {
            if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                steps.RemoveAt(steps.Count - 1);
                continue;
            }

            if (json.TokenType is JsonTokenType.PropertyName)
                steps[^1] = (json.GetString(), -1);
            else if (steps.Count > 0 && steps[^1].Member is null)
                steps[^1] = (null, steps[^1].Index + 1);

            if (json.TokenStartIndex >= token)
                break;
            if (json.TokenType is JsonTokenType.StartObject)
                steps.Add((string.Empty, -1));
            else if (json.TokenType is JsonTokenType.StartArray)
                steps.Add((null, -1));
        }

        var path = new StringBuilder();
        foreach (var (member, index) in steps)
        {
            if (member is null)
                path.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else
                path.Append(path.Length > 0 ? "." : string.Empty).Append(member);
        }

        return path.ToString();
    }
}
