using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Batch;

/// <summary>How results are written: camel case, enums by name, Chinese as it stands.</summary>
internal static class BatchJson
{
    /// <summary>The options.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}

/// <summary>One finding as it is written.</summary>
internal sealed record BatchFinding(
    int Start,
    int End,
    string Text,
    string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PersonRole? Role,
    FindingAction Action,
    string Rule,
    double Confidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Replacement,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FindingTrace? Trace);

/// <summary>One result, but for its id, as it is written.</summary>
internal sealed record BatchAnswer(Outcome Outcome, string? Redacted, IReadOnlyList<BatchFinding> Findings, IReadOnlyList<Ground> Grounds)
{
    /// <summary>A result as it is written: the text only when it may be published, findings but for a refusal.</summary>
    public static BatchAnswer Of(RedactionResult result) => new(
        result.Outcome,
        result is { Outcome: Outcome.Publish, Body: { } body } ? BlockText.Of(body) : null,
        result.Outcome == Outcome.Refuse ? [] : [.. result.Findings.Select(Written)],
        result.Grounds);

    private static BatchFinding Written(Finding finding) => new(
        finding.Start, finding.End, finding.Text, finding.Kind, finding.Role, finding.Action, finding.Rule, finding.Confidence, finding.Replacement, finding.Trace);
}
