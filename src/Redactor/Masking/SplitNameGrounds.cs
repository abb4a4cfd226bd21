using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Names.SplitNames;

namespace Disclosure.Redactor.Masking;

/// <summary>
/// Names over several cells of a table of which anything would still be read: a surname left in its cell beside a hidden given name names
/// the person, so a person decides.
/// </summary>
internal static class SplitNameGrounds
{
    /// <summary>Adds a ground for each.</summary>
    /// <param name="people">Tells the places.</param>
    /// <param name="findings">What is hidden or kept, by start, without overlap.</param>
    /// <param name="text">All passages.</param>
    /// <param name="grounds">Takes them.</param>
    public static void Add(PersonRegister people, IReadOnlyList<Finding> findings, string text, List<Ground> grounds)
    {
        HashSet<string>? held = null;
        foreach (var place in people.Split)
        {
            var name = text[place.Whole.Start..place.Whole.End];
            if ((place.Told is not SplitNameTold.Others || people.Find(place.Name) is not null) && !IsSettled(place, findings, text) && (held ??= new HashSet<string>(StringComparer.Ordinal)).Add(name))
            {
                grounds.Add(new Ground("GS-10-1", $"表格中的“{name.Replace('\t', ' ')}”可能是分写在几格中的自然人姓名，无法自动判定，须由人工确认"));
            }
        }
    }

    // 民族 | 白 | 职业: what is known to be something else than a surname is told. A surname alone is no name, so to hide it hides none.
    private static bool IsSettled(SplitName place, IReadOnlyList<Finding> findings, string text) =>
        place.Whole == place.Surname
            ? findings.Count > First(findings, place.Whole.Start) && findings[First(findings, place.Whole.Start)] is var one && one.Start <= place.Whole.Start && one.End > place.Whole.End
            : Covers(findings, place.Whole, text, anyKind: true) || (place.Told is not SplitNameTold.Person && Covers(findings, place.Surname, text, anyKind: false));

    private static bool Covers(IReadOnlyList<Finding> findings, TextRange range, string text, bool anyKind)
    {
        var next = First(findings, range.Start);
        for (var at = range.Start; at < range.End; at++)
        {
            while (next < findings.Count && findings[next].End <= at)
            {
                next++;
            }

            var isCovered = next < findings.Count && findings[next] is var finding && finding.Start <= at
                && (anyKind || finding.Kind is not (FindingKinds.Person or FindingKinds.LegalRepresentative));
            if (!isCovered && char.IsLetter(text[at]))
            {
                return false;
            }
        }

        return true;
    }

    // The first finding that ends behind an offset.
    private static int First(IReadOnlyList<Finding> findings, int offset)
    {
        var (low, high) = (0, findings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = findings[middle].End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
