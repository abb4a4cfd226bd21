using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// What people type at the desk, as the metadata that a program would push: one reader, <see cref="MetadataReader"/>, checks both and finds the
/// same faults. A field left empty is not written.
/// </summary>
internal static class SubmissionForm
{
    /// <summary>The metadata as bytes.</summary>
    public static byte[] Bytes(JsonObject metadata) => Encoding.UTF8.GetBytes(metadata.ToJsonString(CaseJson.Options));

    /// <summary>Writes a text, unless it is empty. Half a surrogate pair, which JSON cannot hold, becomes a sign that is refused.</summary>
    public static void Text(this JsonObject metadata, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            metadata[name] = string.Concat(value.EnumerateRunes()).ReplaceLineEndings("\n");
        }
    }

    /// <summary>Writes a choice by its name in the interface, unless none was made.</summary>
    public static void Choice<T>(this JsonObject metadata, string name, T? value)
        where T : struct, Enum => metadata.Text(name, value is { } choice ? JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()) : null);

    /// <summary>Writes a date as officials type it; what is none becomes a sign that is found wrong.</summary>
    public static void Date(this JsonObject metadata, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            metadata[name] = TypedDate.TryParse(value, out var date) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "?";
        }
    }

    /// <summary>Writes an amount in yuan as officials type it (5,000 or 5000元); what is none stays a text, and so is found wrong.</summary>
    public static void Amount(this JsonObject metadata, string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        metadata[name] = TypedAmount.TryParse(value, out var amount) ? JsonValue.Create(amount) : JsonValue.Create("?");
    }

    /// <summary>Writes an object, unless nothing of it was typed.</summary>
    public static void Object(this JsonObject metadata, string name, JsonObject value)
    {
        if (value.Count > 0)
        {
            metadata[name] = value;
        }
    }

    /// <summary>Writes the 保密审查, unless nothing of it was typed.</summary>
    public static void Secrecy(this JsonObject metadata, SecrecyFields fields)
    {
        var review = new JsonObject();
        review.Text("reviewer", fields.Reviewer);
        review.Date("reviewedOn", fields.ReviewedOn);
        review.Choice("conclusion", fields.Conclusion);
        metadata.Object("secrecyReview", review);
    }
}

/// <summary>保密审查 as typed (保守国家秘密法 Art. 35); all of it or nothing.</summary>
/// <param name="Reviewer">审查人</param>
/// <param name="ReviewedOn">The day, as typed.</param>
/// <param name="Conclusion">What it concluded.</param>
public sealed record SecrecyFields(string? Reviewer, string? ReviewedOn, SecrecyConclusion? Conclusion);
