using System.Globalization;
using System.Text;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// What may stand in no publication, whatever the evidence says: a citizen ID number whose date and check digit are right, or a
/// mobile number. It catches what no detector found.
/// </summary>
internal static class BaselineScanner
{
    private const int IdLength = 18;

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    // How people break eleven digits: 138-6380-7216 and the like.
    private static readonly int[][] MobileGroups = [[11], [3, 4, 4], [3, 8], [7, 4], [4, 4, 3], [3, 3, 5], [5, 6], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]];

    /// <summary>What is found; numbers that are part of a kept value are left alone.</summary>
    public static IEnumerable<VerificationFailure> Scan(IEnumerable<PayloadText> texts, IReadOnlyList<KeptValue> kept)
    {
        var keptCodes = kept.Where(value => value.Kind is FindingKinds.CreditCode).Select(value => VerifierFold.Values(value.Text)).ToList();
        var keptNumbers = kept.Select(value => VerifierFold.Values(value.Text)).ToList();
        foreach (var text in texts)
        {
            foreach (var reading in VerifierFold.Readings(text.Text))
            {
                foreach (var sequence in Sequences(reading))
                {
                    if (HoldsCitizenId(sequence, keptCodes))
                        yield return new VerificationFailure("baseline/citizen-id", text.Where, FindingKinds.CitizenId);
                    if (HoldsMobile(sequence, keptNumbers))
                        yield return new VerificationFailure("baseline/mobile", text.Where, FindingKinds.Phone);
                }
            }
        }
    }

    private static bool HoldsCitizenId(Sequence sequence, List<string> keptCodes)
    {
        var digits = string.Concat(sequence.Groups);
        for (var start = 0; start + IdLength <= digits.Length; start++)
        {
            var candidate = digits.Substring(start, IdLength);
            if (IsCitizenId(candidate) && !keptCodes.Any(code => code.Contains(candidate, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static bool HoldsMobile(Sequence sequence, List<string> keptNumbers)
    {
        for (var first = 0; first < sequence.Groups.Count; first++)
        {
            foreach (var shape in MobileGroups)
            {
                if (first + shape.Length > sequence.Groups.Count || !shape.Select((length, i) => FitsGroup(sequence.Groups[first + i], length, i)).All(fits => fits))
                    continue;
                if (sequence.BreaksLine && shape.Length > 1)
                    continue;
                var digits = string.Concat(sequence.Groups.Skip(first).Take(shape.Length));
                var number = digits[^11..];
                var isAmount = sequence.IsAmount && first + shape.Length == sequence.Groups.Count;
                if (number[0] == '1' && number[1] is >= '3' and <= '9' && !isAmount && !keptNumbers.Any(kept => kept.Contains(digits, StringComparison.Ordinal)))
                    return true;
            }
        }

        return false;
    }

    // The first group may carry the country's prefix.
    private static bool FitsGroup(string group, int length, int index) =>
        !group.EndsWith('x') && (group.Length == length
            || (index == 0 && length >= 3 && ((group.Length == length + 2 && group.StartsWith("86", StringComparison.Ordinal))
                || (group.Length == length + 4 && group.StartsWith("0086", StringComparison.Ordinal)))));

    private static bool IsCitizenId(string candidate)
    {
        if (candidate.AsSpan(0, IdLength - 1).IndexOfAnyExceptInRange('0', '9') >= 0 || candidate[0] is '0' or '9'
            || !DateOnly.TryParseExact(candidate.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 1850 or > 2100)
            return false;
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (candidate[i] - '0') * Weights[i];
        return candidate[^1] == "10x98765432"[sum % 11];
    }

    // Digits, and an X after them, with at most two separators between groups.
    private static IEnumerable<Sequence> Sequences(string reading)
    {
        var groups = new List<string>();
        var group = new StringBuilder();
        var gap = 0;
        var breaksLine = false;
        var length = 0;
        foreach (var rune in VerifierFold.Decomposed(reading).EnumerateRunes())
        {
            var digit = VerifierFold.Digit(rune) ?? (rune.Value is 'x' or 'X' && length >= IdLength - 1 ? 'x' : null);
            if (digit is not null)
            {
                if (gap > 0 && group.Length > 0)
                {
                    groups.Add(group.ToString());
                    group.Clear();
                }

                group.Append(digit);
                length++;
                gap = 0;
            }
            else if (rune.Value is ' ' or '-' or '.' or '·' or '\n' or '\t' or '_' or '‐' or '‑' or '–' or '—' or '/' or '*' && (group.Length > 0 || groups.Count > 0) && gap < 2)
            {
                gap++;
                breaksLine |= rune.Value is '\n' or '\t';
            }
            else if (!VerifierFold.IsIgnorable(rune))
            {
                if (group.Length > 0)
                    groups.Add(group.ToString());
                if (groups.Count > 0)
                    yield return new Sequence(groups.ToList(), breaksLine, rune.Value is '元');
                groups.Clear();
                group.Clear();
                gap = 0;
                length = 0;
                breaksLine = false;
            }
        }

        if (group.Length > 0)
            groups.Add(group.ToString());
        if (groups.Count > 0)
            yield return new Sequence(groups, breaksLine, false);
    }

    private sealed record Sequence(IReadOnlyList<string> Groups, bool BreaksLine, bool IsAmount);
}
