using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.BulkApproval;

/// <summary>
/// What keeps a case from being approved together with others. Every doubt does: such a case is opened and reviewed by itself, under the rules
/// of every approval, which hold here as well.
/// </summary>
internal static class BulkRules
{
    /// <summary>How the audit tells that a case was approved together with others.</summary>
    public const string Approved = "bulk";

    /// <summary>The policy does not let the agency do it.</summary>
    public const string Off = "bulk-off";

    /// <summary>The policy does not name the kind of act.</summary>
    public const string Act = "bulk-act";

    /// <summary>The case does not wait for review.</summary>
    public const string State = "bulk-state";

    /// <summary>保密审查 is not recorded, or did not find it publishable.</summary>
    public const string Secrecy = "bulk-secrecy";

    /// <summary>The redactor has not looked, found nothing at all, or would not publish.</summary>
    public const string Unsearched = "bulk-unsearched";

    /// <summary>A finding is less than certain.</summary>
    public const string Uncertain = "bulk-uncertain";

    /// <summary>A natural person is among the parties.</summary>
    public const string Person = "bulk-person";

    /// <summary>A 个体工商户 is among the parties, and the policy leaves those out.</summary>
    public const string Proprietorship = "bulk-proprietorship";

    /// <summary>Nobody knows who or what the parties are.</summary>
    public const string Parties = "bulk-parties";

    /// <summary>A ground against publication is or was on record.</summary>
    public const string Grounds = "bulk-grounds";

    /// <summary>A reviewer corrected something of it.</summary>
    public const string Corrected = "bulk-corrected";

    /// <summary>It would take the place of something public.</summary>
    public const string Amendment = "bulk-amendment";

    /// <summary>What is read was converted, and must be compared with what was served.</summary>
    public const string Converted = "bulk-converted";

    /// <summary>What is read was typed from paper or a scan, and must be compared with that.</summary>
    public const string Typed = "bulk-typed";

    /// <summary>Everything that forbids it; empty when nothing does.</summary>
    /// <param name="facts">The case.</param>
    /// <param name="user">Who would approve it.</param>
    /// <param name="policy">Which cases may be approved so.</param>
    /// <param name="publication">How much of a case is public, which is to be settled before.</param>
    public static IReadOnlyList<string> Forbidding(ReviewFacts facts, DeskUser user, ReviewPolicy policy, PublicationPolicy publication)
    {
        var bulk = policy.BulkApproval;
        if (!bulk.IsOpenTo(user.AgencyCode))
        {
            return [Off];
        }

        if (CaseActs.Forbids(user, facts.Case, CaseAct.Approve) is { } duty)
        {
            return [duty];
        }

        if (facts.Case.State is not CaseState.InReview)
        {
            return [State];
        }

        string[] found = [.. Content(facts, policy.Confidence, bulk)];
        return found.Contains(Person, StringComparer.Ordinal) || facts.Fields is null ? found : [.. found, .. Settled(PublicationTerms.Of(publication, facts.Fields, facts.Choice, facts.Impact), user)];
    }

    /// <summary>The sentence on screen.</summary>
    public static string Chinese(string rule) => rule switch
    {
        Off => "本机关没有开启批量批准。",
        Act => "这一类别的决定须逐件批准。",
        State => "不在“待审核”状态。",
        Secrecy => "还没有记录保密审查，或者结论不是可以公开。",
        Unsearched => "系统没有在文书里发现任何内容，须由人通读。",
        Uncertain => "有的发现不是“很有把握”，须逐处核对。",
        Person => "当事人里有自然人。",
        Proprietorship => "当事人里有个体工商户。",
        Parties => "当事人的种类不清楚。",
        Grounds => "有暂缓或者不予公开情形的记录。",
        Corrected => "审核人对隐去的内容提出过更正。",
        Amendment => "用来替换已经公示的版本。",
        Converted => "送达文本由其他格式转换而来，须与原件逐段核对。",
        Typed => "摘要是照纸质文书录入的，须与原件逐项核对。",
        _ => DutyRules.Chinese(rule),
    };

    private static IEnumerable<string> Content(ReviewFacts facts, ConfidenceBands bands, BulkApprovalPolicy bulk)
    {
        if (facts.Case.ActType is not { } act || !bulk.Acts.Contains(act))
        {
            yield return Act;
        }

        if (facts.SecrecyReview is not { Conclusion: SecrecyConclusion.Publishable })
        {
            yield return Secrecy;
        }

        if (facts.Redaction is not { Outcome: Outcome.Publish, Findings.Count: > 0 } redaction || facts.Candidate is null)
        {
            yield return Unsearched;
        }
        else if (redaction.Findings.Select(finding => finding.Confidence).Append(redaction.LeastFieldConfidence ?? 0).Any(confidence => bands.Of(confidence) is not ConfidenceBand.Certain))
        {
            yield return Uncertain;
        }

        var parties = facts.Fields?.Parties ?? [];
        if (parties.Any(party => party.Kind is PartyKind.NaturalPerson) || IsNamedAsPerson(facts, parties))
        {
            yield return Person;
        }
        else if (parties.Count == 0 || parties.Any(party => party.Kind is not (PartyKind.Organisation or PartyKind.Proprietorship)))
        {
            yield return Parties;
        }
        else if (!bulk.Proprietorships && parties.Any(party => party.Kind is PartyKind.Proprietorship))
        {
            yield return Proprietorship;
        }

        if (facts.Grounds.Count > 0 || facts.Redaction is { Grounds.Count: > 0 } || facts.Override is not null || facts.Case.ReleasedAt is not null)
        {
            yield return Grounds;
        }

        if (facts.Corrections is { } corrections && corrections.Rejected.Count + corrections.Missed.Count + corrections.TakenBack.Count > 0)
        {
            yield return Corrected;
        }

        if (facts.Case.AmendsCase is not null)
        {
            yield return Amendment;
        }

        if (facts.File is not { ConvertedFrom: null })
        {
            yield return Converted;
        }
        else if (facts.File.IsTyped)
        {
            yield return Typed;
        }
    }

    // The approval asks for the same; asked here, so that it is told before.
    private static IEnumerable<string> Settled(PublicationTerms terms, DeskUser user)
    {
        if (terms.LacksReason)
        {
            yield return DutyRules.FullTextReason;
        }

        if (terms.IsImpactOpen)
        {
            yield return DutyRules.SocialImpact;
        }

        if (!CaseActs.IsSecondPerson(user, terms))
        {
            yield return DutyRules.WidenedTakesTwo;
        }
    }

    // Whatever the agency calls a party, and whomever it leaves out: one whose name is hidden in public, one who reads as a person in the text, and
    // a person whom the text itself calls a party.
    private static bool IsNamedAsPerson(ReviewFacts facts, IReadOnlyList<CaseParty> parties) =>
        (facts.Redaction?.PartyNames ?? []).Any(party => party.Any(inline => inline.Redaction is not null))
        || (facts.Redaction?.Findings ?? []).Any(finding =>
            finding is { Kind: FindingKinds.Person, Role: PersonRole.Party or PersonRole.Minor }
            || (finding.Kind is FindingKinds.Person && parties.Any(party => string.Equals(party.Name, finding.Text, StringComparison.Ordinal))))
        || (facts.Redaction?.Evidence is { ServedText: var text }
            && DecisionFieldExtractor.Extract(SourceDocument.FromText(text)).Parties.Any(party => party.Kind is PartyKind.NaturalPerson));
}
