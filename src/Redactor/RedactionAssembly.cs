using Disclosure.Records;
using Disclosure.Redactor.Cases;
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
        SourceDocument document,
        CaseFacts facts,
        CasePassages passages,
        PersonRegister people,
        IReadOnlyList<Candidate> candidates)
    {
        FindingAction ActionOf(Candidate candidate) => candidate switch
        {
            { Keep: true } => FindingAction.Keep,
            { Person: { } person } => settings.Roles[people.People[person].Role].Action,
            _ => settings.RuleOf(candidate.Kind, candidate.Matter).Action,
        };

        var resolved = ValueOwners.MarkPlates(settings, CandidateOverlaps.Resolve(passages.Text, candidates, candidate => ActionOf(candidate) == FindingAction.Keep));
        var order = FirstAppearances(resolved, people);
        var words = MaskWords.For(settings, order, name => FamilyPart.Of(name, lexicon), passages.Text);
        var findings = new List<Finding>(resolved.Count);
        foreach (var candidate in resolved)
        {
            var action = ActionOf(candidate);
            var role = candidate.Person is { } person ? people.People[person].Role : (PersonRole?)null;
            findings.Add(new Finding
            {
                Start = candidate.Range.Start,
                End = candidate.Range.End,
                Text = passages.Text[candidate.Range.Start..candidate.Range.End],
                Kind = candidate.Kind,
                Matter = candidate.Matter,
                Role = role,
                Action = action,
                Rule = candidate.Rule,
                Clause = candidate.Clause ?? (role is { } known ? settings.Roles[known].Clause : ValueOwners.ClauseOf(settings.RuleOf(candidate.Kind, candidate.Matter), candidate, resolved)),
                Confidence = candidate.Confidence,
                Trace = candidate.Trace,
                Replacement = words.For(candidate, action, passages.Text),
            });
        }

        var own = CasePassages.Within(findings, passages.Document);
        var (body, masks) = MaskedDocument.Build(document, own);
        var partyNames = facts.Parties.Zip(passages.Parties, (party, range) => range is { } name ? Masked(name) : PersonName(party.Name, people, words, settings)).ToList();
        IReadOnlyList<Inline> Masked(TextRange range) =>
            MaskedDocument.Inlines(passages.Text[range.Start..range.End], CasePassages.Within(findings, range));
        IReadOnlyList<Ground> grounds = [.. NameGrounds.For(settings, people, findings, candidates, passages.Text), .. NumberGrounds.For(findings), .. IncomeGrounds.For(passages.Text)];
        return new RedactionResult
        {
            Outcome = grounds.Count > 0 ? Outcome.Hold : Outcome.Publish,
            Findings = own,
            Grounds = grounds,
            Body = body,
            Fields = passages.Fields.ToDictionary(
                field => field.Name,
                field => Masked(field.Range),
                StringComparer.Ordinal),
            PartyNames = partyNames,
            Evidence = new ReleaseEvidence
            {
                Hidden = HiddenValues.Of(findings, people, settings),
                Kept =
                [
                    .. findings.Where(finding => finding.Action == FindingAction.Keep).Select(finding => new KeptValue(finding.Text, finding.Kind, finding.Clause)).Distinct(),
                    .. people.ChanceWords.Select(word => new KeptValue(word, FindingKinds.Person, settings.Roles[PersonRole.Other].Clause)),
                ],
                ServedText = document.Text,
                Masks = masks,
                FieldReplacements =
                [
                    .. findings.Where(finding => finding.Start >= passages.Document.End && finding.Replacement is not null).Select(finding => finding.Replacement!)
                        .Concat(partyNames.SelectMany(name => name).Where(inline => inline.Redaction is not null).Select(inline => inline.Text))
                        .Distinct(StringComparer.Ordinal),
                ],
                PartyNames = [.. facts.Parties.Select(party => party.Name)],
            },
        };
    }

    private static IReadOnlyList<KnownPerson> FirstAppearances(IReadOnlyList<Candidate> resolved, PersonRegister people)
    {
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
