using System.Xml.Linq;
using Disclosure.TestKit;

namespace Disclosure.Records.Tests.House;

/// <summary>The direction of references is what keeps the zones apart: the public site cannot leak what it cannot name.</summary>
public sealed class ReferenceDirectionTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Records"] = [],
        ["Search"] = [],
        ["Redactor"] = ["Records"],
        ["Conversion"] = ["Redactor"],
        ["Gazette"] = ["Records"],
        ["DecisionPages"] = ["Records"],
        ["Publisher"] = ["Conversion", "DecisionPages", "Gazette", "Redactor"],
        ["PublicSite"] = ["DecisionPages", "Gazette", "Search"],
        ["Cli"] = ["Conversion", "Gazette", "Redactor", "Search"],
    };

    public static TheoryData<string> Projects => new(Allowed.Keys);

    [Fact]
    public void SourceFolder_HoldsExactlyTheKnownProjects()
    {
        var found = Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "src")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_RunOneWay(string project)
    {
        Assert.Equal(Allowed[project].Order(StringComparer.Ordinal), ProjectReferences(project).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Clause("ZZ-10")]
    public void PublicSite_EvenIndirectly_KnowsNeitherDeskNorRedactor()
    {
        var reachable = Reach("PublicSite", []);

        Assert.DoesNotContain("Publisher", reachable);
        Assert.DoesNotContain("Redactor", reachable);
    }

    [Fact]
    [Clause("ZZ-10")]
    public void PublicSite_Configuration_CarriesPublicReferenceDataAlone()
    {
        var copied = Load("PublicSite").Descendants("Content").Select(item => (string?)item.Attribute("Include")).OfType<string>();

        Assert.All(copied.SelectMany(include => include.Split(';')).Where(path => path is not "../DecisionPages/wwwroot/**"), path => Assert.Matches(@"^\.\./\.\./config/(agencies\.json|agency-profiles\.json|correction-requests\.json|regions\.csv|grounds\.csv|lexicon/)", path));
    }

    private static HashSet<string> Reach(string project, HashSet<string> seen)
    {
        foreach (var next in ProjectReferences(project).Where(seen.Add))
        {
            Reach(next, seen);
        }

        return seen;
    }

    private static IEnumerable<string> ProjectReferences(string project) =>
        Load(project).Descendants("ProjectReference")
            .Select(reference => (string?)reference.Attribute("Include") ?? string.Empty)
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace("Disclosure.", string.Empty, StringComparison.Ordinal));

    private static XDocument Load(string project) =>
        XDocument.Load(Path.Combine(RepositoryRoot.Path, "src", project, $"Disclosure.{project}.csproj"));
}
