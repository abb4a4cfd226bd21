using System.Buffers;

namespace Disclosure.Redactor.Nondisclosure.Signals;

/// <summary>
/// Tells a word that reports a fact of the case from one that stands in a citation, a denial, a general rule, a warning sign or a name.
/// Where it cannot tell, the word counts: a person decides.
/// </summary>
internal sealed class SignalReading(ReadingPolicy policy)
{
    private const int DenialReach = 24;
    private const int SignReach = 12;
    private const int NameReach = 12;
    private const int TitleReach = 60;
    private const int ProhibitionReach = 2;

    private static readonly SearchValues<string> Applying = SearchValues.Create(["违反", "依据", "根据", "依照", "按照", "适用"], StringComparison.Ordinal);
    private static readonly SearchValues<string> CitedArticle = SearchValues.Create(["法第", "条例第", "规定第", "办法第", "规则第", "细则第"], StringComparison.Ordinal);
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:。!?");
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(",;:。!?、的了在被将对向与及和或()“”《》0123456789");

    private readonly SearchValues<string> _denials = Set(policy.Denials);
    private readonly SearchValues<string> _particulars = Set(policy.Particulars);
    private readonly SearchValues<string> _norms = Set(policy.Norms);
    private readonly SearchValues<string> _duties = Set(policy.Duties);
    private readonly SearchValues<string> _prohibitions = Set(policy.Prohibitions);
    private readonly SearchValues<string> _signs = Set(policy.Signs);
    private readonly SearchValues<string> _deeds = Set(policy.Deeds);
    private readonly int _longestProhibition = policy.Prohibitions.Select(word => word.Length).DefaultIfEmpty(0).Max();
    private readonly int _longestLaw = policy.CitedLaws.Select(law => law.Length).DefaultIfEmpty(0).Max();

    /// <summary>Whether a word (end exclusive) reports a fact of the case.</summary>
    public bool IsFact(SignalScan scan, int start, int end)
    {
        if (scan.IsCited(start, end) || IsInLaw(scan.Text, start, end))
            return false;
        var sentence = scan.SentenceAround(start, end, policy.SentenceReach);
        var before = scan.Text[sentence.Start.Value..start];
        var after = scan.Text[end..sentence.End.Value];
        var word = scan.Text[start..end];
        return !IsDenied(before, word) && !IsOfArticle(after) && !IsQuotedRule(before) && !IsOnSign(before, after) && !IsGeneralRule(before, word, after) && !IsInName(before, after);
    }

    /// <summary>Whether a place (end exclusive) stands in a general rule: who does so will be dealt with, by whoever it may be.</summary>
    public bool IsRuleForOthers(SignalScan scan, int start, int end)
    {
        var sentence = scan.SentenceAround(start, end, policy.SentenceReach);
        return IsGeneralRule(scan.Text[sentence.Start.Value..start], scan.Text[start..end], scan.Text[end..sentence.End.Value]);
    }

    /// <summary>Whether a place (end exclusive) names the case: in its title, behind 案由, or before 一案.</summary>
    public bool IsTitle(SignalScan scan, int start, int end)
    {
        if (start >= scan.Title.Start.Value && end <= scan.Title.End.Value)
            return true;
        var before = scan.Text[Math.Max(0, start - TitleReach)..start];
        before = before[(before.LastIndexOfAny("。;") + 1)..];
        foreach (var label in policy.TitleLabels)
        {
            if (before.LastIndexOf(label) is >= 0 and var at && before[(at + label.Length)..].StartsWith(":") && !before[(at + label.Length + 1)..].ContainsAny(ClauseEnds))
                return true;
        }

        var after = scan.Text[end..Math.Min(scan.Text.Length, end + TitleReach)];
        return after.IndexOf("一案") is >= 0 and var word && !after[..word].ContainsAny(ClauseEnds);
    }

    private static SearchValues<string> Set(IReadOnlyList<string> words) => SearchValues.Create([.. words], StringComparison.Ordinal);

    private static ReadOnlySpan<char> ClauseBefore(ReadOnlySpan<char> before) => before[(before.LastIndexOfAny(ClauseEnds) + 1)..];

    private static ReadOnlySpan<char> ClauseAfter(ReadOnlySpan<char> after) => after.IndexOfAny(ClauseEnds) is >= 0 and var stop ? after[..stop] : after;

    // 保守国家秘密法, 未成年人保护法: a law that is named without 《》.
    private bool IsInLaw(ReadOnlySpan<char> text, int start, int end)
    {
        var from = Math.Max(0, start - _longestLaw);
        var around = text[from..Math.Min(text.Length, end + _longestLaw)];
        foreach (var law in policy.CitedLaws)
        {
            for (var at = around.IndexOf(law); at >= 0 && from + at <= start; at = Following(around, law, at))
            {
                if (from + at + law.Length >= end)
                    return true;
            }
        }

        return false;
    }

    private static int Following(ReadOnlySpan<char> text, string word, int at) => text[(at + 1)..].IndexOf(word) is >= 0 and var next ? at + 1 + next : -1;

    // …法第九条: the word belongs to the name of a law, unless a verb of applying stands between.
    private static bool IsOfArticle(ReadOnlySpan<char> after)
    {
        var near = ClauseAfter(after);
        near = near[..Math.Min(near.Length, SignReach)];
        return near.IndexOfAny(CitedArticle) is >= 0 and var at && !near[..at].ContainsAny(Applying);
    }

    private bool IsDenied(ReadOnlySpan<char> before, ReadOnlySpan<char> word)
    {
        var clause = ClauseBefore(before);
        clause = clause[Math.Max(0, clause.Length - DenialReach)..];
        if (clause.ContainsAny(_denials))
            return true;
        // 不 and 涉及国家秘密: a denial that the word itself completes.
        foreach (var denial in policy.Denials)
        {
            for (var length = 1; length < denial.Length; length++)
            {
                if (clause.EndsWith(denial.AsSpan(0, length)) && word.StartsWith(denial.AsSpan(length)))
                    return true;
            }
        }

        return false;
    }

    // 第九条“经营者不得…”: what a law says, in its own words.
    private static bool IsQuotedRule(ReadOnlySpan<char> before)
    {
        var open = before.LastIndexOfAny('“', '”');
        if (open <= 0 || before[open] == '”')
            return false;
        var lead = before[..open].TrimEnd(":,");
        return lead.Length > 0 && (lead[^1] is '条' or '款' or '项' || lead.EndsWith("规定") || lead.EndsWith("规定的"));
    }

    private bool IsOnSign(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var lead = ClauseBefore(before);
        var close = lead[Math.Max(0, lead.Length - _longestProhibition - ProhibitionReach)..];
        if (close.ContainsAny(_prohibitions) && !lead.ContainsAny(_particulars))
            return true;
        var clause = ClauseAfter(after);
        var next = clause[..Math.Min(clause.Length, _longestProhibition + ProhibitionReach)];
        if (next.IndexOfAny(_prohibitions) is >= 0 and <= ProhibitionReach)
            return true;
        var reach = clause[..Math.Min(clause.Length, SignReach)];
        return reach.IndexOfAny(_signs) is >= 0 and var sign && !reach[..sign].ContainsAny(_deeds) && reach[..sign].IndexOfAny("、0123456789") < 0;
    }

    private bool IsGeneralRule(ReadOnlySpan<char> before, ReadOnlySpan<char> word, ReadOnlySpan<char> after)
    {
        var clauseBefore = ClauseBefore(before);
        if (StartsCondition(before) || StartsCondition(clauseBefore) || (clauseBefore.StartsWith("除") && ClauseAfter(after).EndsWith("外")))
            return true;
        if (before.ContainsAny(_particulars) || after.ContainsAny(_particulars))
            return false;
        return IsCondition(clauseBefore, after) || FollowsCondition(before, word, after) || clauseBefore.ContainsAny(_duties) || after.IndexOfAny(_duties) == 0;
    }

    // 涉及商业秘密的，不予公开 · 涉及商业秘密的不予公开 · (一)涉及商业秘密的；
    private bool IsCondition(ReadOnlySpan<char> clauseBefore, ReadOnlySpan<char> after)
    {
        var clause = ClauseAfter(after);
        if (clause.Contains("的除外", StringComparison.Ordinal))
            return true;
        if (clauseBefore.ContainsAny('是', '系'))
            return false;
        var rest = after[clause.Length..];
        return clause.EndsWith("的") ? rest.Length <= 1 || rest.ContainsAny(_norms) : clause.IndexOf('的') is >= 0 and var end && clause[(end + 1)..].IndexOfAny(_norms) == 0;
    }

    // 构成犯罪的，依法移送司法机关
    private bool FollowsCondition(ReadOnlySpan<char> before, ReadOnlySpan<char> word, ReadOnlySpan<char> after) =>
        before.LastIndexOf("的,") is >= 0 and var condition ? before[condition..].ContainsAny(_norms) || word.IndexOfAny(_norms) == 0 || after.ContainsAny(_norms)
        : before.EndsWith("的") && word.IndexOfAny(_norms) == 0;

    private bool StartsCondition(ReadOnlySpan<char> text)
    {
        foreach (var word in policy.Conditions)
        {
            if (text.StartsWith(word))
                return true;
        }

        return false;
    }

    // 昆明市官渡区军事迷主题餐厅: a place before it, the end of a name after it, and nothing between that ends a name.
    private bool IsInName(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var run = after[..Math.Min(after.Length, NameReach)];
        run = run.IndexOfAny(NotInNames) is >= 0 and var stop ? run[..stop] : run;
        var ends = false;
        foreach (var ending in policy.NameEndings)
            ends |= run.EndsWith(ending) || (run.IndexOf(ending) is >= 0 and var at && (at + ending.Length == run.Length || run[(at + ending.Length)..].StartsWith("有限")));
        if (!ends)
            return false;
        var lead = before[Math.Max(0, before.Length - NameReach)..];
        var start = lead.LastIndexOfAny(NotInNames);
        return (start >= 0 && lead[start] is ':' or '“') || lead[(start + 1)..].IndexOfAny("省市县区州镇乡村街路") >= 0;
    }
}
