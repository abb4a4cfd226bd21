using Disclosure.Redactor.Nondisclosure.Signals;

namespace Disclosure.Redactor.Nondisclosure.Ages;

/// <summary>An age told in words.</summary>
/// <param name="At">Where it stands, in UTF-16 code units of the folded text.</param>
/// <param name="Years">Full years of life; with <paramref name="IsBelow"/> the age that is not reached.</param>
/// <param name="IsBelow">Whether the text says that the age is not reached.</param>
internal readonly record struct AgeMention(int At, int Years, bool IsBelow)
{
    private const int LongestNumber = 3;
    private const int CreatureReach = 6;

    // Beyond so many a text is no decision: looking on would only cost time, and what was found keeps it from the public.
    private const int MaximumMentions = 1000;
    private const int MaximumQuestions = 5000;

    /// <summary>Adds the ages of people that a text tells as facts: not the ages of a rule, of a range, of an animal or of goods.</summary>
    public static void Read(SignalScan scan, SignalVocabulary vocabulary, MinorsPolicy policy, List<AgeMention> ages)
    {
        var questions = 0;
        foreach (var hit in scan.Hits)
        {
            if (ages.Count == MaximumMentions)
                return;
            if (!vocabulary.Has(hit.Word, WordUse.Age))
                continue;
            var found = hit.End - hit.Start == 1 ? Before(scan.Text, hit.Start, hit.End, policy) : Behind(scan.Text, hit.Start, hit.End);
            // Who is grown up whenever the violation was is of no matter.
            if (found is not { } age || age.Years > policy.AdultAge + policy.UnknownViolationYears)
                continue;
            if (++questions > MaximumQuestions || vocabulary.Reading.IsFact(scan, Math.Min(age.At, hit.Start), Math.Max(age.At, hit.End)))
                ages.Add(age);
        }
    }

    // 现年17周岁, 十五岁, 未满十六周岁.
    private static AgeMention? Before(ReadOnlySpan<char> text, int start, int end, MinorsPolicy policy)
    {
        var last = start > 0 && text[start - 1] is '周' or '余' ? start - 1 : start;
        var first = last;
        while (first > 0 && last - first < LongestNumber && (SpokenNumbers.Digit(text[first - 1]) >= 0 || text[first - 1] == '十'))
            first--;
        var years = SpokenNumbers.UpTo99(text[first..last]);
        if (years < 0)
            return null;
        var lead = text[..first];
        var isBelow = lead.EndsWith("未满") || lead.EndsWith("不满") || lead.EndsWith("不足") || lead.EndsWith("未到") || lead.EndsWith("未达");
        var next = text[end..Math.Min(text.Length, end + CreatureReach)];
        if (!isBelow && (IsRange(lead, next) || lead.EndsWith("满")))
            return null;
        foreach (var creature in policy.NotPeople)
        {
            if (next.Contains(creature, StringComparison.Ordinal))
                return null;
        }

        return new AgeMention(first, years, isBelow);
    }

    // 年龄：17
    private static AgeMention? Behind(ReadOnlySpan<char> text, int start, int end)
    {
        if (start > 0 && text[start - 1] is '用' or '宜' or '合')
            return null;
        var first = end;
        while (first < text.Length && first - end < LongestNumber && text[first] is ':' or '为' or '是' or '约')
            first++;
        var last = first;
        while (last < text.Length && last - first < LongestNumber && (SpokenNumbers.Digit(text[last]) >= 0 || text[last] == '十'))
            last++;
        var years = SpokenNumbers.UpTo99(text[first..last]);
        var next = text[last..];
        next = next.TrimStart('周').TrimStart('岁');
        return years < 0 || IsRange(text[..first], next) || next.StartsWith("个月") ? null : new AgeMention(first, years, IsBelow: false);
    }

    private static bool IsRange(ReadOnlySpan<char> lead, ReadOnlySpan<char> next) =>
        (lead.Length > 0 && lead[^1] is '至' or '到' or '-' or '~' or '.' or '/')
        || (next.Length > 0 && next[0] is '至' or '-' or '~' or '+' or '段' or '组')
        || next.StartsWith("以上") || next.StartsWith("以下") || next.StartsWith("以内") || next.StartsWith("及以") || next.StartsWith("(含");
}
