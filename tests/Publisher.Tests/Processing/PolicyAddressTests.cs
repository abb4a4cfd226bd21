using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Processing;

public sealed class PolicyAddressTests
{
    private static readonly Agency Market = new() { Code = "kmscj", Name = "昆明市市场监督管理局", Region = "530100", Sector = "市场监管" };

    [Fact]
    public void FactsOf_AgencyAndStatedSector_AreToldApart()
    {
        var facts = RecordBuilder.FactsOf(new CaseSubmission { Sector = "药品监管" }, Market);

        Assert.Equal(("kmscj", "市场监管", "药品监管"), (facts.AgencyCode, facts.Sector, facts.StatedSector));
        Assert.Equal(string.Empty, RecordBuilder.FactsOf(new CaseSubmission(), Market).StatedSector);
    }

    [Fact]
    public void Read_ErrorsInSeveralFiles_StopTheDeskWithTheWholeList()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("redaction.json"), "{\"kinds\":{},\"surplus\":1}");

        var failure = Assert.Throws<DeskStartException>(() => DeskConfig.Read(folder.Path));

        foreach (var part in new[] { "redaction.json: kinds.phone", "redaction.json: roles", "redaction.json: surplus", "agencies.json", "publication.json", "names/surnames.txt" })
        {
            Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        }
    }
}
