using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Cases;

/// <summary>A finding that a reviewer looked at and holds to be right.</summary>
/// <param name="Mark">What the finding is known by: its text, place, kind, action and words; another finding has another.</param>
/// <param name="Start">First UTF-16 code unit of the served text.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Kind">The kind it was taken for.</param>
/// <param name="Action">What was to become of it.</param>
/// <param name="Reviewer">Account that says so.</param>
/// <param name="At">When, milliseconds since 1970-01-01 UTC.</param>
/// <param name="IsGrouped">Whether it was accepted together with others, and not by itself.</param>
public sealed record AcceptedFinding(string Mark, int Start, int End, string Kind, FindingAction Action, string Reviewer, long At, bool IsGrouped);

/// <summary>
/// Which findings of a case reviewers hold to be right: sealed under its key, asked before anything is approved and kept to measure the
/// rules by. An acceptance speaks of the very finding it was made on: where the same text is redacted otherwise, it says nothing.
/// </summary>
public sealed record ReviewAcceptances
{
    /// <summary>Fingerprint of the served text that was looked at.</summary>
    public required string TextMark { get; init; }

    /// <summary>What was accepted; each finding once.</summary>
    public IReadOnlyList<AcceptedFinding> Accepted { get; init; } = [];

    /// <summary>No acceptance of a text.</summary>
    public static ReviewAcceptances Of(string text) => new() { TextMark = ReviewCorrections.MarkOf(text) };

    /// <summary>What still speaks of a text: everything of the text it was made on, nothing of another.</summary>
    public ReviewAcceptances Against(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Equals(TextMark, ReviewCorrections.MarkOf(text), StringComparison.Ordinal) ? this : Of(text);
    }

    /// <summary>With findings accepted; what was said of the same places before is replaced.</summary>
    public ReviewAcceptances With(IReadOnlyList<AcceptedFinding> accepted)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        var places = accepted.Select(finding => (finding.Start, finding.End)).ToHashSet();
        return this with { Accepted = [.. Accepted.Where(finding => !places.Contains((finding.Start, finding.End))), .. accepted] };
    }

    /// <summary>Without what was said of some findings.</summary>
    public ReviewAcceptances Without(IReadOnlySet<string> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return this with { Accepted = [.. Accepted.Where(finding => !marks.Contains(finding.Mark))] };
    }
}
