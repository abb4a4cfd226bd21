using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Detectors;

/// <summary>A value that a detector believes it has found; overlaps are resolved later. A value type: every text has dozens, and none outlives it.</summary>
internal readonly record struct Candidate
{
    /// <summary>Where, in UTF-16 code units of the original text.</summary>
    public required TextRange Range { get; init; }

    /// <summary>One of <see cref="FindingKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The rule, such as <c>citizen-id/labelled</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>
    /// 0 to 1, once context and checksum have spoken: by it the surer of two overlapping values of a kind is chosen. How often such a finding
    /// is right is measured apart.
    /// </summary>
    public required double Confidence { get; init; }

    /// <summary>The shape that was found, such as <c>digits-18</c>; the rule's own name when empty.</summary>
    public string Pattern { get => field ?? string.Empty; init; }

    /// <summary>The word of the configuration that spoke for it; null when none did.</summary>
    public string? ContextWord { get; init; }

    /// <summary>What the check digit says.</summary>
    public CheckDigit Check { get; init; }

    /// <summary>0 to 1, by the shape alone; the same as <see cref="Confidence"/> when null.</summary>
    public double? ShapeConfidence { get; init; }

    /// <summary>The narrower matter that the value is, when the policy may treat it differently from its kind; null otherwise.</summary>
    public FindingMatter? Matter { get; init; }

    /// <summary>The clause of the entry of the policy that found or kept it; null when its kind's or role's clause is the ground.</summary>
    public string? Clause { get; init; }

    /// <summary>True when the value must stay whatever the policy says of its kind (it stands on the list of kept values).</summary>
    public bool Keep { get; init; }

    /// <summary>Identity of the person behind a name; null for other kinds.</summary>
    public int? Person { get; init; }

    /// <summary>What speaks for and against a mention of a person; null for other kinds.</summary>
    public MentionSigns? Signs { get; init; }

    /// <summary>What a generalised value becomes, such as a birth year; null otherwise.</summary>
    public string? Generalised { get; init; }
}
