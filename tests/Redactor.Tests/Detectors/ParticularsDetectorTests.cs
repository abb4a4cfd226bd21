using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Sex, ethnicity, education and workplace: findings where the policy hides them, none where it keeps them.</summary>
public sealed class ParticularsDetectorTests
{
    private const string Settings = "redaction.json";

    private static readonly Lazy<DecisionRedactor> Hiding = new(() => DecisionRedactor.Create(name =>
    {
        var path = Path.Combine(RepositoryRoot.Path, "config", name);
        if (!string.Equals(name, Settings, StringComparison.Ordinal))
        {
            return File.OpenRead(path);
        }

        var json = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(path))!;
        foreach (var particular in new[] { "sex", "ethnicity", "education", "workplace" })
        {
            var rule = json["particulars"]![particular]!;
            (rule["action"], rule["basis"], rule["effect"]) = ("hide", "《中华人民共和国个人信息保护法》第二十八条", "stricter");
        }

        return new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()));
    }));

    [Theory]
    [InlineData("性别：女，民族：哈尼族，文化程度：初中，工作单位：某茶厂。", "女|哈尼族|初中|某茶厂")]
    [InlineData("姓名\t岩温\t性别\t男\t民族\t傣族\t职业\t务农\n", "男|傣族|务农")]
    [InlineData("当事人（男，彝族，小学文化）到案。", "男|彝族|小学文化")]
    [InlineData("男女同工同酬，汉族聚居区，初中部教室。", "")]
    [Clause("GS-10-4")]
    public void Redact_WherePolicyHidesThem_AreHidden(string text, string values)
    {
        var found = Hiding.Value.Redact(SourceDocument.FromText(text), new CaseFacts()).Findings.Where(finding => finding.Rule.StartsWith("particulars/", StringComparison.Ordinal) && finding.Action == FindingAction.Hide);

        Assert.Equal(values, string.Join('|', found.Select(finding => finding.Text)));
    }

    [Fact]
    [Clause("GS-10-4")]
    public void Redact_WherePolicyKeepsThem_AreNoFindings() =>
        Assert.DoesNotContain(LabelledText.Redactor.Redact(SourceDocument.FromText("性别：女，民族：哈尼族。"), new CaseFacts()).Findings, finding => finding.Kind is FindingKinds.BirthDate);
}
