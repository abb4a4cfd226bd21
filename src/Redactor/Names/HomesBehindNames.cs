using System.Text.RegularExpressions;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>Homes that no label announces: an address in brackets right behind a person's name, as in 某某（某乡某村某组）.</summary>
internal static partial class HomesBehindNames
{
    private const int LongestBracket = 60;

    /// <summary>Adds the homes behind the names found so far.</summary>
    public static void Find(ScannedText text, ICollection<Candidate> candidates)
    {
        var homes = candidates
            .Where(candidate => candidate.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative)
            .Select(candidate => Behind(text.Compact, candidate.Range.End))
            .OfType<TextRange>()
            .Distinct()
            .ToList();
        foreach (var home in homes)
        {
            candidates.Add(new Candidate { Range = home, Kind = FindingKinds.Address, Rule = "address/behind-name", Confidence = 0.9 });
        }
    }

    private static TextRange? Behind(FoldedText text, int nameEnd)
    {
        var open = text.IndexOf(nameEnd);
        if (open < 0 || open >= text.Length || text.Value[open] != '(')
        {
            return null;
        }

        var close = text.Value.IndexOf(')', open, Math.Min(LongestBracket, text.Length - open));
        if (close <= open + 1 || Home().Match(text.Value[(open + 1)..close]) is not { Success: true } match)
        {
            return null;
        }

        var home = match.Groups["home"];
        return text.ToOriginal(open + 1 + home.Index, open + 1 + home.Index + home.Length);
    }

    // From a town or a street down to a group, a number or a room; what is no finer than a town says where somebody comes from.
    [GeneratedRegex(
        @"^(?:家住|现住|住|系)?(?<home>[\u4e00-\u9fff0-9A-Z\-]*(?:乡|镇|街道|路|街|村|社区)[\u4e00-\u9fff0-9A-Z\-]*(?:村|组|社|寨|屯|号|室|户))(?:人|村民)?$",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Home();
}
