using System.Text;
using System.Text.Json;
using Disclosure.Records;

namespace Disclosure.Redactor.Verification;

/// <summary>A text of a payload and its place.</summary>
internal readonly record struct PayloadText(string Where, string Text);

/// <summary>Everything readable in a payload.</summary>
internal static class PayloadStrings
{
    /// <summary>Every property name, string and number of the final bytes, each by itself.</summary>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static List<PayloadText> Of(ReadOnlyMemory<byte> payload)
    {
        var texts = new List<PayloadText>();
        var path = new Stack<Step>();
        var reader = new Utf8JsonReader(payload.Span);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    var name = reader.GetString() ?? string.Empty;
                    path.Peek().Name = name;
                    texts.Add(new PayloadText("name:" + Where(path), name));
                    break;
                case JsonTokenType.StartObject:
                    Count(path);
                    path.Push(new Step { IsArray = false });
                    break;
                case JsonTokenType.StartArray:
                    Count(path);
                    path.Push(new Step { IsArray = true });
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    break;
                case JsonTokenType.String:
                    Count(path);
                    texts.Add(new PayloadText(Where(path), reader.GetString() ?? string.Empty));
                    break;
                case JsonTokenType.Number:
                    Count(path);
                    texts.Add(new PayloadText(Where(path), Encoding.UTF8.GetString(reader.ValueSpan)));
                    break;
                default:
                    Count(path);
                    break;
            }
        }

        return texts;
    }

    /// <summary>The texts as a reader sees them, whole: a value cut into several inlines, cells or paragraphs is one here.</summary>
    public static IEnumerable<PayloadText> Joined(DecisionRecord record)
    {
        yield return new PayloadText("title", BlockText.Of(record.Title));
        for (var i = 0; i < record.Summary.Parties.Count; i++)
            yield return new PayloadText($"summary.parties[{i}]", BlockText.Of(record.Summary.Parties[i]));
        yield return new PayloadText("summary.facts", BlockText.Of(record.Summary.Facts));
        yield return new PayloadText("summary.basis", BlockText.Of(record.Summary.Basis));
        yield return new PayloadText("summary.decision", BlockText.Of(record.Summary.Decision));
        yield return new PayloadText("body", BlockText.Of(record.Body));
    }

    private static void Count(Stack<Step> path)
    {
        if (path.TryPeek(out var step) && step.IsArray)
            step.Index++;
    }

    private static string Where(Stack<Step> path)
    {
        var where = new StringBuilder();
        foreach (var step in path.Reverse())
        {
            if (step.IsArray)
                where.Append('[').Append(step.Index).Append(']');
            else
                where.Append(where.Length > 0 ? "." : string.Empty).Append(step.Name);
        }

        return where.ToString();
    }

    private sealed class Step
    {
        public required bool IsArray { get; init; }

        public string Name { get; set; } = string.Empty;

        public int Index { get; set; } = -1;
    }
}
