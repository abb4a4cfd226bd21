using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Tests.Policy;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Masking;

/// <summary>What the release verifier is told to look for. A value that is not in this list is one that nobody looks for any more.</summary>
public sealed class HiddenValuesTests
{
    [Fact]
    [Clause("GS-10-1")]
    [Clause("GS-10-2b")]
    public void Evidence_HoldsEveryHiddenFindingOnceAndNothingThatStays()
    {
        var result = Redact(
            "当事人：张三丰，身份证号码530428197908235226。昆明云岭商贸有限公司，统一社会信用代码91530111745623897W。联系电话13863807216。复核：张三丰，530428197908235226。",
            new CaseParty { Name = "张三丰", Kind = PartyKind.NaturalPerson });

        Assert.Equal(
            [("530428197908235226", FindingKinds.CitizenId), ("张三丰", FindingKinds.Person), ("13863807216", FindingKinds.Phone)],
            result.Evidence!.Hidden.Select(value => (value.Text, value.Kind)).OrderBy(value => value.Kind, StringComparer.Ordinal));
        Assert.All(result.Findings.Where(finding => finding.Action == FindingAction.Hide), finding => Assert.Contains(new HiddenValue(finding.Text, finding.Kind), result.Evidence.Hidden));
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Evidence_DisguisedMention_HoldsTheNameTooAsItWouldBeWritten()
    {
        var result = Redact("当事人：张 三 丰。", new CaseParty { Name = "张三丰", Kind = PartyKind.NaturalPerson });

        Assert.Contains(new HiddenValue("张三丰", FindingKinds.Person), result.Evidence!.Hidden);
        Assert.Contains(new HiddenValue("张 三 丰", FindingKinds.Person), result.Evidence.Hidden);
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Evidence_PartyWhomTheTextNeverNames_IsLookedForAllTheSame()
    {
        var result = Redact("当事人销售超过保质期的食品。", new CaseParty { Name = "张三丰", Kind = PartyKind.NaturalPerson });

        Assert.Equal([new HiddenValue("张三丰", FindingKinds.Person)], result.Evidence!.Hidden);
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Evidence_LegalRepresentative_IsNotLookedFor()
    {
        var result = Redact("法定代表人：仝晓峰。", new CaseParty { Name = "楚雄宏图有限公司", Kind = PartyKind.Organisation, LegalRepresentative = "仝晓峰" });

        Assert.Empty(result.Evidence!.Hidden);
        Assert.Contains(result.Evidence.Kept, kept => kept is { Text: "仝晓峰", Kind: FindingKinds.LegalRepresentative });
    }

    [Fact]
    [Clause("GS-10-4")]
    public void Evidence_WordsThatAreAnybodys_AreMaskedButNotLookedFor()
    {
        const string Served = "当事人：张三丰，男，彝族，文化程度：大专，工作单位：楚雄宏图有限公司。男女职工各二人，彝族乡，大专院校。";
        var redactor = EditedConfiguration.With(file =>
        {
            foreach (var particular in new[] { "sex", "ethnicity", "education", "workplace" })
                EditedConfiguration.Answer(file, "particulars", particular, "hide", "stricter");
        });
        var result = redactor.Redact(SourceDocument.FromText(Served), new CaseFacts { Parties = [new CaseParty { Name = "张三丰", Kind = PartyKind.NaturalPerson }] });

        Assert.Equal(
            [FindingMatter.Sex, FindingMatter.Ethnicity, FindingMatter.Education, FindingMatter.Workplace],
            result.Findings.Where(finding => finding is { Matter: not null, Replacement: not null }).Select(finding => finding.Matter!.Value));
        Assert.Equal([new HiddenValue("张三丰", FindingKinds.Person)], result.Evidence!.Hidden);
        Assert.EndsWith("男女职工各二人，彝族乡，大专院校。", BlockText.Of(result.Body!), StringComparison.Ordinal);
    }

    private static RedactionResult Redact(string text, params CaseParty[] parties) =>
        LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts { Parties = parties });
}
