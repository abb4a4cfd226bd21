using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Findings;

/// <summary>A value found in a text.</summary>
public sealed record Finding
{
    /// <summary>First UTF-16 code unit, inclusive.</summary>
    public required int Start { get; init; }

    /// <summary>End, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>The value as it stands in the text. Private: it never leaves the desk.</summary>
    public required string Text { get; init; }

    /// <summary>One of the names in <see cref="FindingKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The narrower matter of its kind by which the policy decided; null when the kind decided.</summary>
    public FindingMatter? Matter { get; init; }

    /// <summary>Role, for people.</summary>
    public PersonRole? Role { get; init; }

    /// <summary>What becomes of it.</summary>
    public required FindingAction Action { get; init; }

    /// <summary>The rule that found it, such as <c>citizen-id/labelled</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The clause that asks for the action, such as <c>GS-10-2b</c>.</summary>
    public required string Clause { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Why it was taken for what it is; null in findings of before traces were kept.</summary>
    public FindingTrace? Trace { get; init; }

    /// <summary>The words that stand in for it; null when kept.</summary>
    public string? Replacement { get; init; }
}
