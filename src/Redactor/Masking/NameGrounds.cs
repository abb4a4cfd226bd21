using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Policy;

namespace Disclosure.Redactor.Masking;

/// <summary>What a person must decide about names before publication.</summary>
internal static class NameGrounds
{
    /// <summary>Adds the grounds; none when there is nothing to decide.</summary>
    public static void Add(
        RedactionSettings settings, PersonRegister people, IReadOnlyList<Finding> findings, IReadOnlyList<Candidate> candidates, string text, List<Ground> grounds)
    {
        if (people.People.Count > 0)
        {
            foreach (var person in DisputedNames.Held(settings, people))
            {
                grounds.Add(new Ground("GS-10-1", $"“{person.Name}”既以应予公开姓名的身份出现，又以其他身份出现，是否保留姓名须由人工确认"));
            }
        }

        foreach (var person in people.Contested)
        {
            grounds.Add(new Ground("GS-10-1", $"文中称“{person.Name}”为法定代表人，又有原任、拟任等相反的记载，或者与所填当事人的法定代表人不一致，是否为登记的法定代表人须由人工核实"));
        }

        foreach (var doubted in people.Doubted.Where(doubted => settings.Roles[doubted.Role].Action != FindingAction.Keep).Select(doubted => text[doubted.Start..doubted.End]).Distinct(StringComparer.Ordinal))
        {
            grounds.Add(new Ground("GS-10-1", $"“{doubted}”是单位名称，还是自然人姓名后接机构名称，无法自动判定，须由人工确认"));
        }

        foreach (var unsure in people.Unsure.Where(range => !IsFound(findings, range)).Select(range => text[range.Start..range.End]).Distinct(StringComparer.Ordinal))
        {
            grounds.Add(new Ground("GS-10-1", $"“{unsure}”可能是自然人姓名，无法自动判定，须由人工确认"));
        }

        SplitNameGrounds.Add(people, findings, text, grounds);
        if (settings.Questions[OpenQuestion.NameInOrganisation].Action == QuestionAction.Hold)
        {
            AddNamesWithin(findings, candidates, text, grounds);
        }
    }

    private static void AddNamesWithin(IReadOnlyList<Finding> findings, IReadOnlyList<Candidate> candidates, string text, List<Ground> grounds)
    {
        List<(TextRange Range, int Order)>? names = null;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i].Kind is FindingKinds.Person && candidates[i].Range.Length >= 3)
            {
                (names ??= []).Add((candidates[i].Range, i));
            }
        }

        if (names is null)
        {
            return;
        }

        names.Sort((one, other) => (one.Range.Start, one.Order).CompareTo((other.Range.Start, other.Order)));
        var held = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < findings.Count; i++)
        {
            var organisation = findings[i];
            if (organisation is { Kind: FindingKinds.Organisation, Action: FindingAction.Keep }
                && FirstWithin(names, organisation) is { } name && held.Add(organisation.Text))
            {
                grounds.Add(new Ground("GS-10-1", $"保留的名称“{organisation.Text}”含有应隐去的姓名“{text[name.Start..name.End]}”"));
            }
        }
    }

    // Findings stand by their start and do not overlap.
    private static bool IsFound(IReadOnlyList<Finding> findings, TextRange range)
    {
        var (low, high) = (0, findings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = findings[middle].End <= range.Start ? (middle + 1, high) : (low, middle);
        }

        return low < findings.Count && findings[low].Start < range.End;
    }

    // Of the names within an organisation's the one that was found first.
    private static TextRange? FirstWithin(List<(TextRange Range, int Order)> names, Finding organisation)
    {
        var (low, high) = (0, names.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = names[middle].Range.Start < organisation.Start ? (middle + 1, high) : (low, middle);
        }

        (TextRange Range, int Order)? first = null;
        for (; low < names.Count && names[low].Range.Start < organisation.End; low++)
        {
            if (names[low].Range.End <= organisation.End && !(first?.Order < names[low].Order))
            {
                first = names[low];
            }
        }

        return first?.Range;
    }
}
