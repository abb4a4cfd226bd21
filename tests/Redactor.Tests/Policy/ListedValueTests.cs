using System.Text.Json.Nodes;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Policy.EditedConfiguration;

namespace Disclosure.Redactor.Tests.Policy;

public sealed class ListedValueTests
{
    [Theory]
    [InlineData("项目代号KM-7741B已移交", "KM-7741B")]
    [InlineData("项目代号ＫＭ－７７４１Ｂ已移交", "ＫＭ－７７４１Ｂ")]
    [InlineData("项目代号K M - 7 7 4 1 B已移交", "K M - 7 7 4 1 B")]
    [InlineData("项目代号km7741b已移交", "km7741b")]
    [InlineData("项目代号KM-77\n41B已移交", "KM-77\n41B")]
    [InlineData("项目代号KM-七七四一B已移交", "KM-七七四一B")]
    [InlineData("项目代号K\u200BM-7741B", "K\u200BM-7741B")]
    [InlineData("2024 KM-7741B 已移交", "KM-7741B")]
    [Clause("GS-10-4")]
    public void Redact_DeniedValue_IsHiddenExactlyInEveryDisguise(string text, string value)
    {
        var result = Denying("KM-7741B").Redact(SourceDocument.FromText(text), new CaseFacts());

        var finding = Assert.Single(result.Findings, finding => finding.Rule.StartsWith("deny/", StringComparison.Ordinal));
        Assert.Equal((text.IndexOf(value, StringComparison.Ordinal), value, FindingAction.Hide), (finding.Start, finding.Text, finding.Action));
    }

    [Theory]
    [InlineData("KM-7741B", "型号KM-7741B2", false)]
    [InlineData("KM-7741B", "型号XKM-7741B", false)]
    [InlineData("翡翠湾", "昆明翡翠湾商贸有限公司", false)]
    [InlineData("翡翠湾", "位于翡翠湾工地", true)]
    [InlineData("77418", "编号1177418", false)]
    [InlineData("77418", "编号77418。", true)]
    public void Redact_DeniedValueInsideALongerOne_IsHiddenOnlyWhereTheEntrySaysSo(string value, string text, bool isWhole)
    {
        Assert.Equal(isWhole, IsDenied(Denying(value), text));
        Assert.True(IsDenied(Denying(value, insideLonger: true), text));
    }

    [Fact]
    public void Redact_DeniedValueThatIsADocumentNumber_IsHidden()
    {
        const string number = "昆市监罚字〔2024〕第77号";

        Assert.DoesNotContain(number, Denying(number).Text($"另见{number}决定书。"), StringComparison.Ordinal);
        Assert.Contains(number, With(_ => { }).Text($"另见{number}决定书。"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("联系电话：0871-63180000。")]
    [InlineData("联系电话：０８７１－６３１８００００。")]
    [InlineData("联系电话： 0871-6318 0000。")]
    [Clause("GS-10-2c")]
    public void Redact_AllowedNumber_Stays(string text) => Assert.Equal(text, Allowing("0871-63180000", "phone").Text(text));

    [Theory]
    [InlineData("联系电话：0871-63180000-801。")]
    [InlineData("联系电话：0871-63180001。")]
    [InlineData("账号：0871-63180000。")]
    [Clause("GS-10-2c")]
    public void Redact_ValueThatIsNotTheWholeAllowedOne_IsHidden(string text) => Assert.Contains("已隐去", Allowing("0871-63180000", "phone").Text(text), StringComparison.Ordinal);

    [Fact]
    public void Redact_AllowedForOneAgency_IsHiddenForOthersAndForACaseThatOnlyStatesTheSector()
    {
        var redactor = With(file => file["allow"] = new JsonArray(Entry("0871-63180000", "phone", entry => entry["sectors"] = new JsonArray("市场监管"))));
        const string text = "联系电话：0871-63180000。";

        Assert.Equal(text, redactor.Text(text, new CaseFacts { Sector = "市场监管" }));
        Assert.Contains("已隐去", redactor.Text(text, new CaseFacts { StatedSector = "市场监管" }), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_AllowedOrganisationThatIsAPersonOfTheCase_StaysHidden()
    {
        var redactor = Allowing("岳松涛", "organisation");

        Assert.DoesNotContain("岳松涛", redactor.Text("证人：岳松涛。"), StringComparison.Ordinal);
        Assert.DoesNotContain("岳松涛", redactor.Text("岳松涛到场。", new CaseFacts { People = [new CasePerson("岳松涛", PersonRole.Other)] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13888800001")]
    [InlineData("1 3 8-8880-0001")]
    [InlineData("８６１３８８８８００００１")]
    [InlineData("530102198704053319")]
    [InlineData("53010219870405331X")]
    [InlineData("530102870405331")]
    [InlineData("6222020200112233445")]
    [InlineData("13888800001@example.cn")]
    [InlineData("微信13888800001")]
    public void Read_ValueOfThePersonsNumberShape_IsRefusedWithoutBeingRepeated(string value)
    {
        foreach (var list in new[] { "allow", "deny" })
        {
            var errors = Errors(file => file[list] = new JsonArray(Entry(value, "phone", entry => Insides(entry, list))));

            Assert.Contains(errors, error => error.Contains($"{list}[0].value", StringComparison.Ordinal));
            Assert.DoesNotContain(errors, error => error.Contains(value, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("citizen_id")]
    [InlineData("other_id")]
    [InlineData("address")]
    [InlineData("bank_account")]
    [InlineData("property_certificate")]
    [InlineData("plate")]
    [InlineData("person")]
    [InlineData("birth_date")]
    [Clause("GS-10-2b")]
    public void Read_AllowedKindThatTheLawHides_IsRefused(string kind) =>
        Assert.Contains(Errors(file => file["allow"] = new JsonArray(Entry("KM-7741B", kind, _ => { }))), error => error.Contains("allow[0].kind", StringComparison.Ordinal));

    [Theory]
    [InlineData("ab")]
    [InlineData("1234")]
    [InlineData("---")]
    public void Read_ValueTooShort_IsRefused(string value) =>
        Assert.Contains(Errors(file => file["deny"] = new JsonArray(Entry(value, "other_id", entry => Insides(entry, "deny")))), error => error.Contains("deny[0].value", StringComparison.Ordinal));

    [Fact]
    public void Read_ValueInBothListsOrTwiceInOne_IsRefused()
    {
        var errors = Errors(file =>
        {
            file["allow"] = new JsonArray(Entry("0871-63180000", "phone", _ => { }), Entry("０８７１-63180000", "phone", _ => { }));
            file["deny"] = new JsonArray(Entry("0871 -63180000", "phone", entry => Insides(entry, "deny")));
        });

        Assert.Contains(errors, error => error.Contains("allow[1].value", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("allow: holds a value that deny holds too", StringComparison.Ordinal));
    }

    private static bool IsDenied(DecisionRedactor redactor, string text) =>
        redactor.Redact(SourceDocument.FromText(text), new CaseFacts()).Findings.Any(finding => finding.Rule.StartsWith("deny/", StringComparison.Ordinal));

    private static DecisionRedactor Denying(string value, bool insideLonger = false) =>
        With(file => file["deny"] = new JsonArray(Entry(value, "other_id", entry => entry["insideLonger"] = insideLonger)));

    private static DecisionRedactor Allowing(string value, string kind) => With(file => file["allow"] = new JsonArray(Entry(value, kind, _ => { })));

    private static void Insides(JsonObject entry, string list)
    {
        if (string.Equals(list, "deny", StringComparison.Ordinal))
        {
            entry["insideLonger"] = false;
        }
    }

    private static JsonObject Entry(string value, string kind, Action<JsonObject> edit)
    {
        var entry = new JsonObject
        {
            ["value"] = value, ["kind"] = kind, ["clause"] = "GS-10-4", ["basis"] = Basis, ["agencies"] = new JsonArray(), ["sectors"] = new JsonArray(),
        };
        edit(entry);
        return entry;
    }
}
