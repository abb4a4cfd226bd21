using System.Buffers;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Reads who is said to be the 法定代表人 behind his name: X系该公司法定代表人、董事长; X(法定代表人); X,男,汉族,某公司法定代表人. Role slots read the word before
/// a name. A former one, somebody else's (X系该公司法定代表人Y的司机) and a question whether somebody is one say nothing. What a sentence says counts only where
/// neither a slot nor the agency names another; what stands beside the name as its title always does, since a text may speak of several companies.
/// </summary>
/// <param name="text">The compact shadow.</param>
/// <param name="organisations">Names of organisations in it, in order, ends exclusive.</param>
internal sealed partial class LegalRepresentatives(string text, IReadOnlyList<(int Start, int End)> organisations)
{
    private const string OfAnother = "的之";

    // How far before the title a reading can begin: what the patterns below allow between.
    private const int ReachOfSaid = 48;
    private const int ReachOfTitled = 144;
    private static readonly SearchValues<string> Titles = SearchValues.Create(["法定代表人", "法人代表"], StringComparison.Ordinal);
    private static readonly SearchValues<char> SaidFirsts = SearchValues.Create("系是为担任现");
    private static readonly SearchValues<char> TitledFirsts = SearchValues.Create(",(");

    /// <summary>Adds the role to the people it is said of; whose name is not known stays unknown.</summary>
    public void Link(PersonRegister people)
    {
        LinkSaid(people);
        LinkTitled(people);
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
            if (person is not null && !rest.ContainsAny(OfAnother) && people.LastIn(rest) is null)
            {
                people.Meet(person.Name, PersonRole.LegalRepresentative);
            }
        }
    }

    private void LinkTitled(PersonRegister people)
    {
        foreach (var match in Matches(Titled(), TitledFirsts, ReachOfTitled))
        {
            var firm = match.Groups["firm"];
            var isTitle = firm.Length == 0 ? text[match.Index] == '(' : organisations.Any(span => span.Start <= firm.Index && span.End == firm.Index + firm.Length);
            if (isTitle && people.AtEndOf(text.AsSpan(0, match.Index)) is { } person)
            {
                people.Meet(person.Name, PersonRole.LegalRepresentative);
            }
        }
    }

    // The matches from left to right, tried only where the title stands within reach: nowhere else can there be one.
    private IEnumerable<Match> Matches(Regex pattern, SearchValues<char> firsts, int reach)
    {
        var next = 0;
        for (var title = Title(0); title >= 0; title = Title(title + 1))
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

    private int Title(int from) => text.AsSpan(from).IndexOfAny(Titles) is var at and >= 0 ? from + at : -1;

    [GeneratedRegex(@"\G(?:系|是|为|担任|任|现任)[^,。;:、\n否原前曾]{0,30}(?:(?:执行董事|董事长|董事|总经理|经理|理事长|厂长|校长|院长|园长|主任)、){0,3}(?<!原|前|否)(?:法定代表人|法人代表)(?=[、,。;)兼及和]|董事长|执行董事|总经理|$)(?<rest>[^,。;)\n]{0,60})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.TimeoutMilliseconds)]
    private static partial Regex Said();

    // Between the name and the title may stand what a head of a text tells of a person, and behind the company how it is called for short.
    [GeneratedRegex(@"\G[,(](?:[男女],(?:[^,。;:、()\n]{1,16},){0,4})?(?<firm>[^,。;:、()\n]{2,40})?(?:\([^()\n]{0,30}\))?(?:法定代表人|法人代表)(?=[、,。;)\n]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.TimeoutMilliseconds)]
    private static partial Regex Titled();
}
