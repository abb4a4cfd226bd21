using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>The grounds, signals and windows of Art. 11, from config/nondisclosure.json. Words are kept folded as texts are.</summary>
public sealed record NondisclosurePolicy
{
    private const string TradeSecretClause = "GS-11-2b";
    private const string PrivacyClause = "GS-11-2c";

    /// <summary>How minors are told.</summary>
    public required MinorsPolicy Minors { get; init; }

    /// <summary>How records of public order offences are told.</summary>
    public required PublicOrderPolicy PublicOrder { get; init; }

    /// <summary>Which papers are no decisions.</summary>
    public required ProcessRecordPolicy ProcessRecords { get; init; }

    /// <summary>How words are told from facts.</summary>
    public required ReadingPolicy Reading { get; init; }

    /// <summary>Every ground, by its kind.</summary>
    public required IReadOnlyDictionary<NondisclosureGround, GroundPolicy> Grounds { get; init; }

    /// <summary>What a person may withhold a case for, in the order of the screen. An agency's own laws are added here.</summary>
    public required IReadOnlyList<WithholdingReason> Reasons { get; init; }

    private static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads and checks the policy.</summary>
    /// <exception cref="NondisclosurePolicyException">It is not valid; all errors are listed.</exception>
    public static NondisclosurePolicy Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NondisclosurePolicy? read;
        try
        {
            read = JsonSerializer.Deserialize<NondisclosurePolicy>(stream, Options);
        }
        catch (JsonException exception)
        {
            throw new NondisclosurePolicyException([$"{exception.Path ?? "$"}: {exception.Message}"]);
        }

        if (read is null)
            throw new NondisclosurePolicyException(["$: the policy is empty."]);
        var errors = NondisclosurePolicyChecks.Check(read);
        return errors.Count == 0 ? read.Folded() : throw new NondisclosurePolicyException(errors);
    }

    /// <summary>
    /// Whether consent or the public interest may overcome these grounds (Art. 11(2)): there is one, and each is a commercial secret or
    /// privacy. One ground of any other kind beside them rules it out.
    /// </summary>
    public bool MayBeOverridden(IReadOnlyCollection<Ground> grounds)
    {
        ArgumentNullException.ThrowIfNull(grounds);
        return grounds.Count > 0 && grounds.All(ground => MayBeOverridden(ground.Clause));
    }

    /// <summary>Whether consent or the public interest may overcome a ground of a clause.</summary>
    public bool MayBeOverridden(string clause)
    {
        var known = Grounds.Values.Where(ground => ground.Clause.Equals(clause, StringComparison.Ordinal)).ToList();
        return known.Count > 0 && known.TrueForAll(ground => ground.Override is OverrideTerms.ConsentOrPublicInterest);
    }

    /// <summary>
    /// Whether no one person alone lets grounds of a clause go: commercial secrets and privacy, by the clauses of 公示办法 Art. 11(1)(二) and
    /// by those of the file. No setting takes that away.
    /// </summary>
    public bool TakesTwo(string clause) =>
        clause is TradeSecretClause or PrivacyClause
        || clause.Equals(Grounds[NondisclosureGround.TradeSecret].Clause, StringComparison.Ordinal)
        || clause.Equals(Grounds[NondisclosureGround.Privacy].Clause, StringComparison.Ordinal);

    private NondisclosurePolicy Folded() => this with
    {
        Minors = Minors with
        {
            PartyLabels = Fold(Minors.PartyLabels), OtherLabels = Fold(Minors.OtherLabels), BlockEnds = Fold(Minors.BlockEnds), PartySigns = Fold(Minors.PartySigns), NotPeople = Fold(Minors.NotPeople),
        },
        PublicOrder = PublicOrder with { Laws = Fold(PublicOrder.Laws), Cues = Fold(PublicOrder.Cues), Unless = Fold(PublicOrder.Unless) },
        ProcessRecords = ProcessRecords with { Headings = Fold(ProcessRecords.Headings), Marks = Fold(ProcessRecords.Marks) },
        Reading = Reading with
        {
            CitedLaws = Fold(Reading.CitedLaws), Denials = Fold(Reading.Denials), Particulars = Fold(Reading.Particulars), Norms = Fold(Reading.Norms), Duties = Fold(Reading.Duties),
            Conditions = Fold(Reading.Conditions), Prohibitions = Fold(Reading.Prohibitions), Signs = Fold(Reading.Signs), Deeds = Fold(Reading.Deeds),
            NameEndings = Fold(Reading.NameEndings), TitleLabels = Fold(Reading.TitleLabels),
        },
        Grounds = Grounds.ToDictionary(ground => ground.Key, ground => ground.Value with { Signals = [.. ground.Value.Signals.Select(Fold)] }),
    };

    private static NondisclosureSignal Fold(NondisclosureSignal signal) =>
        signal with { Words = Fold(signal.Words), Near = Fold(signal.Near), InTitle = Fold(signal.InTitle), Unless = Fold(signal.Unless) };

    private static List<string> Fold(IReadOnlyList<string> words) => [.. words.Select(SignalText.Fold)];
}
