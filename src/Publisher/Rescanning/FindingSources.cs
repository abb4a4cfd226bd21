using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Rescanning;

/// <summary>Says of a value that was sighted in public by which rule and clause it would be hidden.</summary>
internal sealed class FindingSources
{
    // Art. 16 says what a notice tells of a decision, and the party is not in it.
    private const string NoticeClause = "GS-16-1";
    private const string AnyOtherClause = "GS-10-4";

    private readonly Dictionary<(string Text, string Kind), Finding> _values = [];
    private readonly Dictionary<string, string> _clauses = new(StringComparer.Ordinal);

    public FindingSources(RedactionResult redaction)
    {
        foreach (var finding in redaction.Findings.Where(finding => finding.Replacement is not null))
        {
            _values.TryAdd((WithoutBlanks(finding.Text), finding.Kind), finding);
            _clauses.TryAdd(finding.Kind, finding.Clause);
        }

        // A value that stands beside the text alone is in no list of findings, but its mask tells the clause.
        foreach (var mask in (redaction.Fields?.Values ?? []).Concat(redaction.PartyNames ?? []).SelectMany(inlines => inlines).Select(inline => inline.Redaction).OfType<Redaction>())
        {
            _clauses.TryAdd(mask.Kind, mask.Clause);
        }
    }

    /// <summary>One line for each place, kind, rule and clause, with the number of different values.</summary>
    public IEnumerable<RescanFinding> Tell(IEnumerable<PublishedSighting> sightings) => sightings
        .Where(sighting => sighting.Where.Length > 0)
        .DistinctBy(sighting => (sighting.Where, sighting.Kind, Text: sighting.Value is { } value ? WithoutBlanks(value.Text) : sighting.Rule))
        .Select(Finding)
        .GroupBy(finding => (finding.Where, finding.Kind, finding.Rule, finding.Clause))
        .Select(same => same.First() with { Count = same.Count() });

    private RescanFinding Finding(PublishedSighting sighting) =>
        sighting.Value is { } value && _values.TryGetValue((WithoutBlanks(value.Text), value.Kind), out var finding)
            ? new RescanFinding(sighting.Where, sighting.Kind, finding.Rule, finding.Clause, 1)
            : new RescanFinding(sighting.Where, sighting.Kind, sighting.Rule, ClauseOf(sighting.Kind), 1);

    private string ClauseOf(string kind) =>
        _clauses.TryGetValue(kind, out var clause) ? clause
        : kind is FindingKinds.Organisation or FindingKinds.LegalRepresentative ? NoticeClause
        : kind is FindingKinds.CitizenId ? "GS-10-2b"
        : kind is FindingKinds.Phone ? "GS-10-2c"
        : kind is FindingKinds.Person ? "GS-10-1"
        : AnyOtherClause;

    private static string WithoutBlanks(string text) => text.Any(char.IsWhiteSpace) ? string.Concat(text.Where(symbol => !char.IsWhiteSpace(symbol))) : text;
}
