using System.Text;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Redactor.Tests.Nondisclosure;

public sealed class NondisclosurePolicyTests
{
    [Fact]
    public void Load_ShippedPolicy_IsValid()
    {
        var policy = TestPolicy.Load();

        Assert.Equal(18, policy.Minors.AdultAge);
        Assert.Contains(policy.Signals, signal => signal.Clause is "GS-11-2b");
    }

    [Fact]
    public void Load_ManyErrors_ListsEveryOne()
    {
        var json = File.ReadAllText(TestPolicy.Path)
            .Replace("\"adultAge\": 18", "\"adultAge\": 0", StringComparison.Ordinal)
            .Replace("\"clause\": \"ZZ-10\"", "\"clause\": \"办法\"", StringComparison.Ordinal)
            .Replace("\"words\": [\"份号\"]", "\"words\": []", StringComparison.Ordinal)
            .Replace("\"内部资料\",", "\" \",", StringComparison.Ordinal);
        var errors = Assert.Throws<NondisclosurePolicyException>(() => Load(json)).Errors;

        Assert.Equal(4, errors.Count);
        Assert.Contains(errors, error => error.StartsWith("minors.adultAge:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("signals[0].clause:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("signals[0].words:", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("signals[1].words:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"minors\":null,\"publicOrder\":null,\"citations\":null,\"signals\":null}")]
    [InlineData("{\"minors\":{},\"unknown\":1}")]
    [InlineData("[1")]
    public void Load_NotAPolicy_SaysSo(string json) => Assert.NotEmpty(Assert.Throws<NondisclosurePolicyException>(() => Load(json)).Errors);

    private static NondisclosurePolicy Load(string json) => NondisclosurePolicy.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
