using System.Text;
using System.Text.Json.Nodes;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Policy;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;
using static Disclosure.Redactor.Tests.Policy.EditedConfiguration;

namespace Disclosure.Redactor.Tests.Policy;

/// <summary>A file that was damaged by a slip never starts with a weaker policy than the one that was meant.</summary>
public sealed class DamagedConfigurationTests
{
    private static readonly string[] Actions = ["hide", "keep", "generalise", "hold", "withName"];
    private static readonly string[] Words = ["kind", "target", "action", "clause", "effect", "name", "agencies", "sectors"];
    private static readonly string[] Addresses = ["", "kmscj", "jhscj", "cxhbj"];
    private static readonly string[] Sectors = ["", "市场监管", "生态环境", "药品监管"];
    private static readonly string Meant = Rich().ToJsonString();
    private static readonly RedactionPolicy MeantPolicy = Read(Meant)!;
    private static readonly IReadOnlyList<string> Slips = [.. Places(Rich()).SelectMany(place => SlipsAt(place))];

    [Fact]
    public void Read_MeantFile_IsGood() => Assert.Empty(Errors(Meant));

    [Fact]
    public void Read_AnySingleSlip_IsAnErrorOrNoWeaker()
    {
        Assert.True(Slips.Count > 1000, $"only {Slips.Count} slips");
        foreach (var slip in Slips)
        {
            AssertNoWeaker([slip]);
        }
    }

    [Fact]
    public void Read_SeveralSlips_AreAnErrorOrNoWeaker() => Prop
        .ForAll(Gen.Elements(Slips.ToArray()).ListOf().Where(slips => slips.Count is > 1 and < 6).ToArbitrary(), AssertNoWeaker)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Read_SwappedActionOrLostKeyOrMisspeltKindInTheFileAsShipped_IsRefused()
    {
        var shipped = File();
        foreach (var place in Places(shipped).Where(place => !place.EndsWith(".organisationClause", StringComparison.Ordinal)))
        {
            foreach (var slip in SlipsAt(place).Where(slip => !slip.StartsWith("upper", StringComparison.Ordinal)))
            {
                var damaged = File();
                // A mask that stands beside a kept particular is the one thing that may be lost.
                if (Apply(damaged, slip) && !JsonNode.DeepEquals(damaged, shipped) && Read(damaged.ToJsonString()) is { } policy)
                {
                    Assert.True(IsNoWeaker(Read(shipped.ToJsonString())!, policy), slip);
                    Assert.True(slip.StartsWith("delete", StringComparison.Ordinal) && slip.EndsWith(".mask", StringComparison.Ordinal), slip);
                }
            }
        }
    }

    [Theory]
    [InlineData("{\"kinds\":{},\"kinds\":{}}", "kinds: stands twice")]
    [InlineData("[]", "an object is required")]
    [InlineData("{", "not valid JSON")]
    [InlineData("", "not valid JSON")]
    public void Read_FileOfAnotherShape_IsRefused(string file, string message) =>
        Assert.Contains(Errors(file), error => error.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Read_FileLargerThanItsLimit_IsRefused() =>
        Assert.Equal(["redaction.json: larger than 1048576 bytes."], Errors(new string(' ', 1024 * 1024) + Meant));

    [Fact]
    public void Read_ErrorsInEveryGroup_AreAllListed()
    {
        var errors = Errors(file =>
        {
            file["kinds"]!["phone"]!["action"] = "keep";
            file["roles"]!.AsObject().Remove("minor");
            file["particulars"]!["sex"]!["mask"] = "sex";
            file["questions"]!["sameName"]!["clause"] = "Art. 10";
            file["phones"]!["keptLabels"] = new JsonArray("电话");
            file["overrides"] = new JsonArray(new JsonObject());
            file["patterns"] = 3;
            file["surplus"] = true;
        });

        foreach (var key in new[] { "kinds.phone.action", "roles.minor", "particulars.sex.mask", "questions.sameName.clause", "phones.keptLabels", "overrides[0].target", "patterns", "surplus" })
        {
            Assert.Contains(errors, error => error.StartsWith($"redaction.json: {key}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("电话")]
    [InlineData("联系")]
    [InlineData("号码")]
    [InlineData("手机")]
    [InlineData("话")]
    public void Read_LabelThatStandsBeforePeoplesNumbers_IsRefused(string label) =>
        Assert.Single(Errors(file => file["phones"]!["keptLabels"]!.AsArray().Add(label)));

    [Fact]
    public void For_SameAgencyAndSector_IsWorkedOutOnceAndUnknownNamesShareTheDefault()
    {
        var market = new CaseFacts { AgencyCode = "jhscj", Sector = "市场监管" };

        Assert.Same(MeantPolicy.For(market), MeantPolicy.For(market with { AgencyName = "另一名称" }));
        Assert.Same(MeantPolicy.For(new CaseFacts()), MeantPolicy.For(new CaseFacts { AgencyCode = "nobody", Sector = "无此领域", StatedSector = "也无" }));
        Assert.NotSame(MeantPolicy.For(market), MeantPolicy.For(new CaseFacts()));
    }

    private static void AssertNoWeaker(IEnumerable<string> slips)
    {
        var damaged = JsonNode.Parse(Meant)!.AsObject();
        var all = slips.ToList();
        if (all.Count(slip => Apply(damaged, slip)) > 0 && Read(damaged.ToJsonString()) is { } policy)
        {
            Assert.True(IsNoWeaker(MeantPolicy, policy), string.Join("; ", all));
        }
    }

    // A file with something in every list.
    private static JsonObject Rich()
    {
        var file = File();
        Answer(file, "roles", "personInCharge", "keep", "looser");
        Answer(file, "particulars", "sex", "hide", "stricter");
        Answer(file, "particulars", "birthDate", "hide", "stricter");
        Answer(file, "questions", "punishedLegalRepresentative", "hide", "stricter");
        file["overrides"] = new JsonArray(
            Override("roles.officer", "keep", sector: "市场监管"),
            Override("roles.officer", "hide", agency: "kmscj", effect: "same"),
            Override("questions.agencyHotlines", "hide", agency: "cxhbj", effect: "stricter"),
            Override("kinds.address", "generalise", sector: "生态环境"));
        file["patterns"] = new JsonArray(new JsonObject
        {
            ["name"] = "forest-ranger", ["regex"] = @"HL-\d{6}", ["kind"] = "other_id", ["clause"] = "GS-10-4", ["basis"] = Basis,
            ["contextWords"] = new JsonArray(), ["reach"] = 0, ["agencies"] = new JsonArray("cxhbj"), ["sectors"] = new JsonArray(), ["confidence"] = 0.9,
        });
        file["allow"] = new JsonArray(Listed("0871-63180000", "phone"));
        file["deny"] = new JsonArray(Listed("KM-7741B", "other_id"));
        file["deny"]![0]!["insideLonger"] = false;
        return file;
    }

    private static JsonObject Listed(string value, string kind) => new()
    {
        ["value"] = value, ["kind"] = kind, ["clause"] = "GS-10-4", ["basis"] = Basis, ["agencies"] = new JsonArray(), ["sectors"] = new JsonArray("市场监管"),
    };

    private static RedactionPolicy? Read(string file)
    {
        var errors = new List<string>();
        var policy = RedactionPolicy.Read(
            name => name is "redaction.json" ? new MemoryStream(Encoding.UTF8.GetBytes(file)) : System.IO.File.OpenRead(Path.Combine(RepositoryRoot.Path, "config", name)),
            errors);
        Assert.Equal(policy is null, errors.Count > 0);
        return policy;
    }

    // Every key and every word, as a path with dots; the items of lists by number.
    private static IEnumerable<string> Places(JsonNode node)
    {
        foreach (var (key, value) in node switch
        {
            JsonObject members => members.ToList(),
            JsonArray items => [.. items.Select((item, index) => KeyValuePair.Create(index.ToString(), item))],
            _ => [],
        })
        {
            yield return key;
            foreach (var inner in value is null ? [] : Places(value))
            {
                yield return $"{key}.{inner}";
            }
        }
    }

    private static IEnumerable<string> SlipsAt(string place)
    {
        var keys = place.Split('.');
        if (!char.IsAsciiDigit(keys[^1][0]))
        {
            yield return $"delete {place}";
            yield return $"rename {place}";
            yield return $"upper {place}";
            yield return $"number {place}";
            yield return $"null {place}";
        }

        if (keys[^1] is "action")
        {
            foreach (var action in Actions)
            {
                yield return $"set:{action} {place}";
            }
        }

        if (keys.Any(key => Words.Contains(key, StringComparer.Ordinal)))
        {
            yield return $"misspell {place}";
            yield return $"shorten {place}";
        }
    }

    private static bool Apply(JsonObject file, string slip)
    {
        var (what, place) = (slip[..slip.IndexOf(' ', StringComparison.Ordinal)], slip[(slip.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var keys = place.Split('.');
        JsonNode? parent = file;
        foreach (var key in keys[..^1])
        {
            parent = parent switch
            {
                JsonObject members => members[key],
                JsonArray items when int.Parse(key) < items.Count => items[int.Parse(key)],
                _ => null,
            };
        }

        if (parent is JsonArray list)
        {
            return int.Parse(keys[^1]) < list.Count && Spoil(list[int.Parse(keys[^1])], what) is { } spoilt && Set(() => list[int.Parse(keys[^1])] = spoilt);
        }

        if (parent is not JsonObject owner || !owner.TryGetPropertyValue(keys[^1], out var value))
        {
            return false;
        }

        switch (what)
        {
            case "delete": return owner.Remove(keys[^1]);
            case "rename": return owner.Remove(keys[^1]) && Set(() => owner[keys[^1] + "s"] = value);
            case "upper": return owner.Remove(keys[^1]) && Set(() => owner[char.ToUpperInvariant(keys[^1][0]) + keys[^1][1..]] = value);
            case "number": return Set(() => owner[keys[^1]] = 7);
            case "null": return Set(() => owner[keys[^1]] = null);
            default: return Spoil(value, what) is { } spoilt && Set(() => owner[keys[^1]] = spoilt);
        }
    }

    private static JsonNode? Spoil(JsonNode? value, string what) => value?.GetValueKind() is not System.Text.Json.JsonValueKind.String ? null
        : what.StartsWith("set:", StringComparison.Ordinal) ? what[4..]
        : what is "misspell" ? value.GetValue<string>() + "_x"
        : what is "shorten" ? value.GetValue<string>()[1..]
        : null;

    private static bool Set(Action change)
    {
        change();
        return true;
    }

    private static bool IsNoWeaker(RedactionPolicy meant, RedactionPolicy started) =>
        Addresses.All(agency => Sectors.All(sector => IsNoWeaker(
            meant.For(new CaseFacts { AgencyCode = agency, Sector = sector }), started.For(new CaseFacts { AgencyCode = agency, Sector = sector }))))
        && started.Phones.KeptNumbers.All(meant.Phones.KeptNumbers.Contains)
        && started.Phones.KeptPrefixes.All(meant.Phones.KeptPrefixes.Contains)
        && started.Phones.KeptLabels.All(meant.Phones.KeptLabels.Contains);

    private static bool IsNoWeaker(RedactionSettings meant, RedactionSettings started) =>
        meant.Kinds.All(rule => Rank(started.Kinds[rule.Key].Action) <= Rank(rule.Value.Action))
        && Enum.GetValues<FindingMatter>().All(matter => Rank(started.RuleOf("phone", matter).Action) <= Rank(meant.RuleOf("phone", matter).Action))
        && meant.Roles.All(rule => Rank(started.Roles[rule.Key].Action) <= Rank(rule.Value.Action) && (!started.Roles[rule.Key].KeepSurname || rule.Value.KeepSurname))
        && meant.Questions.All(rule => started.Questions[rule.Key].Action <= rule.Value.Action)
        && meant.Patterns.All(pattern => started.Patterns.Any(other => (other.Kind, other.Expression.ToString()).Equals((pattern.Kind, pattern.Expression.ToString()))))
        && started.Allowed.All(value => meant.Allowed.TryGetValue(value.Key, out var known) && string.Equals(known.Kind, value.Value.Kind, StringComparison.Ordinal))
        && (meant.Denied.IsEmpty || !started.Denied.IsEmpty);

    private static int Rank(FindingAction action) => action switch
    {
        FindingAction.Hide => 0,
        FindingAction.Generalise => 1,
        _ => 2,
    };
}
