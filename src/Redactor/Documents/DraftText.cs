using Disclosure.Records;

namespace Disclosure.Redactor.Documents;

/// <summary>Where in a file a stretch of text stood.</summary>
/// <param name="Part">Name of the part, empty where a file has no parts; null for what stands nowhere: labels of lists, separators, signs of formulas.</param>
/// <param name="Paragraph">Number of the paragraph within the part, from 1; 0 for what stands in none.</param>
/// <param name="Run">Number of the run within the paragraph, from 1; 0 for what stands in none.</param>
internal readonly record struct DraftOrigin(string? Part, int Paragraph, int Run);

/// <summary>A stretch of one style and one origin; it starts where the one before it ends.</summary>
internal readonly record struct DraftStretch(int End, InlineStyle Style, DraftOrigin Origin);

/// <summary>A reference to a note, by the note's place in the list of all that are referred to.</summary>
internal readonly record struct DraftMark(int Offset, int Note);

/// <summary>The text of a paragraph or cell while its document is being read. The stretches cover it.</summary>
internal sealed record DraftText(string Text, IReadOnlyList<DraftStretch> Stretches, IReadOnlyList<DraftMark> Marks)
{
    /// <summary>No text.</summary>
    public static readonly DraftText Empty = new(string.Empty, [], []);

    /// <summary>True when it shows nothing.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text) && Marks.Count == 0;
}
