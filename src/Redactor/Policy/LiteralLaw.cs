using System.Collections.Frozen;

namespace Disclosure.Redactor.Policy;

/// <summary>
/// What 公示办法 Art. 9 and 10 say word for word of every target of the policy, and where they leave room. A target is written as in the
/// file: <c>kinds.phone</c>, <c>roles.officer</c>, <c>particulars.sex</c>, <c>questions.sameName</c>. What stands here without another
/// answer is a floor: no setting and no override changes it. What has other answers is an open question: another answer than the
/// literal one must cite its basis and say whether it is stricter or looser, so that no slip of one word changes what is hidden.
/// </summary>
internal static class LiteralLaw
{
    private static readonly string[] ByStrictness = ["hide", "hold", "generalise", "withName", "keep"];

    private static readonly FrozenDictionary<string, string[]> Answers = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        // Art. 10(2): the county of a residence names nobody's home.
        ["kinds.address"] = ["hide", "generalise"],
        ["kinds.citizen_id"] = ["hide"],
        ["kinds.other_id"] = ["hide"],
        ["kinds.phone"] = ["hide"],
        ["kinds.email"] = ["hide"],
        ["kinds.im"] = ["hide"],
        ["kinds.bank_account"] = ["hide"],
        ["kinds.property_certificate"] = ["hide"],
        ["kinds.plate"] = ["hide"],
        ["kinds.vehicle_id"] = ["hide"],
        ["kinds.property_status"] = ["hide"],
        // Art. 9: the names of organisations and the number of the decision must be there.
        ["kinds.organisation"] = ["keep"],
        ["kinds.document_number"] = ["keep"],
        ["kinds.credit_code"] = ["keep", "hide"],
        // Art. 10(1).
        ["roles.party"] = ["hide"],
        ["roles.legalRepresentative"] = ["keep", "hide"],
        ["roles.personInCharge"] = ["hide", "keep"],
        ["roles.proprietor"] = ["hide", "keep"],
        ["roles.managingPartner"] = ["hide", "keep"],
        ["roles.officer"] = ["hide", "keep"],
        ["roles.witness"] = ["hide"],
        ["roles.agent"] = ["hide"],
        ["roles.complainant"] = ["hide"],
        ["roles.minor"] = ["hide"],
        ["roles.other"] = ["hide"],
        // Art. 10(4): not named by Art. 10(2); the year of birth tells an adult.
        ["particulars.birthDate"] = ["generalise", "hide", "keep"],
        ["particulars.sex"] = ["keep", "hide"],
        ["particulars.ethnicity"] = ["keep", "hide"],
        ["particulars.education"] = ["keep", "hide"],
        ["particulars.workplace"] = ["keep", "hide"],
        ["questions.officerCertificate"] = ["withName", "hide"],
        ["questions.collectionAccount"] = ["hide", "keep"],
        ["questions.organisationPlate"] = ["hide", "keep"],
        ["questions.serviceNumbers"] = ["keep", "hide"],
        ["questions.agencyHotlines"] = ["keep", "hide"],
        ["questions.nameInOrganisation"] = ["hold", "keep"],
        ["questions.punishedLegalRepresentative"] = ["hold", "keep", "hide"],
        ["questions.sameName"] = ["hold", "hide"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every target.</summary>
    public static IEnumerable<string> Targets => Answers.Keys;

    /// <summary>The keys of a group (<c>kinds</c>, <c>roles</c>, <c>particulars</c>, <c>questions</c>).</summary>
    public static IEnumerable<string> KeysOf(string group) =>
        Answers.Keys.Where(target => target.StartsWith(group + ".", StringComparison.Ordinal)).Select(target => target[(group.Length + 1)..]);

    /// <summary>Whether this is a target.</summary>
    public static bool Knows(string target) => Answers.ContainsKey(target);

    /// <summary>The literal law's answer.</summary>
    public static string Literal(string target) => Answers[target][0];

    /// <summary>Whether an answer is the literal law's.</summary>
    public static bool IsLiteral(string target, string action) => string.Equals(Literal(target), action, StringComparison.Ordinal);

    /// <summary>Whether an answer hides more than another (below 0), less (above 0) or is the same.</summary>
    public static int Compare(string action, string other) => Array.IndexOf(ByStrictness, action).CompareTo(Array.IndexOf(ByStrictness, other));

    /// <summary>Why an answer cannot be given to a target; null when it can.</summary>
    public static string? Objection(string target, string action)
    {
        var answers = Answers[target];
        return answers.Contains(action, StringComparer.Ordinal) ? null
            : answers.Length == 1 ? $"the law leaves nothing open here: {answers[0]} is required"
            : $"one of {string.Join(", ", answers)} is required";
    }
}
