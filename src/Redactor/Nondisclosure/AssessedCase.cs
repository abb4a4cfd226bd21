using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure.Ages;
using Disclosure.Redactor.Nondisclosure.Rules;
using Disclosure.Redactor.Nondisclosure.Signals;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>A case prepared for the rules: folded and searched once.</summary>
internal sealed class AssessedCase : IDisposable
{
    private readonly Dictionary<NondisclosureGround, List<string>>? _raised;
    private PartyLabels? _labels;
    private CaseDates? _dates;

    /// <summary>Prepares a case.</summary>
    public AssessedCase(SourceDocument document, CaseFacts facts, NondisclosurePolicy policy, SignalVocabulary vocabulary)
    {
        Document = document;
        Facts = facts;
        Policy = policy;
        Vocabulary = vocabulary;
        Scan = SignalScan.Of(document.Text, facts.Fields, vocabulary.Automaton);
        _raised = vocabulary.Raised(Scan);
        EarliestYear = BirthDates.Read(Scan, vocabulary, Births);
        AgeMention.Read(Scan, vocabulary, policy.Minors, Ages);
    }

    public SourceDocument Document { get; }

    public CaseFacts Facts { get; }

    public NondisclosurePolicy Policy { get; }

    public SignalVocabulary Vocabulary { get; }

    public SignalScan Scan { get; }

    /// <summary>The birth dates in the text.</summary>
    public List<BirthMention> Births { get; } = [];

    /// <summary>The ages told in words in the text.</summary>
    public List<AgeMention> Ages { get; } = [];

    /// <summary>The earliest year that the text or the agency speaks of, births aside; null when there is none.</summary>
    public int? EarliestYear { get; }

    /// <summary>The days that an age is counted on; read when first asked for.</summary>
    public CaseDates Dates => _dates ??= CaseDates.Of(Document, Facts, Births, Policy.Minors);

    /// <summary>Whether what stands at a place is said of a party.</summary>
    public bool IsOfParty(int at) => (_labels ??= new PartyLabels(Policy.Minors, Vocabulary.Deeds, Facts)).IsOfParty(Scan.Text, at);

    /// <summary>The words that raise a ground; empty when none does.</summary>
    public IReadOnlyList<string> WordsOf(NondisclosureGround ground) => _raised is not null && _raised.TryGetValue(ground, out var words) ? words : Array.Empty<string>();

    /// <summary>Holds the case for a person when words raise a ground.</summary>
    public void HoldForWords(NondisclosureGround ground, ICollection<RuleFinding> found)
    {
        if (WordsOf(ground) is { Count: > 0 } words)
            Raise(ground, Outcome.Hold, $"{Policy.Grounds[ground].Name}：出现“{string.Join("”“", words)}”", found);
    }

    /// <summary>Adds a finding under the clause of a ground.</summary>
    public void Raise(NondisclosureGround ground, Outcome outcome, string evidence, ICollection<RuleFinding> found) =>
        found.Add(new RuleFinding(outcome, new Ground(Policy.Grounds[ground].Clause, evidence)));

    /// <inheritdoc/>
    public void Dispose() => Scan.Dispose();
}
