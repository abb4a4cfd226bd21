using System.Text.Json;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Batch;

/// <summary>The report on one file: what the batch answers for a text, where in the file each finding begins, and what the file holds but does not show.</summary>
/// <param name="Outcome">Whether it may be published.</param>
/// <param name="Redacted">The redacted text; null unless the outcome is publish.</param>
/// <param name="Findings">Findings in the text of the file; empty when refused.</param>
/// <param name="Grounds">What a person must decide.</param>
/// <param name="Places">For each finding the place where it begins; null for what stands in no place of its own, such as a list's label.</param>
/// <param name="Unseen">Deleted, hidden and white text, comments, properties and the like: never published.</param>
internal sealed record FileReport(
    Outcome Outcome, string? Redacted, IReadOnlyList<BatchFinding> Findings, IReadOnlyList<Ground> Grounds, IReadOnlyList<FindingPlace?> Places, IReadOnlyList<HiddenText> Unseen)
{
    /// <summary>The report as UTF-8 JSON. A file that must not be stored is not repeated either.</summary>
    public static byte[] Of(RedactionResult result, SourceDocument document)
    {
        var answer = BatchAnswer.Of(result);
        var report = new FileReport(
            answer.Outcome,
            answer.Redacted,
            answer.Findings,
            answer.Grounds,
            [.. answer.Findings.Select(finding => PlaceOf(document.Origins, finding.Start))],
            result.Outcome == Outcome.Refuse ? [] : document.HiddenTexts);
        return JsonSerializer.SerializeToUtf8Bytes(report, BatchJson.Options);
    }

    private static FindingPlace? PlaceOf(IReadOnlyList<TextOrigin> origins, int offset)
    {
        var (low, high) = (0, origins.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (origins[middle].Range.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < origins.Count && origins[low].Range.Start <= offset ? new FindingPlace(origins[low].Part, origins[low].Paragraph, origins[low].Run) : null;
    }
}

/// <summary>A place of a file; see <see cref="TextOrigin"/>.</summary>
internal sealed record FindingPlace(string Part, int Paragraph, int Run);
