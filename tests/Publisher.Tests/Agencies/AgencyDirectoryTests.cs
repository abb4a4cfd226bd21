using Disclosure.Publisher.Agencies;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Agencies;

/// <summary>The directory of agencies, and the regions of those who supervise.</summary>
public sealed class AgencyDirectoryTests
{
    private static readonly AgencyDirectory Shipped = AgencyDirectory.Read(Path.Combine(RepositoryRoot.Path, "config", "agencies.json"));

    [Fact]
    [Clause("GS-02-2")]
    public void Read_AnAuthorisedOrganisation_NamesItsDocumentLevelAndParent()
    {
        var directory = Read(
            """
            {"code":"p","name":"某省某厅","region":"530000"},
            {"code":"z","name":"某中心","region":"530102","kind":"authorised","authorisedBy":"《某条例》第三条","parent":"p","creditCode":"91350100M000100Y43"}
            """);

        var agency = directory.Find("z")!;
        Assert.Equal((AgencyKind.Authorised, AgencyLevel.County, "《某条例》第三条", "p"), (agency.Kind, agency.Level, agency.AuthorisedBy, agency.Parent));
        Assert.Equal(AgencyLevel.Province, directory.Find("p")!.Level);
        Assert.Equal(AgencyLevel.Prefecture, Shipped.Find("kmscj")!.Level);
        Assert.Equal(AgencyKind.Department, Shipped.Find("kmscj")!.Kind);
    }

    [Theory]
    [Clause("GS-02-2")]
    [InlineData("""{"code":"z","name":"某中心","region":"530102","kind":"authorised"}""", "z.authorisedBy")]
    [InlineData("""{"code":"z","name":"某局","region":"5301"}""", "z.region")]
    [InlineData("""{"code":"z","name":"某局","region":"530102","creditCode":"91350100M000100Y44"}""", "z.creditCode")]
    [InlineData("""{"code":"z","name":"某局","region":"530102","parent":"nowhere"}""", "z.parent")]
    [InlineData("""{"code":"z","name":"某局","region":"530102","parent":"y"},{"code":"y","name":"某州局","region":"532300"}""", "z.parent")]
    [InlineData("""{"code":"z","name":"某局","region":"530100","parent":"y"},{"code":"y","name":"某局","region":"530102"}""", "z.parent")]
    [InlineData("""{"code":"z","name":"某局","region":"530102","kind":"other"}""", "kind")]
    public void Read_AnAgencyThatIsNotAsTheLawHasIt_NamesItAndTheField(string agencies, string told) =>
        Assert.Contains(told, Assert.Throws<InvalidDataException>(() => Read(agencies)).Message, StringComparison.Ordinal);

    [Theory]
    [Clause("GS-04-3")]
    [Clause("LAW-JDTL")]
    [InlineData("530000", "530000 530100 530102 532300 532822", "520000 540000")]
    [InlineData("532300", "532300 532301 532331", "530000 532400 532822")]
    [InlineData("532822", "532822", "530000 532800 532823")]
    public void RegionScope_OfALevel_ReachesDownAndNotSideways(string region, string within, string without)
    {
        var scope = RegionScope.Of(region);

        Assert.All(within.Split(' '), code => Assert.True(scope.Contains(code), code));
        Assert.All(without.Split(' '), code => Assert.False(scope.Contains(code), code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("53")]
    [InlineData("000000")]
    [InlineData("５３００００")]
    [InlineData("53000%")]
    public void RegionScope_OfNoRegion_IsNeverGuessed(string region) => Assert.Throws<ArgumentException>(() => RegionScope.Of(region));

    private static AgencyDirectory Read(string agencies)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "agencies.json");
        File.WriteAllText(file, $"{{\"agencies\":[{agencies}]}}");
        return AgencyDirectory.Read(file);
    }
}
