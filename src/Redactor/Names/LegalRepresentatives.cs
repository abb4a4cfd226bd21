using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Reads who is said to be the 法定代表人 behind his name: X系该公司法定代表人、董事长. Role slots read the word before a name. A former one, one
/// whose relative is meant, and a question whether somebody is one say nothing.
/// </summary>
internal sealed partial class LegalRepresentatives(string text)
{
    /// <summary>Adds the role to the people it is said of; whose name is not known stays unknown.</summary>
    public void Link(PersonRegister people)
    {
        foreach (Match match in Said().Matches(text))
        {
            var end = match.Index;
            var person = people.People.Where(known => end >= known.Name.Length && string.CompareOrdinal(text, end - known.Name.Length, known.Name, 0, known.Name.Length) == 0)
                .MaxBy(known => known.Name.Length);
            if (person is not null)
            {
                people.Meet(person.Name, PersonRole.LegalRepresentative);
            }
        }
    }

    [GeneratedRegex(@"(?:系|是|为|担任|任|现任)[^,。;:、\n否原前曾]{0,30}(?:的)?(?<!原|前|否)(?:法定代表人|法人代表)(?=[、,。;)兼及和]|董事长|执行董事|总经理|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.TimeoutMilliseconds)]
    private static partial Regex Said();
}
