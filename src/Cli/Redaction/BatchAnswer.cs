using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Disclosure.Redactor;

namespace Disclosure.Cli.Redaction;

/// <summary>A line that <c>redact --batch</c> writes, and the report of <c>redact FILE</c>.</summary>
public sealed record BatchAnswer
{
    /// <summary>How lines are read and written.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>As it was given.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>What may become of the decision.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The redacted text; null unless the outcome is publish.</summary>
    public required string? Redacted { get; init; }

    /// <summary>What was found; empty for refuse.</summary>
    public required IReadOnlyList<BatchFinding> Findings { get; init; }

    /// <summary>Why the outcome is not publish.</summary>
    public required IReadOnlyList<BatchGround> Grounds { get; init; }
}

/// <summary>Why an outcome is not publish.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Evidence">What raised it.</param>
public sealed record BatchGround(string Clause, string Evidence);

/// <summary>A line that could not be worked on.</summary>
/// <param name="Id">As it was given; null when the line is not JSON.</param>
/// <param name="Error">Why, without any word of the text.</param>
public sealed record BatchError(JsonElement? Id, string Error);

/// <summary>A finding, in UTF-16 code units of the text as it was given.</summary>
public sealed record BatchFinding
{
    /// <summary>First unit, inclusive.</summary>
    public required int Start { get; init; }

    /// <summary>End, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>The value.</summary>
    public required string Text { get; init; }

    /// <summary>One of <see cref="FindingKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Role, for people.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PersonRole? Role { get; init; }

    /// <summary>What becomes of it.</summary>
    public required FindingAction Action { get; init; }

    /// <summary>The rule that found it.</summary>
    public required string Rule { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The words that stand in for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Replacement { get; init; }
}
