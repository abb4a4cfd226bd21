using System.Text.Json.Serialization;
using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Api;

/// <summary>An error in the form of RFC 9457.</summary>
public sealed record Problem
{
    /// <summary>Media type of every error.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>A stable URN that names the kind of problem.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What can be done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>The case that stands in the way, for a doubled number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CaseId { get; init; }

    /// <summary>Each field with its rule; never with its value.</summary>
    public IReadOnlyList<CaseMessage> Errors { get; init; } = [];

    /// <summary>The problem as an answer.</summary>
    internal IResult Answer() => Results.Json(this, options: null, ContentType, Status);
}
