using System.Buffers;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Reads who is said to be the 法定代表人 behind his name: X系该公司法定代表人、董事长; X(法定代表人); X,男,汉族,某公司法定代表人. Role slots read the word before
/// a name. What a sentence says counts only where neither a slot nor the agency names another; what stands beside the name as its title always does, since a text
/// may speak of several companies. Then it is settled who is in office (docs/adr/0031).
/// </summary>
/// <param name="text">The compact shadow.</param>
/// <param name="organisations">Names of organisations in it, in order, ends exclusive.</param>
/// <param name="titles">Reads what is said of the title.</param>
internal sealed partial class LegalRepresentatives(string text, IReadOnlyList<(int Start, int End)> organisations, RepresentativeTitles titles)
{
    private const string OfAnother = "的之";

    // How far before the title a reading can begin: what the patterns below allow between.
    private const int ReachOfSaid = 48;
    private const int ReachOfTitled = 144;
    private static readonly SearchValues<string> Titles = SearchValues.Create(["法定代表人", "法人代表", "法人"], StringComparison.Ordinal);
    private static readonly SearchValues<char> SaidFirsts = SearchValues.Create("系是为担任现");
    private static readonly SearchValues<char> TitledFirsts = SearchValues.Create(",(嘛吧呀啊呢");

    /// <summary>Adds the role to the people it is said of, and takes it from those who are not in office; whose name is not known stays unknown.</summary>
    public void Link(PersonRegister people)
    {
        var first = Title(0);
        if (first < 0 && people.Represented.Count == 0)
        {
            return;
        }

        LinkSaid(people);
        LinkTitled(people);
        new RepresentativesInOffice(text, titles).Settle(people, TitlesFrom(first));
    }

    private void LinkSaid(PersonRegister people)
    {
        if (people.People.Any(person => person.Roles.Contains(PersonRole.LegalRepresentative)))
        {
            return;
        }

        foreach (var match in Matches(Said(), SaidFirsts, ReachOfSaid))
        {
            var person = people.AtEndOf(text.AsSpan(0, match.Index));
            var rest = match.Groups["rest"].ValueSpan;
            if (person is not null && IsHeld(match) && !rest.ContainsAny(OfAnother) && people.LastIn(rest) is null)
            {
                people.Meet(person.Name, PersonRole.LegalRepresentative);
            }
        }
    }

    private void LinkTitled(PersonRegister people)
    {
        foreach (var match in Matches(Titled(), TitledFirsts, ReachOfTitled))
        {
            if (people.AtEndOf(text.AsSpan(0, match.Index)) is { } person && IsTitle(match, match.Index - person.Name.Length) && IsHeld(match))
            {
                people.Meet(person.Name, PersonRole.LegalRepresentative);
            }
        }
    }

    // 甲(法定代表人); 甲,某公司法定代表人; 甲,男,系被告单位法定代表人; in an answer 是甲,法人.
    private bool IsTitle(Match match, int person)
    {
        var firm = match.Groups["firm"];
        return firm.Length == 0
            ? text[match.Index] == '(' || match.Groups["is"].Success || (person > 0 && text[person - 1] is '是' or '叫' or ':')
            : organisations.Any(span => span.Start <= firm.Index && span.End == firm.Index + firm.Length) || OfTheParty().IsMatch(firm.ValueSpan);
    }

    private bool IsHeld(Match match) => match.Groups["title"] is var title && titles.At(title.Index, title.Index + title.Length).IsHeld;

    // The matches from left to right, tried only where the title stands within reach: nowhere else can there be one.
    private IEnumerable<Match> Matches(Regex pattern, SearchValues<char> firsts, int reach)
    {
        var next = 0;
        foreach (var (title, _) in TitlesFrom(Title(0)))
        {
            next = Math.Max(next, title - reach);
            while (next < title && text.AsSpan(next, title - next).IndexOfAny(firsts) is var first and >= 0)
            {
                next += first + 1;
                if (pattern.Match(text, next - 1) is { Success: true } match)
                {
                    next = match.Index + match.Length;
                    yield return match;
                }
            }
        }
    }

    private IEnumerable<(int Start, int End)> TitlesFrom(int first)
    {
        for (var (title, end) = (first, first); title >= 0; title = Title(end))
        {
            end = title + (text.AsSpan(title).StartsWith("法定", StringComparison.Ordinal) ? 5 : text.AsSpan(title).StartsWith("法人代表", StringComparison.Ordinal) ? 4 : 2);
            yield return (title, end);
        }
    }

    private int Title(int from) => text.AsSpan(from).IndexOfAny(Titles) is var at and >= 0 ? from + at : -1;

    [GeneratedRegex(@"\G(?:系|是|为|担任|任|现任)[^,。;:、\n]{0,30}(?:(?:执行董事|董事长|董事|总经理|经理|理事长|厂长|校长|院长|园长|主任)、){0,3}(?<title>法定代表人|法人代表)(?=[、,。;)兼及和]|董事长|执行董事|总经理|$)(?<rest>[^,。;)\n]{0,60})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.TimeoutMilliseconds)]
    private static partial Regex Said();

    // Between the name and the title may stand what a head of a text tells of a person, and behind the company how it is called for short.
    [GeneratedRegex(@"\G[嘛吧呀啊呢]?[,(](?:[男女],(?:[^,。;:、()\n]{1,16},){0,5})?(?<is>(?:系|是|现任|担任)(?=被告|法定|法人|[本该]))?(?<firm>[^,。;:、()\n]{2,40})?(?:\([^()\n]{0,30}\))?(?<title>法定代表人|法人代表|法人(?!代表))(?=[、,。;)\n]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.TimeoutMilliseconds)]
    private static partial Regex Titled();

    [GeneratedRegex("^(?:系|是)?(?:被告|被处罚|被检查|被申请|上诉|申请|被执行|本案|涉案|当事|[本该])?(?:人|单位|公司|企业|合作社|厂|店|学校|医院|协会)?的?$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex OfTheParty();
}
