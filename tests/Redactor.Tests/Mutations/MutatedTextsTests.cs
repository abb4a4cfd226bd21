using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;
using Xunit.Abstractions;

namespace Disclosure.Redactor.Tests.Mutations;

public sealed class MutatedTextsTests(ITestOutputHelper output)
{
    private const ulong Seed = 20241121;

    [Fact]
    public void Publish_TextWithoutPlantedValues_IsNotQuarantined()
    {
        foreach (var text in BaseTexts.All)
            Assert.True(Published(text) is not null, text[..20]);
    }

    [Fact]
    [Clause("GS-10-2b")]
    public void Publish_TextWithPlantedValues_LeavesNothingOfThem()
    {
        var count = TestSize.Of(500, 10_000);
        var published = 0;
        var left = new List<string>();
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var seed = Seed + (ulong)i;
            var mutated = MutatedText.Of(seed);
            if (Published(mutated.Text) is not { } text)
                continue;
            published++;
            foreach (var plant in mutated.Planted)
            {
                if (NaiveReader.Left(plant.Value.Text, text, mutated.Before) is not { } residue)
                    continue;
                if (plant.MustVanish)
                    left.Add($"seed {seed}: {plant}, {residue}");
                else
                    classes[plant.Value.Kind] = classes.GetValueOrDefault(plant.Value.Kind) + 1;
            }
        }

        output.WriteLine($"texts {count}, publishable {published}, kept back {count - published}, residues {left.Count}; may stay:");
        foreach (var (name, times) in classes.OrderByDescending(entry => entry.Value))
            output.WriteLine($"{times} {name}");
        Assert.True(left.Count == 0, $"{left.Count} residues; {string.Join('\n', left.Take(20))}");
    }

    // What would be public once whoever must decide has agreed; null when verification keeps it back.
    private static string? Published(string text)
    {
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts());
        if (result is not { Outcome: Outcome.Publish or Outcome.Hold, Body: { } body, Evidence: { } evidence })
            return null;
        var record = new DecisionRecord
        {
            Id = RecordId.Parse("0123456789abcdef"), Version = 1, DocumentNumber = string.Empty, Title = [], AgencyCode = string.Empty, AgencyName = string.Empty,
            RegionCode = string.Empty, ActType = ActType.Penalty, DecidedOn = new DateOnly(2024, 1, 2), Mode = DisclosureMode.FullText, PartyKind = PartyKind.NaturalPerson,
            Summary = new DecisionSummary { Parties = [] }, Body = body,
        };
        return LabelledText.Verifier.Verify(record, evidence) is VerificationOutcome.Passed ? BlockText.Of(body) : null;
    }
}
