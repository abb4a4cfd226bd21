using System.Text;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Policy;

namespace Disclosure.Redactor;

/// <summary>What the configuration adds to what the detectors have found: its own patterns, values that are hidden, values that stay.</summary>
internal static class ListedValues
{
    /// <summary>
    /// Adds patterns and hidden values, then marks what stays. A value stays only where the whole of what was found is on the list; a name
    /// stays as an organisation's only where nothing but its look spoke for a person.
    /// </summary>
    public static void Apply(RedactionSettings settings, ScannedText text, CaseFacts facts, PersonRegister people, List<Candidate> found)
    {
        if (settings.Patterns.Count > 0)
        {
            new ConfiguredPatternDetector(settings.Patterns).Detect(text, found);
        }

        Hide(settings.Denied, text, found);
        if (facts.Added.Count > 0)
        {
            Hide(Added(settings, facts), text, found);
        }

        for (var i = 0; settings.Allowed.Count > 0 && i < found.Count; i++)
        {
            found[i] = Kept(settings, text, facts, people, found[i]);
        }
    }

    private static void Hide(DeniedValues denied, ScannedText text, List<Candidate> found)
    {
        if (!denied.IsEmpty)
        {
            var before = found.Count;
            new DeniedValueDetector(denied).Detect(text, found);
            GiveWay(found, before);
        }
    }

    // People are met by the roster. A person saw the value in this very text, so it is hidden inside something longer too.
    private static DeniedValues Added(RedactionSettings settings, CaseFacts facts) => new(
        from added in facts.Added
        where added.Kind is not (FindingKinds.Person or FindingKinds.LegalRepresentative) && ListedText.Of(added.Value).EnumerateRunes().Any(Rune.IsLetterOrDigit)
        let clause = settings.RuleOf(added.Kind, null).Clause
        select new ListedValue { Value = ListedText.Of(added.Value), Kind = added.Kind, Clause = clause, Basis = clause, InsideLonger = true });

    // A number that is always kept would win over one that a person has put on the list.
    private static void GiveWay(List<Candidate> found, int firstDenied)
    {
        if (found.Count == firstDenied)
        {
            return;
        }

        var denied = found.Skip(firstDenied).Select(candidate => candidate.Range).OrderBy(range => range.Start).ToList();
        var reach = new int[denied.Count];
        for (var i = 0; i < reach.Length; i++)
        {
            reach[i] = Math.Max(denied[i].End, i == 0 ? 0 : reach[i - 1]);
        }

        found.RemoveAll(candidate => candidate.Kind is FindingKinds.CreditCode or FindingKinds.DocumentNumber
            && LastBefore(denied, candidate.Range.End) is var last and >= 0 && reach[last] > candidate.Range.Start);
    }

    private static int LastBefore(List<TextRange> ranges, int end)
    {
        var (low, high) = (0, ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ranges[middle].Start < end ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }

    private static Candidate Kept(RedactionSettings settings, ScannedText text, CaseFacts facts, PersonRegister people, Candidate candidate)
    {
        if (candidate.Kind is not (FindingKinds.Phone or FindingKinds.Email or FindingKinds.InstantMessaging or FindingKinds.Person)
            || !settings.Allowed.TryGetValue(ListedText.Of(text.Original[candidate.Range.Start..candidate.Range.End]), out var listed))
        {
            return candidate;
        }

        if (candidate.Person is { } person)
        {
            return listed.Kind is FindingKinds.Organisation && IsNobodyKnown(people.People[person], facts)
                ? candidate with { Kind = FindingKinds.Organisation, Person = null, Keep = true, Clause = listed.Clause, Rule = "allow/organisation" }
                : candidate;
        }

        return string.Equals(listed.Kind, candidate.Kind, StringComparison.Ordinal)
            ? candidate with { Keep = true, Clause = listed.Clause, Rule = $"allow/{listed.Kind}" }
            : candidate;
    }

    private static bool IsNobodyKnown(KnownPerson person, CaseFacts facts) =>
        person.Roles.All(role => role == PersonRole.Other)
        && !facts.People.Any(known => string.Equals(Roster.Normalise(known.Name), person.Name, StringComparison.Ordinal));
}
