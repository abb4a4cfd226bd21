using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Policy;

namespace Disclosure.Redactor.Masking;

/// <summary>What a person must decide about names before publication.</summary>
internal static class NameGrounds
{
    /// <summary>The grounds; empty when there is nothing to decide.</summary>
    public static IReadOnlyList<Ground> For(
        RedactionSettings settings, PersonRegister people, IReadOnlyList<Finding> findings, IReadOnlyList<Candidate> candidates, string text)
    {
        var grounds = new List<Ground>();
        foreach (var person in DisputedNames.Held(settings, people))
        {
            grounds.Add(new Ground("GS-10-1", $"“{person.Name}”既以应予公开姓名的身份出现，又以其他身份出现，是否保留姓名须由人工确认"));
        }

        if (settings.Questions[OpenQuestion.NameInOrganisation].Action == QuestionAction.Hold)
        {
            var hidden = candidates.Where(candidate => candidate.Kind is FindingKinds.Person && candidate.Range.Length >= 3).ToList();
            var held = new HashSet<string>(StringComparer.Ordinal);
            foreach (var organisation in findings.Where(finding => finding.Kind is FindingKinds.Organisation && finding.Action == FindingAction.Keep))
            {
                foreach (var name in hidden.Where(name => name.Range.Start >= organisation.Start && name.Range.End <= organisation.End))
                {
                    if (held.Add(organisation.Text))
                    {
                        grounds.Add(new Ground("GS-10-1", $"保留的名称“{organisation.Text}”含有应隐去的姓名“{text[name.Range.Start..name.Range.End]}”"));
                    }
                }
            }
        }

        return grounds;
    }
}
