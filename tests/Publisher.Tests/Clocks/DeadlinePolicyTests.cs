using System.Text.Json.Nodes;
using Disclosure.Publisher.Clocks;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

public sealed class DeadlinePolicyTests
{
    private static readonly string[] Sectors = ["市场监管", "生态环境"];

    [Fact]
    [Clause("GS-14-1")]
    [Clause("GS-14-2")]
    [Clause("CX-14-1")]
    [Clause("CX-14-2")]
    public void RuleOf_ShippedFile_GivesSevenDaysToPenaltyAndLicenseAndTwentyToAllOthers()
    {
        var policy = DeadlinePolicy.Read(Path.Combine(RepositoryRoot.Path, "config", DeadlinePolicy.FileName), Sectors);

        Assert.All(Enum.GetValues<ActType>(), act => Assert.Equal(
            act is ActType.Penalty or ActType.License ? (7, "GS-14-2") : (20, "GS-14-1"),
            (policy.RuleOf(act, "市场监管", null).WorkingDays, policy.RuleOf(act, "市场监管", null).Clause)));
        Assert.Equal((3, 5), (policy.Withdrawal.WorkingDays, policy.HoldEscalationDays));
        Assert.Equal((3, 5), (policy.WithdrawalRuleOf(ActType.Penalty).WorkingDays, policy.WithdrawalRuleOf(ActType.License).WorkingDays));
    }

    [Fact]
    [Clause("GS-14-3")]
    public void RuleOf_OverrideByRegulation_CountsForTheAgencysOwnSector()
    {
        var policy = Read(Override("administrativeRegulation", 20));

        Assert.Equal((20, "某条例第六条"), (policy.RuleOf(ActType.Penalty, "市场监管", null).WorkingDays, policy.RuleOf(ActType.Penalty, "市场监管", null).Basis));
        Assert.Equal(7, policy.RuleOf(ActType.License, "市场监管", null).WorkingDays);
        Assert.Equal(7, policy.RuleOf(ActType.Penalty, "生态环境", null).WorkingDays);
    }

    [Fact]
    [Clause("GS-14-3")]
    public void RuleOf_SectorThatACaseStatesOfItself_ShortensAndNeverLengthens()
    {
        Assert.Equal(7, Read(Override("law", 20)).RuleOf(ActType.Penalty, "生态环境", "市场监管").WorkingDays);
        Assert.Equal(3, Read(Override("law", 3)).RuleOf(ActType.Penalty, "生态环境", "市场监管").WorkingDays);
    }

    [Theory]
    [Clause("GS-14-3")]
    [InlineData("rule", 20, null, false)]
    [InlineData("rule", 20, "省司法厅〔2026〕1号函", true)]
    [InlineData("rule", 5, null, true)]
    [InlineData("localRegulation", 20, null, true)]
    public void Read_OverrideOfALevel_LengthensByLawAndRegulationAloneUnlessConfirmed(string level, int days, string? confirmation, bool accepted)
    {
        var change = Override(level, days, confirmation);
        if (accepted)
        {
            Assert.Equal(days, Read(change).RuleOf(ActType.Penalty, "市场监管", null).WorkingDays);
        }
        else
        {
            Assert.Contains("sectorOverrides[0]", Assert.Throws<InvalidDataException>(() => Read(change)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_ManyMistakes_ListsThemAll()
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(root =>
        {
            root["acts"]![0]!["workingDays"] = 8;
            root["otherActs"]!["workingDays"] = 21;
            root["otherActs"]!["basis"] = "";
            root["amendments"]!["clause"] = "GS 14";
            root["withdrawal"]!["workingDays"] = 4;
            root["withdrawal"]!["acts"] = new JsonArray("license");
            root["otherWithdrawals"]!["workingDays"] = 21;
            root["otherWithdrawals"]!["basis"] = " ";
            root["holdEscalationDays"] = 6;
            root["earlyWarningDays"] = 0;
            root["sectorOverrides"] = new JsonArray(Rule("law", 20, null), Rule("law", 0, null, "没有的领域"), Rule("law", 20, null));
        })).Message;

        foreach (var expected in new[]
        {
            "acts[0].workingDays", "otherActs.workingDays", "otherActs.basis", "amendments.clause", "withdrawal.workingDays", "withdrawal.acts", "otherWithdrawals.workingDays", "otherWithdrawals.basis", "holdEscalationDays", "earlyWarningDays",
            "sectorOverrides[1].workingDays", "sectorOverrides[1].sectors", "市场监管/Penalty",
        })
        {
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_PenaltyLeftToTheGeneralRule_Refuses() =>
        Assert.Contains("Penalty", Assert.Throws<InvalidDataException>(() => Read(root => root["acts"] = new JsonArray())).Message, StringComparison.Ordinal);

    private static Action<JsonObject> Override(string level, int days, string? confirmation = null) =>
        root => root["sectorOverrides"] = new JsonArray(Rule(level, days, confirmation));

    private static JsonObject Rule(string level, int days, string? confirmation, string sector = "市场监管") => new()
    {
        ["sectors"] = new JsonArray(sector), ["acts"] = new JsonArray("penalty"), ["workingDays"] = days, ["clause"] = "GS-14-3", ["basis"] = "某条例第六条", ["level"] = level,
        ["confirmation"] = confirmation,
    };

    private static DeadlinePolicy Read(Action<JsonObject> change)
    {
        using var folder = new TemporaryFolder();
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "config", DeadlinePolicy.FileName)))!.AsObject();
        change(root);
        var path = Path.Combine(folder.Path, DeadlinePolicy.FileName);
        File.WriteAllText(path, root.ToJsonString());
        return DeadlinePolicy.Read(path, Sectors);
    }
}
