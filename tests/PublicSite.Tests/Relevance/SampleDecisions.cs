using System.Text.Json;
using System.Text.RegularExpressions;
using Disclosure.PublicSite.Reference;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Relevance;

/// <summary>The sample decisions of the repository as records: what the desk's data say of them, with their texts, the names of people cut to a surname.</summary>
public static partial class SampleDecisions
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>All that have their own number, title and day.</summary>
    public static IReadOnlyList<DecisionRecord> Read()
    {
        var folder = Path.Combine(RepositoryRoot.Path, "config", "samples");
        var agencies = AgencyDirectory.Read(Path.Combine(RepositoryRoot.Path, "config", "agencies.json"));
        using var seeding = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "seeding.json")));
        var decisions = new List<DecisionRecord>();
        foreach (var sample in seeding.RootElement.GetProperty("samples").EnumerateArray())
        {
            var name = sample.GetProperty("sample").GetString()!;
            using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name, "metadata.json")));
            if (metadata.RootElement.TryGetProperty("documentNumber", out _))
                decisions.Add(Record(metadata.RootElement, agencies.Find(sample.GetProperty("agency").GetString()!)!, Text(folder, name)));
        }

        return decisions;
    }

    private static DecisionRecord Record(JsonElement metadata, Agency agency, string text)
    {
        var parties = metadata.GetProperty("parties").EnumerateArray().Select(party => (Name: party.GetProperty("name").GetString()!, Kind: party.GetProperty("kind").GetString()!)).ToList();
        var people = parties.Where(party => party.Kind is "naturalPerson").Select(party => party.Name).ToList();
        var summary = metadata.TryGetProperty("summary", out var given) ? given : Nothing;
        var kind = Enum.Parse<PartyKind>(parties[0].Kind, ignoreCase: true);
        return new DecisionRecord
        {
            Id = RecordId.New(), Version = 1, DocumentNumber = Cut(metadata.GetProperty("documentNumber").GetString()!), Title = [Inline(metadata.GetProperty("title").GetString()!)],
            AgencyCode = agency.Code, AgencyName = agency.Name, RegionCode = agency.Region, Sector = agency.Sector,
            ActType = Enum.Parse<ActType>(metadata.GetProperty("actType").GetString()!, ignoreCase: true),
            DecidedOn = DateOnly.Parse(metadata.GetProperty("decidedOn").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            Mode = people.Count > 0 ? DisclosureMode.Summary : DisclosureMode.FullText, PartyKind = kind,
            PenaltyKinds = metadata.TryGetProperty("penaltyKinds", out var kinds) ? [.. kinds.EnumerateArray().Select(penalty => penalty.GetString()!)] : [],
            FineYuan = metadata.TryGetProperty("fineYuan", out var fine) ? fine.GetDecimal() : null,
            Summary = new DecisionSummary
            {
                Parties = [.. parties.Select(party => (IReadOnlyList<Inline>)[Inline(party.Name)])],
                Facts = [Inline(Value("facts"))], Basis = [Inline(Value("basis"))], Decision = [Inline(Value("decision"))],
            },
            Body = people.Count > 0 ? [] : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new Paragraph { Inlines = [Inline(line)] })],
        };

        string Value(string name) => summary.TryGetProperty(name, out var value) ? value.GetString()! : string.Empty;

        Inline Inline(string words) => new() { Text = Cut(words) };

        string Cut(string words) => people.Aggregate(words, (cut, person) => cut.Replace(person, person[..1] + "某", StringComparison.Ordinal));
    }

    // There, what is to be hidden stands in brackets, and lines begin with how they are laid out.
    private static string Unmarked(string text) => Layout().Replace(Hidden().Replace(text, "某某"), string.Empty).Replace('|', ' ');

    [GeneratedRegex(@"\[\[[^\]]*\]\]", RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"^(#+|>>) ", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Layout();

    // Of a Word document the text lies beside the tool that made it.
    private static string Text(string folder, string name)
    {
        var plain = Path.Combine(folder, name, "decision.txt");
        return File.Exists(plain) ? File.ReadAllText(plain) : Unmarked(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tools", "samples", name + ".txt")));
    }
}
