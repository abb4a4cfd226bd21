using Disclosure.DecisionPages;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Records;

namespace Disclosure.Publisher.Tests.Aftermath;

public sealed class OfficialNamesTests
{
    private static readonly string Config = Path.Combine(AppContext.BaseDirectory, "config");
    private static readonly OfficialNames Names = new(
        RegionTree.Read(Path.Combine(Config, "regions.csv")),
        AftermathPolicy.Read(Path.Combine(Config, AftermathPolicy.FileName)),
        AgencyDirectory.Read(Path.Combine(Config, "agencies.json")));

    [Theory]
    [InlineData("楚雄彝族自治州人民政府")]
    [InlineData("云南省人民政府")]
    [InlineData("云南省司法厅")]
    [InlineData("国家税务总局云南省税务局")]
    [InlineData("国家税务总局昆明市税务局")]
    [InlineData("昆明海关")]
    [InlineData("云南省药品监督管理局")]
    public void Body_OfAReconsideration_IsKnown(string name) => Assert.True(Names.IsBody(ProceedingKind.Reconsideration, name));

    [Theory]
    [InlineData("景洪市人民法院")]
    [InlineData("玉溪市红塔区人民法院")]
    [InlineData("楚雄彝族自治州中级人民法院")]
    [InlineData("云南省高级人民法院")]
    [InlineData("最高人民法院")]
    [InlineData("昆明铁路运输法院")]
    [InlineData("昆明铁路运输中级法院")]
    public void Body_ThatIsACourt_IsKnown(string name)
    {
        Assert.True(Names.IsBody(ProceedingKind.FirstInstance, name));
        Assert.True(Names.IsBody(ProceedingKind.SecondInstance, name));
        Assert.False(Names.IsBody(ProceedingKind.Reconsideration, name));
    }

    // Invented people, in every place in which a name could ride along.
    [Theory]
    [InlineData("岩温叫")]
    [InlineData("岩温叫人民法院")]
    [InlineData("景洪市岩温叫人民法院")]
    [InlineData("景洪市人民法院岩温叫")]
    [InlineData("景洪市人民法院（岩温叫）")]
    [InlineData("景洪市人民法院 岩温叫")]
    [InlineData("景洪市\u200B人民法院")]
    [InlineData("景洪市人民法院\n")]
    [InlineData("岩温叫诉景洪市人民政府一案人民法院")]
    [InlineData("人民法院景洪市")]
    [InlineData("景洪市")]
    [InlineData("")]
    public void Body_WithAnythingElse_IsNot(string name)
    {
        foreach (var kind in Enum.GetValues<ProceedingKind>())
        {
            Assert.False(Names.IsBody(kind, name));
            Assert.False(Names.IsBody(kind, name.Replace("人民法院", "人民政府", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("楚政复决字〔2026〕12号")]
    [InlineData("西政复决字〔2026〕3号")]
    [InlineData("云政行复〔2026〕118号")]
    [InlineData("昆政复决字〔2026〕12-1号")]
    [InlineData("（2026）云2801行初5号")]
    [InlineData("（2026）云23行终118号")]
    [InlineData("（2026）云行申7号")]
    [InlineData("（2026）最高法行申1123号")]
    public void Number_OfADocument_IsKnown(string number) => Assert.True(Names.IsNumber(number));

    [Theory]
    [InlineData("岩温叫复决字〔2026〕12号")]
    [InlineData("楚政复决字〔2026〕12号岩温叫")]
    [InlineData("楚政复决字岩温叫〔2026〕12号")]
    [InlineData("（2026）云2801行初岩温叫5号")]
    [InlineData("（2026）岩温叫行初5号")]
    [InlineData("岩温叫")]
    [InlineData("530423199001012317")]
    [InlineData("13987654321")]
    [InlineData("楚政复决字〔2026〕13987654321号")]
    [InlineData("楚雄〔2026〕12号")]
    [InlineData("楚政复决字〔26〕12号")]
    [InlineData("")]
    public void Number_WithAnythingElse_IsNot(string number) => Assert.False(Names.IsNumber(number));

    [Theory]
    [InlineData("楚政复决字[2026]12号", "楚政复决字〔2026〕12号")]
    [InlineData("楚政复决字（2026） １２ 号", "楚政复决字〔2026〕12号")]
    [InlineData("(2026)云23行初5号", "（2026）云23行初5号")]
    public void Tidy_OfHowPeopleType_IsHowDocumentsWrite(string typed, string expected)
    {
        Assert.Equal(expected, OfficialNames.Tidy(typed));
        Assert.True(Names.IsNumber(expected));
    }
}
