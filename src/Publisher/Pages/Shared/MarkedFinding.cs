using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>A finding with its places on the review page.</summary>
public sealed record MarkedFinding
{
    /// <summary>From 1, in the order of the text.</summary>
    public required int Number { get; init; }

    /// <summary>What was found.</summary>
    public required Finding Finding { get; init; }

    /// <summary>How sure the redactor is.</summary>
    public required ConfidenceBand Band { get; init; }

    /// <summary>What a reviewer holds against it; null when nothing.</summary>
    public RejectedFinding? Rejected { get; init; }

    /// <summary>Whether a person must look at it.</summary>
    public bool IsDoubtful => Band == ConfidenceBand.Doubtful;

    /// <summary>Whom or what it names, as far as the masks tell: mentions of one person have the same.</summary>
    public string Group => Finding.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative && (Finding.Replacement ?? Finding.Text) is { Length: > 0 } name ? name : Anchor;

    /// <summary>Number of its mask in the result, from 1; null when it has none or the masks do not pair off.</summary>
    public int? MaskNumber { get; init; }

    /// <summary>Whether it stays as served.</summary>
    public bool IsKept => Finding.Action == FindingAction.Keep;

    /// <summary>First unit and end in the served text, as an address holds them: <c>12-15</c>.</summary>
    public string Place => $"{Finding.Start}-{Finding.End}";

    /// <summary>Id of its mark in the served text.</summary>
    public string Anchor => $"f{Number}";

    /// <summary>Id of its mask in the result; null when <see cref="MaskNumber"/> is.</summary>
    public string? MaskAnchor => MaskNumber is { } number ? $"m{number}" : null;

    /// <summary>How sure the redactor is, in words.</summary>
    public string Confidence => Band.Chinese();

    /// <summary>
    /// Numbers the findings and pairs those that are hidden with the masks of the result. Pairing is by order and is given up as a
    /// whole when counts or words differ: a link to the wrong place would be worse than none.
    /// </summary>
    public static IReadOnlyList<MarkedFinding> Of(IReadOnlyList<Finding> findings, ConfidenceBands bands, IReadOnlyList<Block> body, ReviewCorrections? corrections = null)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentNullException.ThrowIfNull(body);
        var ordered = findings.OrderBy(finding => finding.Start).ToList();
        var written = ordered.Where(finding => finding.Action != FindingAction.Keep && finding.Replacement is { Length: > 0 }).ToList();
        var masks = body.SelectMany(InlinesOf).Where(inline => inline.Redaction is not null).ToList();
        var places = new Dictionary<int, int>();
        if (written.Count == masks.Count && written.Zip(masks).All(pair => string.Equals(pair.First.Replacement, pair.Second.Text, StringComparison.Ordinal)))
        {
            for (var index = 0; index < written.Count; index++)
            {
                places.TryAdd(written[index].Start, index + 1);
            }
        }

        return
        [
            .. ordered.Select((finding, index) => new MarkedFinding
            {
                Number = index + 1,
                Finding = finding,
                Band = bands.Of(finding.Confidence),
                Rejected = corrections?.Rejected.FirstOrDefault(rejected =>
                    rejected.Start == finding.Start && rejected.End == finding.End && string.Equals(rejected.Kind, finding.Kind, StringComparison.Ordinal)),
                MaskNumber = finding.Action != FindingAction.Keep && places.TryGetValue(finding.Start, out var place) ? place : null,
            }),
        ];
    }

    /// <summary>The inlines of a block in reading order.</summary>
    internal static IEnumerable<Inline> InlinesOf(Block block) => block switch
    {
        Heading heading => heading.Inlines,
        Paragraph paragraph => paragraph.Inlines,
        Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Inlines),
        _ => [],
    };
}
