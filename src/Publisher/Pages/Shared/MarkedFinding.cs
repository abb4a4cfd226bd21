using System.Globalization;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>A finding with what was said of it and its places on the review page.</summary>
public sealed record MarkedFinding
{
    /// <summary>From 1, in the order of the text.</summary>
    public required int Number { get; init; }

    /// <summary>The finding and what reviewers said of it.</summary>
    public required JudgedFinding Judged { get; init; }

    /// <summary>What was found.</summary>
    public Finding Finding => Judged.Finding;

    /// <summary>How sure the redactor is.</summary>
    public ConfidenceBand Band => Judged.Band;

    /// <summary>What a reviewer holds against it; null when nothing.</summary>
    public RejectedFinding? Rejected => Judged.Rejected;

    /// <summary>Who holds it to be right; null when no one has said so.</summary>
    public AcceptedFinding? Accepted => Judged.Accepted;

    /// <summary>Whether it hides the very words that a reviewer added as missed.</summary>
    public bool IsAdded => Judged.IsAdded;

    /// <summary>Whether a person must look at it.</summary>
    public bool IsDoubtful => Judged.IsDoubtful;

    /// <summary>Whether it is a question that nobody has answered.</summary>
    public bool IsOpen => Judged.IsOpen;

    /// <summary>Whom or what it names, as far as the masks tell: mentions of one person have the same.</summary>
    public string Group => Finding.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative && (Finding.Replacement ?? Finding.Text) is { Length: > 0 } name ? name : Anchor;

    /// <summary>Number of its mask in the result, from 1; null when it has none or the masks do not pair off.</summary>
    public int? MaskNumber { get; init; }

    /// <summary>Whether it stays as served.</summary>
    public bool IsKept => Judged.IsKept;

    /// <summary>The kind as which more of it is hidden.</summary>
    public string AddedKind => Finding.Kind is FindingKinds.LegalRepresentative ? FindingKinds.Person : Finding.Kind;

    /// <summary>First unit and end in the served text, as an address holds them: <c>12-15</c>.</summary>
    public string Place => $"{Finding.Start}-{Finding.End}";

    /// <summary>How a form names it: its number, to find the place again, and its mark, which tells whether it still is what was seen.</summary>
    public string Handle => $"{Number}-{Judged.Mark}";

    /// <summary>Id of its mark in the served text.</summary>
    public string Anchor => $"f{Number}";

    /// <summary>Id of its mask in the result; null when <see cref="MaskNumber"/> is.</summary>
    public string? MaskAnchor => MaskNumber is { } number ? $"m{number}" : null;

    /// <summary>How sure the redactor is, in words.</summary>
    public string Confidence => Band.Chinese();

    /// <summary>Number and mark of a handle; null when it is none.</summary>
    public static (int Number, string Mark)? Parse(string? handle) =>
        handle?.Split('-') is [var number, { Length: > 0 } mark] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? (known, mark) : null;

    /// <summary>
    /// Numbers the findings and pairs those that are hidden with the masks of the result. Pairing is by order and is given up as a
    /// whole when counts or words differ: a link to the wrong place would be worse than none.
    /// </summary>
    /// <param name="findings">The findings in the order of the text.</param>
    /// <param name="body">The result.</param>
    public static IReadOnlyList<MarkedFinding> Of(IReadOnlyList<JudgedFinding> findings, IReadOnlyList<Block> body)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(body);
        var written = findings.Where(judged => !judged.IsKept && judged.Finding.Replacement is { Length: > 0 }).ToList();
        var masks = body.SelectMany(InlinesOf).Where(inline => inline.Redaction is not null).ToList();
        var places = new Dictionary<int, int>();
        if (written.Count == masks.Count && written.Zip(masks).All(pair => string.Equals(pair.First.Finding.Replacement, pair.Second.Text, StringComparison.Ordinal)))
        {
            for (var index = 0; index < written.Count; index++)
            {
                places.TryAdd(written[index].Finding.Start, index + 1);
            }
        }

        return
        [
            .. findings.Select((judged, index) => new MarkedFinding
            {
                Number = index + 1,
                Judged = judged,
                MaskNumber = !judged.IsKept && places.TryGetValue(judged.Finding.Start, out var place) ? place : null,
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
