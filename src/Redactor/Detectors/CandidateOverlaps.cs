using System.Buffers;
using System.Collections.Frozen;
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

    private static readonly FrozenDictionary<string, int> Ranks =
        Specificity.Select((kind, rank) => KeyValuePair.Create(kind, rank)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Adds the candidates that are left to the winners, without overlap, by start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A candidate is of no known kind.</exception>
    public static void Resolve(string text, List<Candidate> candidates, Func<Candidate, bool> isKept, List<Candidate> winners)
    {
        var ordered = CandidateLists.Rent();
        AddWithNamesWhole(candidates, ordered);
        var taken = ArrayPool<bool>.Shared.Rent(text.Length + 1);
        var places = ArrayPool<Precedence>.Shared.Rent(Math.Max(1, ordered.Count));
        Array.Clear(taken, 0, text.Length + 1);
        try
        {
            foreach (var place in Sorted(ordered, places))
            {
                Accept(text, ordered[place.Index], taken, winners, isKept);
            }
        }
        finally
        {
            ArrayPool<bool>.Shared.Return(taken);
            ArrayPool<Precedence>.Shared.Return(places, clearArray: true);
        }

        CandidateLists.Return(ordered);
        winners.Sort((one, other) => one.Range.Start.CompareTo(other.Range.Start));
    }

    private static void Accept(string text, Candidate candidate, bool[] taken, List<Candidate> winners, Func<Candidate, bool> isKept)
    {
        var range = candidate.Range;
        for (var start = range.Start; start < range.End; start++)
        {
            if (taken[start])
            {
                continue;
            }

            var length = taken.AsSpan(start, range.End - start).IndexOf(true);
            var free = new TextRange(start, length < 0 ? range.End : start + length);
            start = free.End;
            var whole = free == range;
            if (!whole && (isKept(candidate) || IsName(candidate) || !HasSubstance(text.AsSpan(free.Start, free.Length))))
            {
                continue;
            }

            taken.AsSpan(free.Start, free.Length).Fill(true);
            winners.Add(whole ? candidate : candidate with { Range = free });
        }
    }

    // A name that runs over the edge of an organisation's name is not inside it: the edge was read wrongly. Whoever is called as a company is for short is no company.
    private static void AddWithNamesWhole(List<Candidate> candidates, List<Candidate> all)
    {
        if (!candidates.Exists(IsName))
        {
            all.AddRange(candidates);
            return;
        }

        var names = candidates.Where(IsName).Select(candidate => candidate.Range).ToList();
        names.Sort((one, other) => one.Start.CompareTo(other.Start));
        var longest = names.Max(name => name.Length);
        foreach (var candidate in candidates)
        {
            var range = candidate.Kind is FindingKinds.Organisation ? WithNamesWhole(candidate, names, longest) : candidate.Range;
            if (range.Length > 0)
            {
                all.Add(range == candidate.Range ? candidate : candidate with { Range = range });
            }
        }
    }

    private static TextRange WithNamesWhole(Candidate organisation, List<TextRange> names, int longest)
    {
        var range = organisation.Range;
        var isShortForm = string.Equals(organisation.Rule, OrganisationDetector.ShortForm, StringComparison.Ordinal);
        var end = range.End;
        for (var i = FirstFrom(names, range.Start - longest); i < names.Count && names[i].Start < end; i++)
        {
            var name = names[i];
            if (isShortForm && name.Start <= range.Start && name.End >= range.End)
            {
                return range with { End = range.Start };
            }

            range = name.Start < range.Start && name.End > range.Start ? range with { Start = Math.Min(name.End, range.End) } : range;
            range = name.Start >= range.Start && name.End > range.End ? range with { End = Math.Max(range.Start, name.Start) } : range;
        }

        return range;
    }

    private static int FirstFrom(List<TextRange> names, int start)
    {
        var low = 0;
        var high = names.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = names[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // Candidates are large: what they are sorted by is taken out of each once.
    private static Span<Precedence> Sorted(List<Candidate> candidates, Precedence[] places)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            places[i] = new Precedence(Rank(candidate.Kind), candidate.Range.Length, candidate.Confidence, candidate.Range.Start, candidate.Rule, i);
        }

        var sorted = places.AsSpan(0, candidates.Count);
        sorted.Sort(ByPrecedence);
        return sorted;
    }

    private static int ByPrecedence(Precedence one, Precedence other)
    {
        var byKind = one.Rank.CompareTo(other.Rank);
        var byLength = byKind != 0 ? byKind : other.Length.CompareTo(one.Length);
        var byConfidence = byLength != 0 ? byLength : other.Confidence.CompareTo(one.Confidence);
        var byStart = byConfidence != 0 ? byConfidence : one.Start.CompareTo(other.Start);
        return byStart != 0 ? byStart : string.CompareOrdinal(one.Rule, other.Rule);
    }

    private static bool IsName(Candidate candidate) => candidate.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative;

    private static int Rank(string kind) =>
        Ranks.TryGetValue(kind, out var rank) ? rank : throw new ArgumentOutOfRangeException(nameof(kind), "Not a kind with a known specificity.");

    private static bool HasSubstance(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Precedence(int Rank, int Length, double Confidence, int Start, string Rule, int Index);
}
