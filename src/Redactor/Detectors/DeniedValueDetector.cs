using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Policy;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Values that the configuration hides wherever they stand whole: spaced, full-width, hyphenated, over a line end, with Chinese digits or in
/// the other case. Inside a longer number or a longer name of an organisation they are found only where their entry says so.
/// </summary>
internal sealed class DeniedValueDetector(DeniedValues values) : IDetector
{
    private const int MostSeparators = 2;

    /// <inheritdoc/>
    public string Name => "deny";

    /// <summary>Adds what it finds; <paramref name="found"/> must already hold the organisations.</summary>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        List<TextRange>? organisations = null;
        var hits = new List<Candidate>();
        for (var at = Next(value, 0); at >= 0; at = Next(value, at + 1))
        {
            foreach (var (letters, denied) in values.StartingWith(value[at]))
            {
                var end = EndOf(value, at, letters);
                if (end < 0)
                {
                    continue;
                }

                var range = text.Compact.ToOriginal(at, end);
                organisations ??= [.. found.Where(candidate => candidate.Kind is FindingKinds.Organisation).Select(candidate => candidate.Range).OrderBy(organisation => organisation.Start)];
                if (denied.InsideLonger || (text.IsWhole(at, end) && !IsInside(range, organisations)))
                {
                    hits.Add(new Candidate { Range = range, Kind = denied.Kind, Rule = $"deny/{denied.Kind}", Clause = denied.Clause, Confidence = 1 });
                }
            }
        }

        foreach (var hit in hits)
        {
            found.Add(hit);
        }
    }

    private int Next(string value, int from)
    {
        var found = value.AsSpan(from).IndexOfAny(values.Starts);
        return found < 0 ? -1 : from + found;
    }

    private static int EndOf(string value, int start, string letters)
    {
        var at = start;
        foreach (var letter in letters)
        {
            var skipped = 0;
            while (at > start && at < value.Length && skipped < MostSeparators && DeniedValues.Fold(value[at]) != letter
                && DeniedValues.Separators.Contains(value[at], StringComparison.Ordinal))
            {
                at++;
                skipped++;
            }

            if (at >= value.Length || DeniedValues.Fold(value[at]) != letter)
            {
                return -1;
            }

            at++;
        }

        return at;
    }

    // Organisations do not overlap each other.
    private static bool IsInside(TextRange range, List<TextRange> organisations)
    {
        var low = 0;
        var high = organisations.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (organisations[middle].Start <= range.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && organisations[low - 1].End >= range.End && organisations[low - 1].Length > range.Length;
    }
}
