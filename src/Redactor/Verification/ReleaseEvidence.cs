using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// What a release is checked against. It holds the hidden values themselves: it lives encrypted with its case and is erased with it.
/// Plain data, so that a case can be verified again after a crash.
/// </summary>
public sealed record ReleaseEvidence
{
    /// <summary>Every value that must not be found in what is published.</summary>
    public required IReadOnlyList<HiddenValue> Hidden { get; init; }

    /// <summary>Every value that stays although it may hold a hidden one (a credit code holds region digits, a kept trade name a person's name).</summary>
    public required IReadOnlyList<KeptValue> Kept { get; init; }

    /// <summary>The served text (<see cref="Documents.SourceDocument.Text"/>): outside the masks, what is published must equal it.</summary>
    public required string ServedText { get; init; }

    /// <summary>Where <see cref="ServedText"/> was masked, in order; empty replacement means the passage was dropped.</summary>
    public required IReadOnlyList<MaskedSpan> Masks { get; init; }

    /// <summary>
    /// Words that stand in for hidden values in fields beside the text (title, party names, summary), where they differ from those
    /// in <see cref="Masks"/>.
    /// </summary>
    public IReadOnlyList<string> FieldReplacements { get; init; } = [];

    /// <summary>Names of the parties as served, organisations too: a decision may show them, a notice about it must not.</summary>
    public IReadOnlyList<string> PartyNames { get; init; } = [];

    /// <summary>
    /// The same for a notice, which names no party, be it a person or an organisation (Art. 16): what a decision may keep of names, such as
    /// the legal representative, a notice may not.
    /// </summary>
    internal ReleaseEvidence ForNotice() => this with
    {
        Hidden =
        [
            .. Hidden,
            .. Kept.Where(kept => kept.Kind is FindingKinds.LegalRepresentative).Select(kept => new HiddenValue(kept.Text, kept.Kind)),
            .. PartyNames.Select(name => new HiddenValue(name, FindingKinds.Organisation)),
        ],
        Kept = [.. Kept.Where(kept => kept.Kind is FindingKinds.CreditCode or FindingKinds.DocumentNumber)],
    };
}

/// <summary>A value that must not be published.</summary>
/// <param name="Text">The value as served.</param>
/// <param name="Kind">Its kind, from <see cref="FindingKinds"/>.</param>
public sealed record HiddenValue(string Text, string Kind);

/// <summary>A value that stays.</summary>
/// <param name="Text">The value as served.</param>
/// <param name="Kind">Its kind, from <see cref="FindingKinds"/>.</param>
/// <param name="Clause">Why it stays.</param>
public sealed record KeptValue(string Text, string Kind, string Clause);

/// <summary>A masked range of the served text.</summary>
/// <param name="Start">First UTF-16 code unit, inclusive.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Replacement">The words that stand in its place.</param>
public sealed record MaskedSpan(int Start, int End, string Replacement);
