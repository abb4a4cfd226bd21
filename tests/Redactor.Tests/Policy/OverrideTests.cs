using System.Text.Json.Nodes;
using Disclosure.Redactor.Batch;
using Disclosure.Redactor.Cases;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Policy.EditedConfiguration;

namespace Disclosure.Redactor.Tests.Policy;

public sealed class OverrideTests
{
    private const string Served = "执法人员：罗启航（执法证号：25301011122）。";
    private const string Kept = Served;
    private const string Hidden = "执法人员：〔姓名已隐去〕（执法证号：〔证件号码已隐去〕）。";

    [Theory]
    [InlineData("", "", "", Hidden)]
    [InlineData("", "市场监管", "", Kept)]
    [InlineData("cxhbj", "生态环境", "", Hidden)]
    // The agency's own override beats its sector's.
    [InlineData("kmscj", "市场监管", "", Hidden)]
    [InlineData("jhscj", "市场监管", "", Kept)]
    // What a case states of itself never loosens, and tightens where that sector has an override.
    [InlineData("cxhbj", "生态环境", "市场监管", Hidden)]
    [InlineData("jhscj", "市场监管", "药品监管", Hidden)]
    [InlineData("jhscj", "市场监管", "民间说法", Kept)]
    [Clause("GS-10-4")]
    public void Redact_OverridesOfAgencyAndSector_NearestHolds(string agency, string sector, string stated, string expected)
    {
        var redactor = With(file => file["overrides"] = new JsonArray(
            Override("roles.officer", "keep", sector: "市场监管"),
            Override("roles.officer", "hide", sector: "药品监管", effect: "same"),
            Override("roles.officer", "hide", agency: "kmscj", effect: "same")));

        var text = redactor.Text(Served, new CaseFacts { AgencyCode = agency, Sector = sector, StatedSector = stated });

        Assert.Equal(expected, text);
    }

    [Fact]
    public void Redact_OverrideWithAnotherWordAndClause_UsesBoth()
    {
        var redactor = With(file =>
        {
            var other = Override("kinds.phone", "hide", sector: "卫生健康", effect: "same");
            other["mask"] = "联系方式";
            other["clause"] = "GS-10-2c";
            file["overrides"] = new JsonArray(other);
        });

        var facts = new CaseFacts { Sector = "卫生健康" };
        Assert.Equal("电话13888800001，".Replace("13888800001", "〔联系方式已隐去〕", StringComparison.Ordinal), redactor.Text("电话13888800001，", facts));
        Assert.Contains("〔电话号码已隐去〕", redactor.Text("电话13888800001，"), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwoOverridesOfOneTargetForOneSector_AreRefusedEvenWhenTheyAgree()
    {
        var errors = Errors(file => file["overrides"] = new JsonArray(
            Override("roles.officer", "keep", sector: "市场监管"),
            Override("roles.officer", "keep", sector: "市场监管"),
            Override("roles.officer", "hide", agency: "kmscj", effect: "same"),
            Override("roles.officer", "keep", agency: "kmscj")));

        Assert.Equal(2, errors.Count);
        Assert.Contains(errors, error => error.Contains("overrides[1].sectors", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("overrides[3].agencies", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kinds.citizen_id", "keep")]
    [InlineData("kinds.address", "keep")]
    [InlineData("kinds.phone", "keep")]
    [InlineData("kinds.bank_account", "keep")]
    [InlineData("kinds.property_certificate", "keep")]
    [InlineData("kinds.property_status", "keep")]
    [InlineData("roles.party", "keep")]
    [InlineData("roles.witness", "keep")]
    [InlineData("roles.complainant", "keep")]
    [InlineData("roles.minor", "keep")]
    [InlineData("roles.other", "keep")]
    [InlineData("kinds.organisation", "hide")]
    [InlineData("kinds.document_number", "hide")]
    [InlineData("questions.sameName", "keep")]
    [Clause("GS-10-2b")]
    public void Read_OverrideOfWhatTheLawFixes_IsRefused(string target, string action)
    {
        var errors = Errors(file => file["overrides"] = new JsonArray(Override(target, action, sector: "市场监管", effect: "same")));

        Assert.Single(errors);
        Assert.Contains("overrides[0].action", errors[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("basis")]
    [InlineData("effect")]
    [InlineData("clause")]
    [InlineData("agencies")]
    [InlineData("sectors")]
    [InlineData("target")]
    [InlineData("action")]
    public void Read_OverrideWithoutAKey_IsRefused(string key)
    {
        var errors = Errors(file =>
        {
            var other = Override("roles.officer", "keep", agency: "kmscj", sector: "市场监管");
            other.Remove(key);
            file["overrides"] = new JsonArray(other);
        });

        Assert.Contains(errors, error => error.Contains($"overrides[0].{key}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kmscx", null)]
    [InlineData(null, "市场监督")]
    public void Read_OverrideForAnUnknownName_IsRefused(string? agency, string? sector)
    {
        var errors = Errors(file => file["overrides"] = new JsonArray(Override("kinds.credit_code", "hide", agency, sector, "stricter")));

        Assert.Contains(errors, error => error.Contains("agencies.json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("上级要求")]
    [InlineData("《细则》")]
    [InlineData("细则第五条")]
    public void Read_BasisThatCitesNoArticleOfADocument_IsRefused(string basis)
    {
        var errors = Errors(file =>
        {
            var other = Override("roles.officer", "keep", sector: "市场监管");
            other["basis"] = basis;
            file["overrides"] = new JsonArray(other);
        });

        Assert.Contains(errors, error => error.Contains("overrides[0].basis", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_HiddenWithoutAWordForTheMask_IsRefused()
    {
        var errors = Errors(file => file["overrides"] = new JsonArray(
            Override("kinds.credit_code", "hide", sector: "市场监管", effect: "stricter"), Override("roles.legalRepresentative", "hide", sector: "市场监管", effect: "stricter")));

        Assert.Equal(2, errors.Count);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(",\"sector\":\"市场监管\"", false)]
    [InlineData(",\"agency\":\"jhscj\",\"sector\":null", true)]
    [InlineData(",\"agency\":\"cxhbj\"", false)]
    public async Task Run_BatchLine_MayNameAgencyAndSector(string keys, bool isHidden)
    {
        var redactor = With(file => file["overrides"] = new JsonArray(Override("roles.officer", "keep", agency: "cxhbj", sector: "市场监管")));
        await using var output = new StringWriter();

        var bad = await new BatchRedactor(redactor).RunAsync(new StringReader($"{{\"id\":1,\"text\":\"执法人员：罗启航。\"{keys}}}"), output, CancellationToken.None);

        Assert.Equal(0, bad);
        Assert.Equal(isHidden, output.ToString().Contains("\"action\":\"hide\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_BatchLineWithAnAgencyThatIsNoText_IsABadLine()
    {
        await using var output = new StringWriter();

        Assert.Equal(1, await new BatchRedactor(With(_ => { })).RunAsync(new StringReader("{\"id\":1,\"text\":\"无\",\"agency\":[7]}"), output, CancellationToken.None));
        Assert.Contains("agency", output.ToString(), StringComparison.Ordinal);
    }
}
