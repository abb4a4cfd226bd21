namespace Disclosure.Search;

/// <summary>Where the words of a query stand in a text.</summary>
public sealed record HighlightedText
{
    /// <summary>In UTF-16 units of the whole original text; in order, neither overlapping nor touching.</summary>
    public required IReadOnlyList<TextSpan> Ranges { get; init; }

    public required Snippet Snippet { get; init; }
}

/// <summary>The part of a text that shows best why it was found.</summary>
public sealed record Snippet
{
    /// <summary>Where it was taken from, in UTF-16 units of the original text.</summary>
    public required TextSpan Source { get; init; }

    /// <summary>The original characters, unchanged.</summary>
    public required string Text { get; init; }

    /// <summary>In UTF-16 units of <see cref="Text"/>; in order, neither overlapping nor touching.</summary>
    public required IReadOnlyList<TextSpan> Ranges { get; init; }
}
