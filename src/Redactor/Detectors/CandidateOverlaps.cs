using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// The one place where overlaps are decided. Specific beats general (the order of <see cref="Specificity"/>); between equals the longer
/// beats the shorter, then the surer, then the earlier. What is left of a loser outside the winner is still hidden, unless it is a rest
/// of a kept value or nothing but separators.
/// </summary>
internal static class CandidateOverlaps
{
    private static readonly string[] Specificity =
    [
        FindingKinds.CreditCode, FindingKinds.PropertyCertificate, FindingKinds.CitizenId, FindingKinds.DocumentNumber, FindingKinds.Email,
        FindingKinds.OtherId, FindingKinds.VehicleId, FindingKinds.Plate, FindingKinds.BankAccount, FindingKinds.Phone,
        FindingKinds.InstantMessaging, FindingKinds.BirthDate, FindingKinds.PropertyStatus, FindingKinds.Address,
        FindingKinds.Organisation, FindingKinds.LegalRepresentative, FindingKinds.Person,
    ];

    /// <summary>Candidates without overlap, by start.</summary>
    public static IReadOnlyList<Candidate> Resolve(string text, IEnumerable<Candidate> candidates, Func<Candidate, bool> isKept)
    {
        var taken = new SortedList<int, Candidate>();
        var all = candidates.ToList();
        KeepNamesWhole(all);
        var ordered = all
            .OrderBy(candidate => Rank(candidate.Kind))
            .ThenByDescending(candidate => candidate.Range.Length)
            .ThenByDescending(candidate => candidate.Confidence)
            .ThenBy(candidate => candidate.Range.Start)
            .ThenBy(candidate => candidate.Rule, StringComparer.Ordinal);
        var accepted = new IntervalSet(text.Length);
        foreach (var candidate in ordered)
        {
            foreach (var range in accepted.FreeParts(candidate.Range))
            {
                var whole = range == candidate.Range;
                if (!whole && (isKept(candidate) || candidate.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative || !HasSubstance(text, range)))
                {
                    continue;
                }

                accepted.Add(range);
                taken.Add(range.Start, whole ? candidate : candidate with { Range = range });
            }
        }

        return [.. taken.Values];
    }

    // A name that runs over the edge of an organisation's name is not inside it: the edge was read wrongly.
    private static void KeepNamesWhole(List<Candidate> candidates)
    {
        var people = candidates.Where(candidate => candidate.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative)
            .Select(candidate => candidate.Range).OrderBy(range => range.Start).ToList();
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i].Kind is not FindingKinds.Organisation)
            {
                continue;
            }

            var range = candidates[i].Range;
            foreach (var name in people.SkipWhile(name => name.End <= range.Start).TakeWhile(name => name.Start < range.End))
            {
                range = name.Start < range.Start ? range with { Start = Math.Min(name.End, range.End) } : range;
                range = name.End > range.End ? range with { End = Math.Max(range.Start, name.Start) } : range;
            }

            candidates[i] = candidates[i] with { Range = range };
        }

        candidates.RemoveAll(candidate => candidate.Range.Length <= 0);
    }

    private static int Rank(string kind)
    {
        var rank = Array.IndexOf(Specificity, kind);
        return rank >= 0 ? rank : throw new ArgumentOutOfRangeException(nameof(kind), "Not a kind with a known specificity.");
    }

    private static bool HasSubstance(string text, TextRange range)
    {
        for (var i = range.Start; i < range.End; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
