using System.Text.Json.Nodes;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Policy.EditedConfiguration;

namespace Disclosure.Redactor.Tests.Policy;

public sealed class ConfiguredPatternTests
{
    [Theory]
    [InlineData("持护林员证HL-530102-77号上山", "HL-530102-77")]
    [InlineData("持护林员证ＨＬ－５３０１０２－７７号上山", "ＨＬ－５３０１０２－７７")]
    [InlineData("护林员证号为 H L-5301 02-77 号", "H L-5301 02-77")]
    [InlineData("护林员证：HL\u200B-530102-77。", "HL\u200B-530102-77")]
    [Clause("GS-10-4")]
    public void Redact_ValueOfAConfiguredShape_IsFoundExactlyInEveryDisguise(string text, string value)
    {
        var finding = Assert.Single(Ranger().Redact(SourceDocument.FromText(text), new CaseFacts()).Findings, finding => finding.Rule.StartsWith("pattern/", StringComparison.Ordinal));

        Assert.Equal((text.IndexOf(value, StringComparison.Ordinal), value), (finding.Start, finding.Text));
        Assert.Equal(("pattern/forest-ranger", "other_id", "GS-10-4"), (finding.Rule, finding.Kind, finding.Clause));
    }

    [Theory]
    [InlineData("护林员证AHL-530102-77号")]
    [InlineData("护林员证HL-530102-771号")]
    [InlineData("批号HL-530102-77，未见证件")]
    [InlineData("护林员证在二十里外的山上遗失后补办了一本新的证件，而产品批号是HL-530102-77")]
    public void Redact_PartOfALongerValueOrWithoutContext_IsKept(string text) =>
        Assert.DoesNotContain(Ranger().Redact(SourceDocument.FromText(text), new CaseFacts()).Findings, finding => finding.Rule.StartsWith("pattern/", StringComparison.Ordinal));

    [Fact]
    public void Redact_PatternOfASector_IsForThatSectorAlone()
    {
        var redactor = With(file => file["patterns"] = new JsonArray(Pattern(entry => entry["sectors"] = new JsonArray("农业农村"))));
        const string text = "持护林员证HL-530102-77号上山";

        Assert.Contains("HL-", redactor.Text(text), StringComparison.Ordinal);
        Assert.DoesNotContain("HL-", redactor.Text(text, new CaseFacts { Sector = "农业农村" }), StringComparison.Ordinal);
        // What a case states of itself may tighten.
        Assert.DoesNotContain("HL-", redactor.Text(text, new CaseFacts { StatedSector = "农业农村" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"(?<=证)\d{6}")]
    [InlineData(@"(\d)\1{5}")]
    [InlineData(@"(?>\d{6})")]
    [InlineData(@"(?!x)\d{6}")]
    [InlineData(@"\d{6")]
    [InlineData(@"(\d{6}")]
    [InlineData(@"\d*")]
    [InlineData(@"\b")]
    [InlineData(@"^|x{9}")]
    [InlineData(".")]
    [InlineData(".+")]
    [InlineData(@"[^x]+")]
    [InlineData(@"(?:(?:\d{100}){100}){100}")]
    [InlineData(@"(?:[\[\]a]{100}){21}")]
    [InlineData(@"\d{99999999999}")]
    public void Read_ExpressionThatIsNotLinearOrTooBroadOrTooLarge_IsRefused(string expression)
    {
        var errors = Errors(file => file["patterns"] = new JsonArray(Pattern(entry => entry["regex"] = expression)));

        Assert.Contains(errors, error => error.Contains("patterns[0].regex", StringComparison.Ordinal));
        Assert.DoesNotContain(errors, error => expression.Length > 1 && error.Contains(expression, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("organisation")]
    [InlineData("credit_code")]
    [InlineData("document_number")]
    [InlineData("person")]
    [InlineData("other-id")]
    public void Read_KindThatTheLawDoesNotHide_IsRefused(string kind) =>
        Assert.Contains(Errors(file => file["patterns"] = new JsonArray(Pattern(entry => entry["kind"] = kind))), error => error.Contains("patterns[0].kind", StringComparison.Ordinal));

    [Fact]
    public void Read_TwoPatternsOfOneName_AreRefused() =>
        Assert.Contains(Errors(file => file["patterns"] = new JsonArray(Pattern(_ => { }), Pattern(_ => { }))), error => error.Contains("patterns[1].name", StringComparison.Ordinal));

    private static DecisionRedactor Ranger() => With(file => file["patterns"] = new JsonArray(Pattern(_ => { })));

    private static JsonObject Pattern(Action<JsonObject> edit)
    {
        var entry = new JsonObject
        {
            ["name"] = "forest-ranger",
            ["regex"] = @"HL-\d{6}-\d{2}",
            ["kind"] = "other_id",
            ["clause"] = "GS-10-4",
            ["basis"] = Basis,
            ["contextWords"] = new JsonArray("护林员证"),
            ["reach"] = 6,
            ["agencies"] = new JsonArray(),
            ["sectors"] = new JsonArray(),
            ["confidence"] = 0.9,
        };
        edit(entry);
        return entry;
    }
}
