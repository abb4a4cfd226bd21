using System.Collections.Frozen;
using Disclosure.Redactor.Detectors;

namespace Disclosure.Redactor.Confidence;

/// <summary>
/// Tells the probability that a finding is right, in span and kind, from figures measured on labelled texts. What the agency's own
/// configuration lists is as sure as the configuration says. Immutable.
/// </summary>
internal sealed class FindingConfidence
{
    private const double OfUnknownKind = 0.5;
    private const int Places = 3;
    private readonly MentionWeights _mentions;
    private readonly FrozenDictionary<FindingClass, double> _classes;
    private readonly FrozenDictionary<string, double> _kinds;
    private readonly Action<Candidate>? _watch;

    /// <summary>Takes figures as <see cref="ConfidenceFile"/> reads them.</summary>
    public FindingConfidence(ConfidenceFigures figures)
    {
        _mentions = figures.Mentions;
        _classes = figures.Kinds.Values.SelectMany(kind => kind.Probabilities()).ToFrozenDictionary();
        _kinds = figures.Kinds.ToFrozenDictionary(kind => kind.Key, kind => kind.Value.Counts.Interval().Low, StringComparer.Ordinal);
    }

    private FindingConfidence(FindingConfidence other, Action<Candidate> watch)
    {
        (_mentions, _classes, _kinds) = (other._mentions, other._classes, other._kinds);
        _watch = watch;
    }

    /// <summary>The same, telling every candidate that becomes a finding: to measure, never to publish.</summary>
    public FindingConfidence Watched(Action<Candidate> watch) => new(this, watch);

    /// <summary>The probability, 0 to 1, to three places. A class that was never measured is as sure as its kind is at least.</summary>
    public double Of(in Candidate candidate)
    {
        _watch?.Invoke(candidate);
        return Math.Round(ProbabilityOf(candidate), Places);
    }

    private double ProbabilityOf(in Candidate candidate)
    {
        if (candidate.Signs is { } signs)
        {
            return _mentions.Of(signs);
        }

        // A clause of its own is that of an entry of the policy.
        return candidate.Clause is not null ? candidate.Confidence
            : _classes.TryGetValue(FindingClass.Of(candidate), out var known) ? known
            : _kinds.GetValueOrDefault(candidate.Kind, OfUnknownKind);
    }
}
