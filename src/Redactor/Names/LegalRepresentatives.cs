using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Reads who is said to be the 法定代表人 behind his name: X系该公司法定代表人、董事长. Role slots read the word before a name. A former one, somebody
/// else's (X系该公司法定代表人Y的司机) and a question whether somebody is one say nothing, and where a slot or the agency names another, that one counts alone.
/// </summary>
internal sealed partial class LegalRepresentatives(string text)
{
    private const string OfAnother = "的之";

    /// <summary>Adds the role to the people it is said of; whose name is not known stays unknown.</summary>
    public void Link(PersonRegister people)
    {
        if (people.People.Any(person => person.Roles.Contains(PersonRole.LegalRepresentative)))
        {
            return;
        }

        foreach (Match match in Said().Matches(text))
        {
            var person = people.AtEndOf(text.AsSpan(0, match.Index));
            var rest = match.Groups["rest"].ValueSpan;
            if (person is not null && !rest.ContainsAny(OfAnother) && people.LastIn(rest) is null)
            {
                people.Meet(person.Name, PersonRole.LegalRepresentative);
            }
        }
    }

    [GeneratedRegex(@"(?:系|是|为|担任|任|现任)[^,。;:、\n否原前曾]{0,30}(?<!原|前|否)(?:法定代表人|法人代表)(?=[、,。;)兼及和]|董事长|执行董事|总经理|$)(?<rest>[^,。;)\n]{0,60})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.TimeoutMilliseconds)]
    private static partial Regex Said();
}
