using System.Text.RegularExpressions;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Masking;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Policy;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor;

/// <summary>
/// Finds what the law hides (Art. 9, 10), masks it, and says whether the decision may be published at all (Art. 11). Fails closed:
/// when any rule cannot finish, the result is <see cref="Outcome.Quarantine"/> and holds no text. Safe for use by many threads.
/// </summary>
public sealed class DecisionRedactor
{
    private readonly RedactionSettings _settings;
    private readonly NameLexicon _lexicon;
    private readonly IReadOnlyList<IDetector> _detectors;
    private readonly NameFinder _names;

    private DecisionRedactor(RedactionSettings settings, NameLexicon lexicon)
    {
        _settings = settings;
        _lexicon = lexicon;

        var organisations = new OrganisationDetector(lexicon);
        _names = new NameFinder(lexicon, organisations);

        // The order is the order of reading only; overlaps are decided in CandidateOverlaps.
        _detectors =
        [
            new CreditCodeDetector(),
            new DocumentNumberDetector(),
            new CitizenIdDetector(),
            new OtherIdDetector(),
            new PhoneDetector(settings.Phones),
            new EmailDetector(),
            new InstantMessagingDetector(),
            new BankAccountDetector(),
            new PropertyCertificateDetector(),
            new PlateDetector(),
            new VehicleIdDetector(),
            new BirthDateDetector(),
            new PropertyStatusDetector(),
            new AddressDetector(lexicon),
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
        RedactionSettings? settings = null;
        try
        {
            using var stream = openConfig(RedactionSettingsReader.FileName);
            settings = RedactionSettingsReader.Read(stream, errors);
        }
        catch (IOException)
        {
            errors.Add($"{RedactionSettingsReader.FileName}: cannot be opened.");
        }

        var lexicon = NameLexicon.Read(openConfig, errors);
        return settings is not null && lexicon is not null ? new DecisionRedactor(settings, lexicon) : throw new RedactionConfigurationException(errors);
    }

    /// <summary>Redacts a document together with the fields and party names published beside it.</summary>
    public RedactionResult Redact(SourceDocument document, CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(facts);
        var step = "redaction";
        try
        {
            var passages = CasePassages.Join(document, facts);
            step = "folding";
            var text = ScannedText.Of(passages.Text);
            var candidates = new List<Candidate>();
            foreach (var detector in _detectors)
            {
                step = detector.Name;
                detector.Detect(text, candidates);
            }

            step = "names";
            var people = new PersonRegister();
            Roster.Register(facts, people);
            _names.Find(text, people, candidates);
            step = "masking";
            return RedactionAssembly.Assemble(_settings, _lexicon, document, facts, passages, people, candidates);
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException)
        {
            return Quarantined(step);
        }
    }

    private static RedactionResult Quarantined(string step) => new()
    {
        Outcome = Outcome.Quarantine,
        Findings = [],
        Grounds = [new Ground("GS-10-1", $"自动隐去未能完成（规则 {step}），须由人工处理")],
    };
}
