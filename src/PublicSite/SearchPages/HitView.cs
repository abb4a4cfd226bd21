using Disclosure.PublicSite.Decisions;
using Disclosure.Records;

namespace Disclosure.PublicSite.SearchPages;

/// <summary>A hit as the list shows it.</summary>
public sealed record HitView
{
    /// <summary>The record.</summary>
    public required RecordId Id { get; init; }

    /// <summary>Its title, with the words marked.</summary>
    public required MarkedText Title { get; init; }

    /// <summary>The passage that shows best why it was found; its beginning where no words were asked for.</summary>
    public required MarkedText Snippet { get; init; }

    /// <summary>The decision.</summary>
    public required DecisionRecord Decision { get; init; }

    /// <summary>更正 or 变更 when something happened to it; null otherwise.</summary>
    public required string? Badge { get; init; }
}
