using Disclosure.Redactor.Policy;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Values of the shapes that the configuration adds. They are looked for without blanks; a match that starts or ends with a Latin letter
/// or digit must not go on in another one, since a part of a longer number is another number. Costs nothing where there is no pattern.
/// </summary>
internal sealed class ConfiguredPatternDetector(IReadOnlyList<ConfiguredPattern> patterns) : IDetector
{
    /// <inheritdoc/>
    public string Name => "pattern";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        foreach (var pattern in patterns)
        {
            foreach (var match in pattern.Expression.EnumerateMatches(value))
            {
                var end = match.Index + match.Length;
                if (match.Length == 0 || !text.IsWhole(match.Index, end) || !HasContext(pattern, value, match.Index, end, out var word))
                {
                    continue;
                }

                found.Add(new Candidate
                {
                    Range = text.Compact.ToOriginal(match.Index, end),
                    Kind = pattern.Kind,
                    Rule = $"pattern/{pattern.Name}",
                    Clause = pattern.Clause,
                    ContextWord = word,
                    Confidence = pattern.Confidence,
                });
            }
        }
    }

    private static bool HasContext(ConfiguredPattern pattern, string value, int start, int end, out string? word)
    {
        word = null;
        for (var i = 0; i < pattern.NearWords.Count && word is null; i++)
        {
            var reach = pattern.Reach + pattern.NearWords[i].Length;
            var from = Math.Max(0, start - reach);
            var to = Math.Min(value.Length, end + reach);
            var near = value.AsSpan(from, start - from).Contains(pattern.NearWords[i], StringComparison.Ordinal)
                || value.AsSpan(end, to - end).Contains(pattern.NearWords[i], StringComparison.Ordinal);
            word = near ? pattern.NearWords[i] : null;
        }

        return pattern.NearWords.Count == 0 || word is not null;
    }
}
