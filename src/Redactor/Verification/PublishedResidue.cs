using Disclosure.Records;

namespace Disclosure.Redactor.Verification;

/// <summary>A value that stands in a public record although it must not.</summary>
/// <param name="Where">
/// The place: <c>title</c>, <c>summary.parties[0]</c>, <c>summary.facts</c>, <c>body[3]</c> by the index of its block, or the name of another
/// member of the record, where the value begins; empty when the evidence contradicts itself.
/// </param>
/// <param name="Rule">The check, such as <c>residue/digits</c>.</param>
/// <param name="Kind">The kind of the value.</param>
/// <param name="Value">Which of the hidden values it is; null for one that no evidence names. Private.</param>
public sealed record PublishedSighting(string Where, string Rule, string Kind, HiddenValue? Value);

/// <summary>
/// Looks for hidden values in what is public already, with the eyes of <see cref="ReleaseVerifier"/>. Masks of fixed words are passed over:
/// they are not the value.
/// </summary>
public static class PublishedResidue
{
    private const string Baseline = "baseline/";

    // Neither part of a name nor of a number, and it ends both.
    private const string InPlaceOfMask = "。隐。";

    private delegate void PayloadReading(ReadOnlySpan<byte> payload, PayloadText text);

    /// <summary>What of the hidden values can be read in a decision.</summary>
    public static IReadOnlyList<PublishedSighting> Of(DecisionRecord record, ReleaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(evidence);
        return Find(RecordJson.Serialize(WithoutMasks(record)), PayloadReader.ReadDecision, evidence);
    }

    /// <summary>What of the hidden values, and of names that no notice may tell, can be read in a notice.</summary>
    public static IReadOnlyList<PublishedSighting> Of(NoticeRecord notice, ReleaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(evidence);
        return Find(RecordJson.Serialize(notice), PayloadReader.ReadFlat, evidence.ForNotice());
    }

    private static IReadOnlyList<PublishedSighting> Find(byte[] payload, PayloadReading read, ReleaseEvidence evidence)
    {
        var sightings = Scan(payload, read, evidence.Hidden, evidence.Kept).ToLookup(failure => failure.Rule.StartsWith(Baseline, StringComparison.Ordinal));
        var found = sightings[true].Select(failure => Sighting(failure, value: null)).ToList();
        // Nearly always nothing else stands there: only then is it worth asking which value it is.
        if (sightings[false].Any())
        {
            foreach (var value in evidence.Hidden)
            {
                found.AddRange(Scan(payload, read, [value], evidence.Kept)
                    .Where(failure => !failure.Rule.StartsWith(Baseline, StringComparison.Ordinal)).Select(failure => Sighting(failure, value)));
            }
        }

        return [.. found.Distinct()];
    }

    private static IReadOnlyList<VerificationFailure> Scan(byte[] payload, PayloadReading read, IReadOnlyList<HiddenValue> hidden, IReadOnlyList<KeptValue> kept)
    {
        using var text = new PayloadText();
        read(payload, text);
        var report = new VerificationReport(payload, text);
        ReleaseVerifier.Scan(text, hidden, kept, report);
        return report.Failures;
    }

    private static PublishedSighting Sighting(VerificationFailure failure, HiddenValue? value) => new(PieceOf(failure.Where), failure.Rule, failure.Kind, value);

    /// <summary>A member of a piece is the piece: <c>body[3].inlines[0].text</c> is <c>body[3]</c>.</summary>
    private static string PieceOf(string where)
    {
        var isIndexed = where.StartsWith("body[", StringComparison.Ordinal) || where.StartsWith("summary.parties[", StringComparison.Ordinal) || where.StartsWith("penaltyKinds[", StringComparison.Ordinal);
        var bracket = where.IndexOf(isIndexed ? ']' : '[', StringComparison.Ordinal);
        return bracket < 0 ? where : where[..(isIndexed ? bracket + 1 : bracket)];
    }

    private static DecisionRecord WithoutMasks(DecisionRecord record) => record with
    {
        Title = Bare(record.Title),
        Summary = record.Summary with
        {
            Parties = [.. record.Summary.Parties.Select(Bare)],
            Facts = Bare(record.Summary.Facts),
            Basis = Bare(record.Summary.Basis),
            Decision = Bare(record.Summary.Decision),
        },
        Body = [.. record.Body.Select(Bare)],
    };

    private static Block Bare(Block block) => block switch
    {
        Heading heading => heading with { Inlines = Bare(heading.Inlines) },
        Paragraph paragraph => paragraph with { Inlines = Bare(paragraph.Inlines) },
        Table table => table with { Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => cell with { Inlines = Bare(cell.Inlines) })] })] },
        _ => throw new ArgumentOutOfRangeException(nameof(block), "Not a known kind of block."),
    };

    private static IReadOnlyList<Inline> Bare(IReadOnlyList<Inline> inlines) =>
        [.. inlines.Select(inline => inline.Redaction is null || !MaskProof.IsFixed(inline.Text) ? inline : inline with { Text = InPlaceOfMask })];
}
