namespace Disclosure.NameTraining.Corpus;

/// <summary>A stretch of a text, in UTF-16 code units, end exclusive.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="IsName">Whether it is a name; otherwise nobody knows, and nothing is learned from it.</param>
internal readonly record struct TrainingMark(int Start, int End, bool IsName);

/// <summary>A text whose names are known.</summary>
/// <param name="Text">The text.</param>
/// <param name="Marks">Its names, and what nobody knows, in order, without overlap.</param>
/// <param name="Source">What it was made from: a feature must be seen in several sources.</param>
internal sealed record TrainingText(string Text, IReadOnlyList<TrainingMark> Marks, int Source);
