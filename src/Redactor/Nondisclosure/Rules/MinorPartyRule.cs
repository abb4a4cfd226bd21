using Disclosure.Records;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure.Ages;
using Disclosure.Redactor.Nondisclosure.Signals;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 当事人是未成年人 (Art. 11(1)(一)): a party under age on the day of the violation or of the decision is never published. Age is told by
/// birth date or ID number, of the roster or said of a party in the text, else by an age in words; one who acts for the party, or his
/// being a pupil, asks for a person where no birth date tells more.
/// </summary>
internal sealed class MinorPartyRule : INondisclosureRule
{
    private const NondisclosureGround Ground = NondisclosureGround.MinorParty;

    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found)
    {
        var births = BirthsOf(assessed);
        var isMixed = assessed.Facts.Parties.Any(party => party.Kind is PartyKind.Organisation) || births.Exists(birth => !MayBeMinor(assessed, birth));
        foreach (var birth in births)
        {
            if (MayBeMinor(assessed, birth) && Judge(assessed, birth) is { } finding)
                Raise(assessed, finding.Outcome, finding.Evidence, isMixed, found);
        }

        var parties = assessed.Facts.Parties;
        if (births.Count == 0 && (parties.Count == 0 || parties.Any(party => party.Kind is not PartyKind.Organisation)))
            AssessWords(assessed, isMixed, found);
    }

    private static List<BirthMention> BirthsOf(AssessedCase assessed)
    {
        var births = new List<BirthMention>();
        foreach (var party in assessed.Facts.Parties)
        {
            if (party.BirthDate is { } told)
                births.Add(new BirthMention(-1, told, told));
            if (BirthDates.OfCitizenId(party.CitizenId) is { } numbered)
                births.Add(new BirthMention(-1, numbered, numbered));
        }

        foreach (var birth in assessed.Births)
        {
            if (assessed.IsOfParty(birth.At))
                births.Add(birth);
        }

        return births;
    }

    // Grown up long before any year spoken of: the days need not be read.
    private static bool MayBeMinor(AssessedCase assessed, BirthMention birth)
    {
        var earliest = Math.Min(Math.Min(assessed.EarliestYear ?? 9999, assessed.Facts.ViolatedOn?.Year ?? 9999), assessed.Facts.DecidedOn?.Year ?? 9999);
        var minors = assessed.Policy.Minors;
        return birth.Last.Year + minors.AdultAge + minors.UnknownViolationYears >= (earliest == 9999 ? minors.EarliestViolationYear : earliest);
    }

    private static (Outcome Outcome, string Evidence)? Judge(AssessedCase assessed, BirthMention birth)
    {
        var adult = assessed.Policy.Minors.AdultAge;
        var (decided, violated, earliest) = assessed.Dates;
        if (IsBelow(adult, birth.First, violated))
            return (Outcome.Withhold, $"当事人在违法行为发生之日未满{adult}周岁");
        if (IsBelow(adult, birth.First, decided))
            return (Outcome.Withhold, $"当事人在决定作出之日未满{adult}周岁");
        if (IsBelow(adult, birth.Last, violated) || IsBelow(adult, birth.Last, decided))
            return (Outcome.Hold, $"当事人的出生日期不全，可能未满{adult}周岁");
        if (violated is null && decided is null)
        {
            // Of age on the earliest day the text speaks of is of age on every day that counts; otherwise a person decides.
            return earliest is { } day && !Age.IsBelow(adult, birth.Last, day) ? null : (Outcome.Hold, "决定日期和违法日期均不明，无法判断当事人是否成年");
        }

        // A date read from the text is the first one found, not surely that of the violation.
        return assessed.Facts.ViolatedOn is null && Age.IsBelow(adult + assessed.Policy.Minors.UnknownViolationYears, birth.Last, (decided ?? violated)!.Value)
            ? (Outcome.Hold, "违法日期不明，当事人在违法行为发生之日可能未成年")
            : null;
    }

    private static bool IsBelow(int years, DateOnly birth, DateOnly? day) => day is { } known && Age.IsBelow(years, birth, known);

    private static void AssessWords(AssessedCase assessed, bool isMixed, ICollection<RuleFinding> found)
    {
        var minors = assessed.Policy.Minors;
        foreach (var age in assessed.Ages)
        {
            if (!assessed.IsOfParty(age.At))
                continue;
            if (age.Years < minors.AdultAge || (age.IsBelow && age.Years == minors.AdultAge))
                Raise(assessed, Outcome.Withhold, $"文中载明当事人未满{minors.AdultAge}周岁", isMixed, found);
            else if (!age.IsBelow && age.Years < minors.AdultAge + minors.UnknownViolationYears)
                Raise(assessed, Outcome.Hold, "当事人刚满成年，在违法行为发生之日可能未成年", isMixed, found);
        }

        foreach (var hit in assessed.Scan.Hits)
        {
            if (assessed.Vocabulary.Has(hit.Word, WordUse.PartySign) && assessed.Vocabulary.Reading.IsFact(assessed.Scan, hit.Start, hit.End))
            {
                Raise(assessed, Outcome.Hold, $"文中出现“{assessed.Vocabulary.Word(hit.Word)}”，当事人可能是未成年人", isMixed: false, found);
                return;
            }
        }
    }

    private static void Raise(AssessedCase assessed, Outcome outcome, string evidence, bool isMixed, ICollection<RuleFinding> found)
    {
        var isSoftened = outcome is Outcome.Withhold && isMixed && assessed.Policy.Minors.MixedParties is MixedParties.Hold;
        assessed.Raise(Ground, isSoftened ? Outcome.Hold : outcome, isSoftened ? evidence + "，其他当事人不是未成年人" : evidence, found);
    }
}
