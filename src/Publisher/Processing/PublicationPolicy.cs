using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Policies;
using Disclosure.Records;

namespace Disclosure.Publisher.Processing;

/// <summary>How decisions are published unless the agency asks otherwise; <c>config/publication.json</c>.</summary>
public sealed record PublicationPolicy
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "publication.json";

    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>Full text or summary, by what the party is (Art. 9).</summary>
    public required IReadOnlyDictionary<PartyKind, DisclosureMode> DefaultMode { get; init; }

    /// <summary>Which of <c>facts</c>, <c>basis</c>, <c>decision</c> a summary must have; acts not named need <see cref="OtherSummaryFields"/>.</summary>
    public required IReadOnlyDictionary<ActType, IReadOnlyList<string>> SummaryFields { get; init; }

    /// <summary>For all other acts (CX-14-1).</summary>
    public required IReadOnlyList<string> OtherSummaryFields { get; init; }

    /// <summary>After how many months the ground for withholding a decision is looked at again (政府信息公开条例 Art. 18); 1 to 120.</summary>
    public required int ReassessAfterMonths { get; init; }

    /// <summary>Whether the decision on a person may go out in full (Art. 9 leaves the choice to the agency).</summary>
    public FullTextRule NaturalPersonFullText { get; init; } = FullTextRule.WithReason;

    /// <summary>Which penalties go out only once their social impact was judged; null where the province's wider rule is followed and none is.</summary>
    public SocialImpactPolicy? SocialImpact { get; init; }

    /// <summary>Words by which a decision says how it was reached.</summary>
    public ProcedureWords ProcedureWords { get; init; } = new() { Simple = [], Ordinary = [] };

    /// <summary>How long decisions stay public; none by default, for the law sets no term (公示办法 Art. 8).</summary>
    public IReadOnlyList<DisplayTerm> DisplayTerms { get; init; } = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a policy.</exception>
    public static PublicationPolicy Read(string path) => PolicyFile.Read<PublicationPolicy>(path, "无法读取公示方式配置 (cannot read the publication policy)", static policy => policy.Errors());

    private IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        Check(Enum.GetValues<PartyKind>().All(DefaultMode.ContainsKey), "defaultMode must name every kind of party.");
        Check(ReassessAfterMonths is >= 1 and <= 120, "reassessAfterMonths must be from 1 to 120.");
        Check(
            DisplayTerms.All(term => term.Months is >= 1 and <= 1200 && term.Basis.Trim().Length > 0) && DisplayTerms.DistinctBy(term => term.ActType).Count() == DisplayTerms.Count,
            "displayTerms must name each kind of act once, with 1 to 1200 months and a legal basis.");
        Check(SocialImpact is not { Parties.Count: 0 }, "socialImpact.parties must name a kind of party; leave socialImpact out to judge no penalty.");
        Check(SocialImpact is not { Procedures.Count: 0, LightPenalties.Count: 0 }, "socialImpact must name procedures or lightPenalties.");
        Check(SocialImpact is null || IsClean([.. SocialImpact.LightPenalties, .. SocialImpact.HeavierWords]), "socialImpact: words must not be empty.");
        Check(IsClean([.. ProcedureWords.Simple, .. ProcedureWords.Ordinary]), "procedureWords: words must not be empty.");
        return errors;

        void Check(bool holds, string error)
        {
            if (!holds)
            {
                errors.Add(error);
            }
        }

        // An empty word stands in every text.
        static bool IsClean(IReadOnlyList<string> words) => words.All(word => word.Trim().Length > 0);
    }

    /// <summary>What the parties are together: any natural person makes it a natural person's decision.</summary>
    public static PartyKind KindOf(CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Parties.Any(party => party.Kind == PartyKind.NaturalPerson) ? PartyKind.NaturalPerson
            : fields.Parties.Any(party => party.Kind == PartyKind.Proprietorship) ? PartyKind.Proprietorship
            : PartyKind.Organisation;
    }

    /// <summary>How the decision is published.</summary>
    public DisclosureMode ModeOf(CaseSubmission fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var kind = KindOf(fields);
        var asked = fields.Mode ?? DefaultMode[kind];
        return asked is DisclosureMode.FullText && !MayBeFullText(kind) ? DisclosureMode.Summary : asked;
    }

    /// <summary>Whether the decision on such parties may go out in full at all.</summary>
    public bool MayBeFullText(PartyKind kind) => kind is not PartyKind.NaturalPerson || NaturalPersonFullText is not FullTextRule.Never;

    /// <summary>Whether a person must say why the decision on such parties goes out in full; not where full text is the rule.</summary>
    public bool AsksReason(PartyKind kind) =>
        kind is PartyKind.NaturalPerson && NaturalPersonFullText is FullTextRule.WithReason && DefaultMode[kind] is DisclosureMode.Summary;

    /// <summary>The day on which a decision withheld now is looked at again, Asia/Shanghai; null for a case that goes into another state.</summary>
    public DateOnly? ReassessOn(CaseState to, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return to == CaseState.Withheld ? DateOnly.FromDateTime(time.GetUtcNow().ToOffset(ChinaOffset).DateTime).AddMonths(ReassessAfterMonths) : null;
    }

    /// <summary>Which of the fields that its act's summary must have a decision lacks; empty when none.</summary>
    public IReadOnlyList<string> LacksOf(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var summary = decision.Summary;
        return [.. RequiredSummary(decision.ActType).Where(name => name switch
        {
            RecordBuilder.Facts => summary.Facts.Count == 0,
            RecordBuilder.Basis => summary.Basis.Count == 0,
            _ => summary.Decision.Count == 0,
        })];
    }

    /// <summary>The fields its summary must have.</summary>
    public IReadOnlyList<string> RequiredSummary(ActType actType) => SummaryFields.GetValueOrDefault(actType) ?? OtherSummaryFields;
}

/// <summary>When the decision on a natural person may go out in full.</summary>
public enum FullTextRule
{
    /// <summary>Never: a wish for it is answered with the summary.</summary>
    Never = 1,

    /// <summary>Once a person has said why.</summary>
    WithReason,

    /// <summary>Whenever the agency asks for it.</summary>
    AsAsked,
}

/// <summary>How long the decisions of an act stay public.</summary>
public sealed record DisplayTerm
{
    /// <summary>The act.</summary>
    public required ActType ActType { get; init; }

    /// <summary>Months from the day of the decision; the day that many months later is the last.</summary>
    public required int Months { get; init; }

    /// <summary>The law or regulation that sets the term.</summary>
    public required string Basis { get; init; }
}
