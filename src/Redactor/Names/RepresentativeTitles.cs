using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// What the words around the title 法定代表人 say of it: the law keeps the name of whoever is registered when the decision is made, not of who was, may become or is
/// none (原, 前任, 变更前, 拟任, 不是). Nothing said of it means that he is in office.
/// </summary>
/// <param name="lexicon">The word lists.</param>
/// <param name="text">The compact shadow.</param>
/// <param name="organisations">Names of organisations in it, in order, ends exclusive.</param>
internal sealed partial class RepresentativeTitles(NameLexicon lexicon, string text, IReadOnlyList<(int Start, int End)> organisations)
{
    private const int LongestPhrase = 60;
    private const int LongestBracket = 14;
    private const int ReachOfHead = 200;
    private const int MostRows = 40;
    private static readonly SearchValues<char> Breaks = SearchValues.Create(",。;:?!()[]\"“”'‘’|\t\n《》");
    private static readonly SearchValues<char> Prepositions = SearchValues.Create("由对向被把让找问给");
    private static readonly SearchValues<char> Walls = SearchValues.Create("\t|│┃");

    private bool? _isRevoked;

    /// <summary>What a table's head tells of the title in it; null where it is another head. A title with a second one (法定代表人/经营者) holds whichever the organisation has.</summary>
    public static (TitleStanding Standing, bool IsEither)? OfHead(string head) =>
        Head().Match(head) is { Success: true } match
            ? (match.Groups["bracket"] is { Success: true } bracket && TitleQualifiers.Of(bracket.Value) is var said and not TitleStanding.Unqualified ? said : TitleQualifiers.Of(match.Groups["before"].Value), match.Groups["other"].Success)
            : null;

    /// <summary>Whether a text tells of an organisation that has a 法定代表人: no sole trader and no branch.</summary>
    public static bool IsOfCompany(string text) => !SoleTrader().IsMatch(text) && Company().IsMatch(text);

    /// <summary>The title that begins and ends there, as its phrase, the bracket behind it, the cell or the head above say.</summary>
    public RepresentativeTitle At(int start, int end)
    {
        var (from, firm) = PhraseBefore(start);
        var phrase = PhraseOf(from, start);
        var standing = TitleQualifiers.Of(phrase);
        var bracket = end < text.Length && text[end] == '(' && text.AsSpan(end, Math.Min(LongestBracket, text.Length - end)).IndexOf(')') is var close and > 0 ? close + 1 : 0;
        if (bracket > 0 && TitleQualifiers.Of(text[(end + 1)..(end + bracket - 1)]) is var said and not TitleStanding.Unqualified)
        {
            standing = said;
            end += bracket;
        }

        if (standing is TitleStanding.Unqualified && OfHeadAbove(start, end) is { } above)
        {
            standing = above;
        }

        return new RepresentativeTitle(from, start, end, standing, firm);
    }

    /// <summary>What the head of a cell's column says of a title whose name stands in the cell; null where there is no such head.</summary>
    public TitleStanding? OfColumn(int cell)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, cell - 1)) + 1;
        var column = Count(text.AsSpan(line, cell - line));
        for (var row = 0; line > 0 && row < MostRows; row++)
        {
            var above = line > 1 ? text.LastIndexOf('\n', line - 2) + 1 : 0;
            var head = CellOf(text.AsSpan(above, line - 1 - above), column);
            if (head is null)
            {
                return null;
            }

            if (HeadOfState().IsMatch(head))
            {
                return TitleQualifiers.Of(head);
            }

            line = above;
        }

        return null;
    }

    // 变更前 above or before the line, as a head of its own; in a table the head of the column says it.
    private TitleStanding? OfHeadAbove(int start, int end)
    {
        if (end < text.Length && Walls.Contains(text[end]) && OfColumn(end + 1) is { } ofColumn)
        {
            return ofColumn;
        }

        var from = Math.Max(0, start - ReachOfHead);
        var last = StateAbove().Matches(text[from..start]).LastOrDefault();
        return last is null || text.AsSpan(from + last.Index + last.Length, start - from - last.Index - last.Length).ContainsAny(Walls) ? null : TitleQualifiers.Of(last.Value);
    }

    /// <summary>What the sentence behind a title tells of its passing from one to another (由甲变更为乙); null where it tells nothing of it.</summary>
    public RepresentativeChange? ChangeBehind(int end)
    {
        if (Change().Match(text, end) is not { Success: true } match)
        {
            return null;
        }

        var isRestored = match.Groups["back"].Success;
        _isRevoked ??= Revoked().IsMatch(text);
        var standing = TitleQualifiers.Of(match.Groups["how"].Value) is TitleStanding.Past || (_isRevoked.Value && !isRestored) ? TitleStanding.Past : TitleStanding.Now;
        return new RepresentativeChange(match.Groups["old"] is { Success: true } old ? old.Index : -1, match.Index + match.Length, _isRevoked.Value ? TitleStanding.Unclear : TitleStanding.Past, standing);
    }

    // From where the words reach that may qualify the title, and the organisation that is named last in them.
    private (int From, (int Start, int End)? Firm) PhraseBefore(int start)
    {
        var from = start;
        (int Start, int End)? firm = null;
        while (from > 0 && start - from < LongestPhrase)
        {
            if (EndingAt(from) is { } organisation)
            {
                firm ??= organisation;
                from = organisation.Start;
            }
            else if (Breaks.Contains(text[from - 1]) || (Prepositions.Contains(text[from - 1]) && !lexicon.IsWord(text.AsSpan(from - 1, 2)))
                || (text[from - 1] is '、' or '和' or '与' or '及' && lexicon.RoleWords.LongestBefore(text, from - 1) == 0))
            {
                break;
            }
            else
            {
                from--;
            }
        }

        return (from, firm);
    }

    // The names of organisations say nothing of an office; but nobody can tell whether 原 before one is of the organisation or of the office.
    private string PhraseOf(int from, int start)
    {
        var phrase = new StringBuilder(start - from);
        for (var at = from; at < start; at++)
        {
            if (StartingAt(at) is { } organisation && organisation.End <= start)
            {
                phrase.Append(text[at] is '原' or '前' && !lexicon.IsWord(text.AsSpan(at, 2)) ? text[at] : TitleQualifiers.Firm);
                at = organisation.End - 1;
            }
            else
            {
                phrase.Append(text[at]);
            }
        }

        return phrase.ToString();
    }

    private (int Start, int End)? EndingAt(int end) => First(end, span => span.End) is var at && at < organisations.Count && organisations[at].End == end ? organisations[at] : null;

    private (int Start, int End)? StartingAt(int start) => First(start, span => span.Start) is var at && at < organisations.Count && organisations[at].Start == start ? organisations[at] : null;

    /// <summary>The last organisation that is named before a place; null where none is.</summary>
    public (int Start, int End)? Before(int place) => First(place, span => span.Start) is var at and > 0 ? organisations[at - 1] : null;

    private int First(int place, Func<(int Start, int End), int> of)
    {
        var (low, high) = (0, organisations.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = of(organisations[middle]) < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int Count(ReadOnlySpan<char> line)
    {
        var walls = 0;
        foreach (var character in line)
        {
            walls += Walls.Contains(character) ? 1 : 0;
        }

        return walls;
    }

    private static string? CellOf(ReadOnlySpan<char> line, int column)
    {
        for (; column > 0; column--)
        {
            var wall = line.IndexOfAny(Walls);
            if (wall < 0)
            {
                return null;
            }

            line = line[(wall + 1)..];
        }

        return line[..(line.IndexOfAny(Walls) is var end and >= 0 ? end : line.Length)].ToString();
    }

    [GeneratedRegex(@"^(?<before>[^/、()]{0,10}?)(?:法定代表人|法人代表|法人)(?:姓名)?(?<bracket>\([^()]{1,8}\))??(?<other>\((?:主要)?(?:负责人|经营者|业主|投资人)\)|[/、或](?:主要)?(?:负责人|经营者|业主|投资人))?(?:姓名)?(?<bracket>\([^()]{1,8}\))?:?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.TimeoutMilliseconds)]
    private static partial Regex Head();

    [GeneratedRegex(@"\G(?:(?<how>[^,。;:、()|\n由从]{0,24}?)(?:(?:由|从)(?<old>[^,。;:|\n]{2,24}?),?(?<how>[^,。;:、()|\n由从]{0,8}?))?(?:变更|更换|更改|改选|调整|替换|变|换|改|(?<back>恢复))(?:登记)?(?:为|成|至)|[:,|]?变[更动](?:登记)?前[为系是:]?(?<old>[^,;。|\n]{2,20})[,;、]变[更动](?:登记)?后[为系是:]?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.TimeoutMilliseconds)]
    private static partial Regex Change();

    [GeneratedRegex("(?:撤销|恢复)[^。\n]{0,40}(?:变更|登记)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Revoked();

    [GeneratedRegex("^(?:(?:拟|申请)?变[更动](?:登记)?[前后]|原登记|原核[准定]|原有?(?=事项|内容|信息|情况|$)|现登记|拟变更|变更为)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex HeadOfState();

    [GeneratedRegex(@"(?<=^|[\n,;。|\t])(?:[一二三四五六七八九\d().、]{1,4})?(?:(?:拟|申请)?变[更动](?:登记)?[前后]|原登记|现登记|拟变更)(?:的|为)?(?:登记)?(?:事项|内容|信息|情况)?[:\n|\t]", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex StateAbove();

    [GeneratedRegex("个体工商户|代码:?92|(?:小卖部|经营部|商店|超市|餐馆|饭店|小吃)(?!有限|股份|管理|连锁)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex SoleTrader();

    [GeneratedRegex("(?<!分)公司(?![^,。;:|\\t\\n]{0,16}分公司)|合作社|医院|学校|幼儿园|协会|代码:?(?:91|93|12|5)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Company();
}
