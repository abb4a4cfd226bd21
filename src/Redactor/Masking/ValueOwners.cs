using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Policy;

namespace Disclosure.Redactor.Masking;

/// <summary>Whose a value is: whoever is named last before it, within a line or two, owns it (Art. 10(2) for people, 10(3) for organisations).</summary>
internal static class ValueOwners
{
    private const int Reach = 60;

    /// <summary>The clause for a value that may be a person's or an organisation's.</summary>
    public static string ClauseOf(KindRule rule, Candidate value, IReadOnlyList<Candidate> resolved) =>
        rule.OrganisationClause is { } organisations && OwnerOf(value, resolved)?.Kind is FindingKinds.Organisation or FindingKinds.LegalRepresentative
            ? organisations
            : rule.Clause;

    /// <summary>Marks the plates of organisations, where the policy keeps them. A plate that nobody is named before is taken for a person's.</summary>
    public static IReadOnlyList<Candidate> MarkPlates(RedactionSettings settings, IReadOnlyList<Candidate> resolved) =>
        settings.Questions[OpenQuestion.OrganisationPlate].Action == QuestionAction.Keep
            ? [.. resolved.Select(value => value.Kind is FindingKinds.Plate && OwnerOf(value, resolved)?.Kind is FindingKinds.Organisation ? value with { Matter = FindingMatter.OrganisationPlate } : value)]
            : resolved;

    // By start and without overlap, so the ends are in order too.
    private static Candidate? OwnerOf(Candidate value, IReadOnlyList<Candidate> resolved)
    {
        var low = 0;
        var high = resolved.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (resolved[middle].Range.End <= value.Range.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (var i = low - 1; i >= 0 && value.Range.Start - resolved[i].Range.End <= Reach; i--)
        {
            if (resolved[i].Kind is FindingKinds.Person or FindingKinds.LegalRepresentative or FindingKinds.Organisation)
            {
                return resolved[i];
            }
        }

        return null;
    }
}
