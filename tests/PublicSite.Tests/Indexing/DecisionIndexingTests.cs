using System.Security.Cryptography;
using System.Text.Json;
using Disclosure.DecisionPages;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Indexing;

public sealed class DecisionIndexingTests
{
    private static readonly DecisionIndexing Indexing = new(
        new AgencyDirectory([new Agency { Code = "jhscj", Name = "景洪市市场监督管理局", ShortNames = ["景洪市监局"], Region = "532801" }]),
        RegionTree.Read(Path.Combine(RepositoryRoot.Path, "config", "regions.csv")));

    /// <summary>
    /// An index on disk is opened only when <see cref="DecisionIndexing.Form"/> is the one it was made with. When this fails, documents look
    /// otherwise than before: raise the form together with the mark.
    /// </summary>
    [Fact]
    public void Document_LooksAsItsFormSays()
    {
        var document = Indexing.Document(InventedDecisions.FoodPenalty() with { Id = RecordId.Parse("0000000000000000") });

        var mark = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document)).AsSpan(0, 4));
        Assert.Equal(("2", "3e0e29da"), (DecisionIndexing.Form, mark));
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Names_AreOfAgenciesLawsAndOrganisationsAlone()
    {
        var organisation = InventedDecisions.FoodPenalty();
        var partlyHidden = organisation with { Summary = organisation.Summary with { Parties = [[InventedDecisions.Plain("景洪"), InventedDecisions.Mask("刀某", "person", "GS-10-1"), InventedDecisions.Plain("食品店")]] } };

        Assert.Equal(["景洪市市场监督管理局", "景洪市监局", "景洪市澜湄鲜食品超市", "中华人民共和国食品安全法"], Indexing.Document(organisation).Names);
        Assert.DoesNotContain(Indexing.Document(partlyHidden).Names, name => name.Contains("食品店", StringComparison.Ordinal));
        foreach (var kind in new[] { PartyKind.NaturalPerson, PartyKind.Proprietorship })
            Assert.DoesNotContain("景洪市澜湄鲜食品超市", Indexing.Document(organisation with { PartyKind = kind }).Names);
        Assert.DoesNotContain(Indexing.Document(InventedDecisions.PersonPenalty()).Names, name => name.Contains('杨', StringComparison.Ordinal));
    }
}
