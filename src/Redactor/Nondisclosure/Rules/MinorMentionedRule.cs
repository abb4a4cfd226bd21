using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure.Ages;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// A minor who is not a party: a parent's or a school's name may identify the child, so a person decides (未成年人保护法 Art. 103). Told by
/// the roster, by a birth date or an age that is not a party's, and by words.
/// </summary>
internal sealed class MinorMentionedRule : INondisclosureRule
{
    private const NondisclosureGround Ground = NondisclosureGround.MinorMentioned;

    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found)
    {
        if (assessed.Facts.People.Any(person => person.Role is PersonRole.Minor))
            assessed.Raise(Ground, Outcome.Hold, "报送信息载明案件涉及未成年人", found);

        var adult = assessed.Policy.Minors.AdultAge;
        if (assessed.Births.Exists(birth => IsMinor(assessed, birth.Last, adult) && !assessed.IsOfParty(birth.At)))
            assessed.Raise(Ground, Outcome.Hold, $"文中有未满{adult}周岁人员的身份证号码或者出生日期", found);
        if (assessed.Ages.Exists(age => (age.Years < adult || (age.IsBelow && age.Years == adult)) && !assessed.IsOfParty(age.At)))
            assessed.Raise(Ground, Outcome.Hold, $"文中有人员年龄未满{adult}周岁", found);
        assessed.HoldForWords(Ground, found);
    }

    private static bool IsMinor(AssessedCase assessed, DateOnly birth, int adult)
    {
        // Born so long before every year spoken of: grown up on any day.
        if (assessed.EarliestYear is { } year && assessed.Facts is { ViolatedOn: null, DecidedOn: null } && birth.Year + adult < year)
            return false;
        var day = assessed.Facts.ViolatedOn ?? assessed.Facts.DecidedOn ?? assessed.Dates.ViolatedOn ?? assessed.Dates.DecidedOn ?? assessed.Dates.EarliestOn;
        return day is { } known && Age.IsBelow(adult, birth, known);
    }
}
