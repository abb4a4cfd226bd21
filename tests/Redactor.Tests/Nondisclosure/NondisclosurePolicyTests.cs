using System.Text;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure;

public sealed class NondisclosurePolicyTests
{
    [Fact]
    public void Load_ShippedPolicy_IsValid()
    {
        var policy = TestPolicy.Load();

        Assert.Equal(18, policy.Minors.AdultAge);
        Assert.Equal(Enum.GetValues<NondisclosureGround>().Length, policy.Grounds.Count);
    }

    [Fact]
    [Clause("GS-11-6")]
    public void Load_ShippedPolicy_OverridesCommercialSecretsAndPrivacyAlone()
    {
        var policy = TestPolicy.Load();

        Assert.Equal(
            [NondisclosureGround.TradeSecret, NondisclosureGround.Privacy],
            policy.Grounds.Where(ground => ground.Value.Override is not OverrideTerms.None).Select(ground => ground.Key).Order());
        Assert.True(policy.MayBeOverridden([new Ground("GS-11-2b", ""), new Ground("GS-11-2c", "")]));
        foreach (var (_, other) in policy.Grounds.Where(ground => ground.Value.Override is OverrideTerms.None))
            Assert.False(policy.MayBeOverridden([new Ground("GS-11-2b", ""), new Ground(other.Clause, "")]), other.Clause);
        Assert.False(policy.MayBeOverridden([]));
        Assert.False(policy.MayBeOverridden([new Ground("GS-10-1", "")]));
    }

    [Fact]
    [Clause("GS-11-6")]
    public void Load_OverrideThatTheLawForbids_IsAnError()
    {
        var json = File.ReadAllText(TestPolicy.Path).Replace("\"override\": \"none\"", "\"override\": \"consentOrPublicInterest\"", StringComparison.Ordinal);
        var errors = Assert.Throws<NondisclosurePolicyException>(() => Load(json)).Errors;

        Assert.Equal(10, errors.Count);
        Assert.All(errors, error => Assert.Contains(".override: the law allows none", error, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ManyErrors_ListsEveryOne()
    {
        var json = File.ReadAllText(TestPolicy.Path)
            .Replace("\"adultAge\": 18", "\"adultAge\": 17", StringComparison.Ordinal)
            .Replace("\"earliestViolationYear\": 2008", "\"earliestViolationYear\": 2009", StringComparison.Ordinal)
            .Replace("\"clause\": \"ZZ-10\"", "\"clause\": \"办法\"", StringComparison.Ordinal)
            .Replace("\"words\": [\"份号\"]", "\"words\": []", StringComparison.Ordinal)
            .Replace("\"内部资料\",", "\" \",", StringComparison.Ordinal)
            .Replace("\"otherLaw\": {", "\"series\": {", StringComparison.Ordinal)
            .Replace("《治安管理处罚法》第一百三十六条\"\n", "治安管理处罚法\"\n", StringComparison.Ordinal)
            .Replace("\"code\": \"LAW-YF-59\"", "\"code\": \"GS-11-1\"", StringComparison.Ordinal)
            .Replace("\"duties\": [", "\"duties\": [\"应当\", ", StringComparison.Ordinal);
        var errors = Assert.Throws<NondisclosurePolicyException>(() => Load(json)).Errors;

        Assert.Equal(9, errors.Count);
        Assert.Contains(errors, error => error.StartsWith("minors.adultAge:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("minors.earliestViolationYear:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("grounds.workSecret.clause:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("grounds.workSecret.signals[1].words:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("grounds.stateSecret.signals[0].words:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("grounds.otherLaw: is missing", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("reasons[1].code: stands twice", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("reasons[8].basis:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("reading.duties: holds a word twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"minors\":null,\"publicOrder\":null,\"processRecords\":null,\"reading\":null,\"grounds\":null,\"reasons\":null}")]
    [InlineData("{\"minors\":{},\"unknown\":1}")]
    [InlineData("[1")]
    public void Load_NotAPolicy_SaysSo(string json) => Assert.NotEmpty(Assert.Throws<NondisclosurePolicyException>(() => Load(json)).Errors);

    private static NondisclosurePolicy Load(string json) => NondisclosurePolicy.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
