using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Policy;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor.Masking;

/// <summary>What the release verifier must look for: every hidden surface form as served. It folds by itself.</summary>
internal static class HiddenValues
{
    /// <summary>Distinct values, in order of appearance; the names of hidden people are there even if the text never has them whole.</summary>
    public static IReadOnlyList<HiddenValue> Of(IReadOnlyList<Finding> findings, PersonRegister people, RedactionSettings settings)
    {
        var values = new List<HiddenValue>();
        var seen = new HashSet<(string Text, string Kind)>();
        void Add(string text, string kind)
        {
            if (text.Length > 0 && seen.Add((text, kind)))
            {
                values.Add(new HiddenValue(text, kind));
            }
        }

        foreach (var finding in findings.Where(finding => finding.Replacement is not null && !IsOfAnyone(finding.Matter)))
        {
            Add(finding.Text, finding.Kind);
        }

        foreach (var person in people.People.Where(person => settings.Roles[person.Role].Action == FindingAction.Hide))
        {
            Add(person.Name, FindingKinds.Person);
        }

        return values;
    }

    // 男, 汉族, 本科 and the name of an employer are public words: what is hidden is whose they are, and that the masks prove.
    private static bool IsOfAnyone(FindingMatter? matter) =>
        matter is FindingMatter.Sex or FindingMatter.Ethnicity or FindingMatter.Education or FindingMatter.Workplace;
}
