using System.Buffers;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// How a text calls its organisations for short: as it says itself (以下简称…), and without place and form. Ranges of the compact shadow, ends exclusive; they may
/// overlap. Of either at most fifty different ones a text.
/// </summary>
internal sealed partial class OrganisationShortForms(NameLexicon lexicon)
{
    private const int LeastOfCore = 4;
    private const int LeastOfBrand = 2;
    private const int MostOfCore = 12;
    private const int MostCores = 50;

    // Every abbreviation is introduced by one of them.
    private static readonly SearchValues<string> ShortFor = SearchValues.Create(["简称", "下称", "文称", "均称"], StringComparison.Ordinal);

    /// <summary>Every place of a short form that the text tells behind one of the names.</summary>
    public static IEnumerable<(int Start, int End)> Told(string value, IReadOnlyCollection<(int Start, int End)> names)
    {
        if (names.Count == 0 || !value.AsSpan().ContainsAny(ShortFor))
        {
            return [];
        }

        var ends = names.Select(name => name.End).ToHashSet();
        return [.. Abbreviation().Matches(value).Where(match => ends.Contains(match.Index)).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Take(MostCores)
            .SelectMany(name => Places(value, name).Select(at => (at, at + name.Length)))];
    }

    /// <summary>
    /// 恒锐建材 beside 昆明恒锐建材有限公司: what remains without the place and the form of the company, or its beginning up to a common word; and 恒锐保险代理有限公司
    /// as 恒锐代理, by words of its own.
    /// </summary>
    public List<(int Start, int End)> Usual(string value, List<(int Start, int End)> names)
    {
        HashSet<string>? cores = null;
        foreach (var (start, end) in names)
        {
            var form = CompanyForm().Match(value, start, end - start);
            for (var first = start; form.Success && form.Index - first >= LeastOfCore && !(cores?.Count >= MostCores);)
            {
                if (form.Index - first <= MostOfCore)
                {
                    (cores ??= new HashSet<string>(StringComparer.Ordinal)).Add(value[first..form.Index]);
                }

                // A place may be what the company is called by: 盘龙建工 beside 红河盘龙建工有限公司.
                var place = lexicon.PlaceNames.LongestAt(value, first);
                first = place == 0 ? form.Index : first + place + (value[Math.Min(first + place, value.Length - 1)] is '省' or '市' or '县' or '区' or '州' ? 1 : 0);
            }
        }

        var spans = new List<(int Start, int End)>();
        foreach (var core in cores ?? [])
        {
            foreach (var at in Places(value, core[..LeastOfBrand]))
            {
                var common = value.AsSpan(at).CommonPrefixLength(core);
                if ((common >= LeastOfCore ? CoreLength(core.AsSpan(0, common)) : lexicon.IsPlace(core.AsSpan(0, common)) ? 0 : common + OwnWord(value, at + common, core.AsSpan(common))) is var length && length >= LeastOfCore)
                {
                    spans.Add((at, at + length));
                }
            }
        }

        return spans;
    }

    // 代理 of 保险代理 behind what the company is called by; what people do (建设, 管理) is none.
    private int OwnWord(string value, int at, ReadOnlySpan<char> rest) =>
        at + LeastOfBrand <= value.Length && value.AsSpan(at, LeastOfBrand) is var word && rest.IndexOf(word) >= 0 && lexicon.IsWord(word)
            && !lexicon.IsVerb(word) && lexicon.FollowingWords.LongestAt(value, at) == 0 && lexicon.Predicates.LongestAt(value, at) == 0 ? LeastOfBrand : 0;

    // Companies bear their owners' names: what is built like one (欧阳文静, 扎西顿珠) is none of the company's, and it must end as a trade does.
    private int CoreLength(ReadOnlySpan<char> core)
    {
        var length = core.Length;
        while (length >= LeastOfCore && core[length - 1] != '业' && !lexicon.IsWord(core[(length - 2)..length]))
        {
            length--;
        }

        return length < LeastOfCore || lexicon.CompoundSurname(core[..LeastOfCore]) > 0 || lexicon.IsOfSyllables(core[..LeastOfCore]) ? 0 : length;
    }

    private static IEnumerable<int> Places(string value, string words)
    {
        for (var at = value.IndexOf(words, StringComparison.Ordinal); at >= 0; at = value.IndexOf(words, at + words.Length, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    [GeneratedRegex("(?:集团|控股)?(?:有限责任公司|股份有限公司|有限公司)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex CompanyForm();

    // Begins where a name ends: "…公司(统一社会信用代码:…,以下简称“恒锐”)", "…事务所(特殊普通合伙)(以下简称恒锐所)"; what a person is called for short makes nobody an organisation.
    [GeneratedRegex("(?:\\((?:特殊普通合伙|普通合伙|有限合伙|集团)\\))?(?:(?:\\([^()。\n]{0,80}?|[,:]?)(?:(?:以下|下文|后文)?均?简称|(?:以下|下)称)[:为是]?[\"“'‘](?<name>[\u4e00-\u9fffA-Za-z0-9]{2,12})[\"”'’]|\\((?:[^()。\n]{0,80}?[,;])?(?:(?:以下|下文|后文)均?简?称|下称|简称)[:为是]?(?<name>[\u4e00-\u9fffA-Za-z0-9]{2,12})\\))", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Abbreviation();
}
