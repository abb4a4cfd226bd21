using System.Collections.Concurrent;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Traces made once and shared. They name rules and words of the configuration, so there are few, and nothing of any text is among them.
/// </summary>
internal static class StandingTraces
{
    // Beyond that they are made anew, so that nothing can make the table grow.
    private const int Most = 4096;

    private static readonly ConcurrentDictionary<TraceKey, FindingTrace> Traces = new();

    // Rules are named in code, so there are few.
    private static readonly ConcurrentDictionary<string, string> RuleNames = new(StringComparer.Ordinal);

    /// <summary>The trace of a candidate.</summary>
    public static FindingTrace Of(Candidate candidate)
    {
        var key = new TraceKey(
            candidate.Pattern.Length > 0 ? candidate.Pattern : NameOf(candidate.Rule),
            candidate.ContextWord,
            candidate.Check,
            candidate.ShapeConfidence ?? candidate.Confidence,
            candidate.Confidence);
        if (!Traces.TryGetValue(key, out var trace))
        {
            trace = new FindingTrace(key.Pattern, key.ContextWord, key.Check, key.ScoreBefore, key.ScoreAfter);
            _ = Traces.Count < Most && Traces.TryAdd(key, trace);
        }

        return trace;
    }

    private static string NameOf(string rule) => RuleNames.GetOrAdd(rule, rule => rule[(rule.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    private readonly record struct TraceKey(string Pattern, string? ContextWord, CheckDigit Check, double ScoreBefore, double ScoreAfter)
    {
        // Telling enough for a few hundred, and quicker than reading the words.
        public override int GetHashCode() =>
            HashCode.Combine(Pattern.Length, ContextWord is [var first, ..] ? (first << 8) + ContextWord.Length : 0, ScoreAfter, ScoreBefore, Check);
    }
}
