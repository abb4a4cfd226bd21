using System.Collections.ObjectModel;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Confidence;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Masking;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Policy;
using Disclosure.Redactor.Text;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor;

/// <summary>Turns what was found into a result: overlaps decided, policy applied, masks set, evidence gathered.</summary>
internal static class RedactionAssembly
{
    /// <summary>Assembles the result of one decision.</summary>
    public static RedactionResult Assemble(
        RedactionSettings settings,
        NameLexicon lexicon,
        FindingConfidence confidence,
        SourceDocument document,
        CaseFacts facts,
        CasePassages passages,
        PersonRegister people,
        List<Candidate> candidates)
    {
        FindingAction ActionOf(Candidate candidate) => candidate switch
        {
            { Keep: true } => FindingAction.Keep,
            { Person: { } person } => settings.Roles[people.People[person].Role].Action,
            _ => settings.RuleOf(candidate.Kind, candidate.Matter).Action,
        };

        var winners = CandidateLists.Rent();
        CandidateOverlaps.Resolve(passages.Text, candidates, candidate => ActionOf(candidate) == FindingAction.Keep, winners);
        var resolved = ValueOwners.MarkPlates(settings, winners);
        var words = MaskWords.For(settings, FirstAppearances(resolved, people), lexicon, passages.Text);
        using var values = new EvidenceValues(resolved.Count);
        var findings = new Finding[resolved.Count];
        for (var i = 0; i < findings.Length; i++)
        {
            var candidate = resolved[i];
            var action = ActionOf(candidate);
            var role = candidate.Person is { } person ? people.People[person].Role : (PersonRole?)null;
            findings[i] = new Finding
            {
                Start = candidate.Range.Start,
                End = candidate.Range.End,
                Text = values.TextOf(passages.Text.AsSpan(candidate.Range.Start, candidate.Range.Length)),
                Kind = candidate.Kind,
                Matter = candidate.Matter,
                Role = role,
                Action = action,
                Rule = candidate.Rule,
                Clause = candidate.Clause ?? (role is { } known ? settings.Roles[known].Clause : ValueOwners.ClauseOf(settings.RuleOf(candidate.Kind, candidate.Matter), candidate, resolved)),
                Confidence = confidence.Of(candidate),
                Trace = StandingTraces.Of(candidate),
                Replacement = words.For(candidate, action, passages.Text),
            };
            values.Note(findings[i]);
        }

        CandidateLists.Return(winners);
        NoteHiddenPeople(settings, people, values);
        var own = CasePassages.Within(findings, passages.Document);
        var (body, masks) = MaskedDocument.Build(document, own);
        var partyNames = PartyNames(settings, facts, passages, findings, people, words);
        var grounds = new List<Ground>();
        NameGrounds.Add(settings, people, findings, candidates, passages.Text, grounds);
        NumberGrounds.Add(findings, grounds);
        IncomeGrounds.Add(passages.Text, grounds);
        return new RedactionResult
        {
            Outcome = grounds.Count > 0 ? Outcome.Hold : Outcome.Publish,
            Findings = own,
            Grounds = grounds,
            Body = body,
            LeastFieldConfidence = LeastConfidence(findings, passages.Document.End),
            Fields = Fields(passages, findings),
            PartyNames = partyNames,
            Evidence = new ReleaseEvidence
            {
                Hidden = values.Hidden(),
                Kept = values.Kept([.. people.ChanceWords.Select(word => new KeptValue(word, FindingKinds.Person, settings.Roles[PersonRole.Other].Clause))]),
                ServedText = document.Text,
                Masks = masks,
                FieldReplacements = FieldReplacements(findings, passages, partyNames),
                PartyNames = [.. facts.Parties.Select(party => party.Name)],
            },
        };
    }

    // Of nothing there is no doubt.
    private static double LeastConfidence(Finding[] findings, int from) =>
        findings.Where(finding => finding.Start >= from).Select(finding => finding.Confidence).DefaultIfEmpty(1).Min();

    // The names of hidden people are sought even if the text never has them whole.
    private static void NoteHiddenPeople(RedactionSettings settings, PersonRegister people, EvidenceValues values)
    {
        for (var i = 0; i < people.People.Count; i++)
        {
            if (settings.Roles[people.People[i].Role].Action == FindingAction.Hide)
            {
                values.Hide(people.People[i].Name, FindingKinds.Person);
            }
        }
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<Inline>> Fields(CasePassages passages, IReadOnlyList<Finding> findings) =>
        passages.Fields.Count == 0
            ? ReadOnlyDictionary<string, IReadOnlyList<Inline>>.Empty
            : passages.Fields.ToDictionary(field => field.Name, field => Masked(passages, findings, field.Range), StringComparer.Ordinal);

    private static IReadOnlyList<IReadOnlyList<Inline>> PartyNames(
        RedactionSettings settings, CaseFacts facts, CasePassages passages, IReadOnlyList<Finding> findings, PersonRegister people, MaskWords words) =>
        facts.Parties.Count == 0
            ? []
            : [.. facts.Parties.Zip(passages.Parties, (party, range) => range is { } name ? Masked(passages, findings, name) : PersonName(party.Name, people, words, settings))];

    private static IReadOnlyList<Inline> Masked(CasePassages passages, IReadOnlyList<Finding> findings, TextRange range) =>
        MaskedDocument.Inlines(passages.Text[range.Start..range.End], CasePassages.Within(findings, range));

    private static IReadOnlyList<string> FieldReplacements(IReadOnlyList<Finding> findings, CasePassages passages, IReadOnlyList<IReadOnlyList<Inline>> partyNames) =>
        passages.Document.Length == passages.Text.Length && partyNames.Count == 0
            ? []
            :
            [
                .. findings.Where(finding => finding.Start >= passages.Document.End && finding.Replacement is not null).Select(finding => finding.Replacement!)
                    .Concat(partyNames.SelectMany(name => name).Where(inline => inline.Redaction is not null).Select(inline => inline.Text))
                    .Distinct(StringComparer.Ordinal),
            ];

    private static IReadOnlyList<KnownPerson> FirstAppearances(IReadOnlyList<Candidate> resolved, PersonRegister people)
    {
        if (people.People.Count == 0)
        {
            return [];
        }

        var seen = new List<KnownPerson>();
        var known = new HashSet<int>();
        foreach (var person in resolved.Where(candidate => candidate.Person is not null).Select(candidate => candidate.Person!.Value).Concat(people.People.Select(person => person.Id)))
        {
            if (known.Add(person))
            {
                seen.Add(people.People[person]);
            }
        }

        return seen;
    }

    /// <summary>A natural person as named in public: by the mask, or in full where the role keeps the name. A name too short to be registered is hidden whole.</summary>
    private static IReadOnlyList<Inline> PersonName(string name, PersonRegister people, MaskWords words, RedactionSettings settings)
    {
        if (people.Find(Roster.Normalise(name)) is not { } person)
        {
            return [new Inline { Text = MaskWords.NameMask, Redaction = new Redaction(FindingKinds.Person, settings.Roles[PersonRole.Party].Clause) }];
        }

        return words.ForPerson(person.Id) is { } mask
            ? [new Inline { Text = mask, Redaction = new Redaction(FindingKinds.Person, settings.Roles[person.Role].Clause) }]
            : [new Inline { Text = name }];
    }
}
