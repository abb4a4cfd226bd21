using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Confidence;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Detectors.Addresses;
using Disclosure.Redactor.Detectors.Certificates;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Masking;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Names.SplitNames;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.Redactor.Nondisclosure;
using Disclosure.Redactor.Policy;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor;

/// <summary>
/// Finds what the law hides (Art. 9, 10), masks it, and says whether the decision may be published at all (Art. 11). Fails closed:
/// when any rule cannot finish, the result is <see cref="Outcome.Quarantine"/> and holds no text. Safe for use by many threads.
/// </summary>
public sealed class DecisionRedactor
{
    private const string NondisclosureFile = "nondisclosure.json";

    private readonly NondisclosureAssessor _assessor;
    private readonly RedactionPolicy _policy;
    private readonly NameLexicon _lexicon;
    private readonly ContextWords _contexts;
    private readonly IReadOnlyList<IDetector> _detectors;
    private readonly HomesBehindNames _homes;
    private readonly SplitNameReader _splitNames;
    private readonly Func<NameSources, NameFinder> _finderOf;
    private NameFinder? _names;
    private UnseenNames? _unseen;
    private FindingConfidence _confidence;

    private DecisionRedactor(RedactionPolicy policy, NameLexicon lexicon, NameModel model, DetectorWords words, FindingConfidence confidence, NondisclosureAssessor assessor)
    {
        _confidence = confidence;
        _assessor = assessor;
        _policy = policy;
        _lexicon = lexicon;
        _contexts = words.Contexts;

        var organisations = new OrganisationDetector(lexicon);
        var grammar = new AddressGrammar(words.Addresses, lexicon);
        var addresses = new AddressDetector(grammar, lexicon);
        _homes = new HomesBehindNames(grammar, addresses);
        _splitNames = new SplitNameReader(lexicon);
        _finderOf = sources => new NameFinder(lexicon, new NameTagger(model, lexicon), organisations, sources);
        _names = _finderOf(NameSources.All);
        _unseen = new UnseenNames(_names, lexicon, words.Contexts);

        // The order is the order of reading only; overlaps are decided in CandidateOverlaps.
        _detectors =
        [
            new CreditCodeDetector(),
            new DocumentNumberDetector(),
            new CitizenIdDetector(),
            new OtherIdDetector(),
            new OfficerCertificateDetector(),
            new PhoneDetector(policy.Phones),
            new EmailDetector(),
            new InstantMessagingDetector(),
            new BankAccountDetector(words.Cards),
            new PartialNumberDetector(),
            new PropertyCertificateDetector(new CertificateGrammar(words.Certificates, lexicon), words.Certificates),
            new PlateDetector(),
            new VehicleIdDetector(),
            new BirthDateDetector(),
            new ParticularsDetector(words.Particulars),
            new PropertyStatusDetector(words.Means),
            addresses,
            organisations,
        ];
    }

    /// <summary>Reads and checks the configuration.</summary>
    /// <param name="openConfig">Opens a file of the configuration by its name with forward slashes, such as <c>redaction.json</c> or <c>names/surnames.txt</c>.</param>
    /// <exception cref="RedactionConfigurationException">The configuration is not valid; all errors are listed.</exception>
    public static DecisionRedactor Create(Func<string, Stream> openConfig)
    {
        ArgumentNullException.ThrowIfNull(openConfig);
        var errors = new List<string>();
        var redaction = RedactionPolicy.Read(openConfig, errors);
        var policy = Open(openConfig, NondisclosureFile, stream => ReadPolicy(stream, errors), errors);
        var lexicon = NameLexicon.Read(openConfig, errors);
        var model = NameModel.Read(openConfig, errors);
        var words = DetectorWords.Read(openConfig, errors);
        var confidence = ConfidenceFile.Read(openConfig, errors);
        return redaction is not null && lexicon is not null && model is not null && words is not null && confidence is not null && policy is not null
            ? new DecisionRedactor(redaction, lexicon, model, words, confidence, new NondisclosureAssessor(policy))
            : throw new RedactionConfigurationException(errors);
    }

    /// <summary>This redactor with a part of its search for names: to measure what each part is worth, never to publish.</summary>
    internal DecisionRedactor With(NameSources sources)
    {
        var other = (DecisionRedactor)MemberwiseClone();
        other._names = sources is NameSources.None ? null : _finderOf(sources);
        other._unseen = null;
        return other;
    }

    /// <summary>This redactor, telling every candidate that becomes a finding: to measure how sure it can be, never to publish.</summary>
    internal DecisionRedactor Watched(Action<Candidate> watch)
    {
        var other = (DecisionRedactor)MemberwiseClone();
        other._confidence = _confidence.Watched(watch);
        return other;
    }

    /// <summary>Redacts a document together with the fields and party names published beside it, and assesses it under Art. 11.</summary>
    public RedactionResult Redact(SourceDocument document, CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(facts);
        var step = "nondisclosure";
        try
        {
            var settings = _policy.For(facts);
            var assessment = _assessor.Assess(document, facts);
            if (assessment.Outcome == Outcome.Refuse)
            {
                return Without(Outcome.Refuse, assessment.Grounds);
            }

            step = "folding";
            var passages = CasePassages.Join(document, facts);
            var split = _splitNames.Read(ScannedText.Fold(passages.Text));
            using var text = ScannedText.Of(passages.Text, split.Joined, _contexts);
            var candidates = CandidateLists.Rent();
            foreach (var detector in _detectors)
            {
                step = detector.Name;
                detector.Detect(text, candidates);
            }

            candidates.RemoveAll(candidate => ParticularsDetector.IsParticular(candidate.Matter) && settings.RuleOf(candidate.Kind, candidate.Matter).Action == FindingAction.Keep);
            step = "names";
            var people = new PersonRegister();
            Roster.Register(facts, people);
            people.MeetSplit(split);
            _unseen?.Register(document, text, people);
            _names?.Find(text, people, candidates);
            NamesBeforeInstitutions.Part(_lexicon, passages.Text, people, candidates);
            _homes.Find(text, candidates);
            step = "lists";
            ListedValues.Apply(settings, text, facts, people, candidates);
            OpenAnswers.Prepare(settings, _lexicon, text, people, candidates);
            step = "masking";
            var redacted = RedactionAssembly.Assemble(settings, _lexicon, _confidence, document, facts, passages, people, candidates);
            CandidateLists.Return(candidates);
            return Join(redacted, assessment);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The exception may quote the text, so nothing of it is passed on but the name of the rule.
            return Without(Outcome.Quarantine, [new Ground("GS-10-1", $"自动隐去未能完成（规则 {step}），须由人工处理")]);
        }
    }

    // A name that a person must look at is a ground to hold; what Art. 11 says comes first where it is stricter.
    private static RedactionResult Join(RedactionResult redacted, NondisclosureAssessment assessment)
    {
        if (assessment.Outcome == Outcome.Quarantine)
        {
            return Without(Outcome.Quarantine, assessment.Grounds) with { Findings = redacted.Findings };
        }

        if (assessment.Outcome == Outcome.Publish)
        {
            return redacted;
        }

        var stricter = assessment.Outcome > redacted.Outcome;
        return redacted with
        {
            Outcome = stricter ? assessment.Outcome : redacted.Outcome,
            Grounds = assessment.Outcome >= redacted.Outcome ? [.. assessment.Grounds, .. redacted.Grounds] : [.. redacted.Grounds, .. assessment.Grounds],
        };
    }

    private static RedactionResult Without(Outcome outcome, IReadOnlyList<Ground> grounds) => new() { Outcome = outcome, Findings = [], Grounds = grounds };

    private static NondisclosurePolicy? ReadPolicy(Stream stream, List<string> errors)
    {
        try
        {
            return NondisclosurePolicy.Load(stream);
        }
        catch (NondisclosurePolicyException invalid)
        {
            errors.AddRange(invalid.Errors.Select(error => $"{NondisclosureFile}: {error}"));
            return null;
        }
    }

    private static T? Open<T>(Func<string, Stream> openConfig, string name, Func<Stream, T?> read, List<string> errors)
        where T : class
    {
        try
        {
            using var stream = openConfig(name);
            return read(stream);
        }
        catch (IOException)
        {
            errors.Add($"{name}: cannot be opened.");
            return null;
        }
    }
}
