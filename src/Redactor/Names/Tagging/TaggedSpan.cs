namespace Disclosure.Redactor.Names.Tagging;

/// <summary>A stretch of the compact shadow that may be a name.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Probability">Probability that exactly this stretch is a name, between 0 and 1.</param>
internal readonly record struct TaggedSpan(int Start, int End, float Probability);
