using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>A minor who is not a party: a parent's or a school's name may identify the child, so a person decides (未成年人保护法 Art. 103).</summary>
internal sealed class MinorMentionedRule : INondisclosureRule
{
    private const string Clause = "LAW-WCN-103";

    /// <inheritdoc/>
    public IEnumerable<RuleFinding> Assess(AssessedCase assessed)
    {
        if (assessed.Facts.People.Any(person => person.Role is PersonRole.Minor))
            yield return new RuleFinding(Outcome.Hold, new Ground(Clause, "报送信息载明案件涉及未成年人"));

        var adultAge = assessed.Policy.Minors.AdultAge;
        var day = assessed.ViolatedOn ?? assessed.DecidedOn ?? assessed.EarliestOn;
        if (day is not null && BirthDates.In(assessed.Folded).Any(birth => !PartyLabels.IsOfParty(assessed, birth.At) && Age.IsBelow(adultAge, birth.Date, day.Value)))
            yield return new RuleFinding(Outcome.Hold, new Ground(Clause, $"文中有未满{adultAge}周岁人员的身份证号码或者出生日期"));
    }
}
