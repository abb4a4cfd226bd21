using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 当事人是未成年人 (Art. 11(1)(一)): a party under age on the day of the violation or of the decision is never published. Age is told by
/// birth date or ID number, of the roster or labelled at a party in the text.
/// </summary>
internal sealed class MinorPartyRule : INondisclosureRule
{
    private const string Clause = "GS-11-1";

    /// <inheritdoc/>
    public IEnumerable<RuleFinding> Assess(AssessedCase assessed)
    {
        var births = assessed.Facts.Parties.SelectMany(party => new[] { party.BirthDate, BirthDates.OfCitizenId(party.CitizenId) }).OfType<DateOnly>()
            .Concat(BirthDates.In(assessed.Folded).Where(birth => PartyLabels.IsOfParty(assessed, birth.At)).Select(birth => birth.Date));
        return births.Select(birth => Judge(assessed, birth)).OfType<RuleFinding>();
    }

    private static RuleFinding? Judge(AssessedCase assessed, DateOnly birth)
    {
        var minors = assessed.Policy.Minors;
        if (assessed.ViolatedOn is { } violated && Age.IsBelow(minors.AdultAge, birth, violated))
            return new RuleFinding(Outcome.Withhold, new Ground(Clause, $"当事人在违法行为发生之日未满{minors.AdultAge}周岁"));
        if (assessed.DecidedOn is { } decided && Age.IsBelow(minors.AdultAge, birth, decided))
            return new RuleFinding(Outcome.Withhold, new Ground(Clause, $"当事人在决定作出之日未满{minors.AdultAge}周岁"));
        if (assessed.ViolatedOn is null && assessed.DecidedOn is null)
            return WithoutDates(assessed, birth);
        // A date read from the text is the first one found, not surely that of the violation.
        if (assessed.Facts.ViolatedOn is null && Age.IsBelow(minors.AdultAge + minors.UnknownViolationYears, birth, assessed.DecidedOn ?? assessed.ViolatedOn!.Value))
            return new RuleFinding(Outcome.Hold, new Ground(Clause, "违法日期不明，当事人在违法行为发生之日可能未成年"));
        return null;
    }

    /// <summary>Of age on the earliest day the text speaks of is of age on every day that counts; otherwise a person decides.</summary>
    private static RuleFinding? WithoutDates(AssessedCase assessed, DateOnly birth) =>
        assessed.EarliestOn is { } earliest && !Age.IsBelow(assessed.Policy.Minors.AdultAge, birth, earliest)
            ? null
            : new RuleFinding(Outcome.Hold, new Ground(Clause, "决定日期和违法日期均不明，无法判断当事人是否成年"));
}
