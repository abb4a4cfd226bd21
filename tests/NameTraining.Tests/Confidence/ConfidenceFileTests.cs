using System.Text;
using System.Text.Json.Nodes;
using Disclosure.Redactor;
using Disclosure.Redactor.Confidence;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Policy;
using Disclosure.TestKit;

namespace Disclosure.NameTraining.Tests.Confidence;

public sealed class ConfidenceFileTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "config", ConfidenceFile.FileName));

    [Fact]
    public void Read_ShippedFile_IsValid() => Assert.Empty(ErrorsOf(Shipped));

    [Theory]
    [InlineData("here", -0.1, "mentions.here")]
    [InlineData("rival", 0.1, "mentions.rival")]
    [InlineData("best", null, "mentions.best")]
    public void Read_SignThatCountsTheWrongWay_IsAnError(string sign, double? weight, string key)
    {
        var file = JsonNode.Parse(Shipped)!;
        file["mentions"]![sign] = weight;
        Assert.Contains(ErrorsOf(file.ToJsonString()), error => error.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SeveralErrors_AreAllTold()
    {
        var file = JsonNode.Parse(Shipped)!;
        var curve = file["mentions"]!["curve"]!.AsArray();
        curve.Add(curve[0]!.DeepClone());
        var kind = file["kinds"]![0]!;
        kind["right"] = 9;
        kind["found"] = 3;
        kind["classes"]![0]!["check"] = "Perhaps";
        file["kinds"]!.AsArray().Add(new JsonObject { ["kind"] = "horse", ["right"] = 1, ["found"] = 1, ["classes"] = new JsonArray() });
        var errors = ErrorsOf(file.ToJsonString());
        Assert.All(["curve[", "kinds[0].right", "classes[0].check", "is not a kind of finding"], part => Assert.Contains(errors, error => error.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void Create_WithoutTheFile_Stops()
    {
        var config = Path.Combine(RepositoryRoot.Path, "config");
        var stopped = Assert.Throws<RedactionConfigurationException>(() =>
            DecisionRedactor.Create(name => string.Equals(name, ConfidenceFile.FileName, StringComparison.Ordinal) ? throw new FileNotFoundException(name) : File.OpenRead(Path.Combine(config, name))));
        Assert.Contains(stopped.Errors, error => error.StartsWith(ConfidenceFile.FileName, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_WhatWasRead_IsReadTheSame()
    {
        var known = new FindingClass(FindingKinds.Phone, "phone/labelled", "mobile", IsLabelled: true, CheckDigit.None);
        var figures = new ConfidenceFigures(
            new MentionWeights { Weights = [.. MentionWeights.Names.Select(sign => sign.Direction * 0.5)], Curve = [(-1, 0.4), (2, 0.9)] },
            new Dictionary<string, KindFigures>(StringComparer.Ordinal)
            {
                [FindingKinds.Phone] = new KindFigures(new RightShare(19, 20), new Dictionary<FindingClass, RightShare> { [known] = new(9, 9) }),
            });
        using var file = new MemoryStream();
        ConfidenceFile.Write(file, figures);
        var read = ConfidenceFile.Read(_ => new MemoryStream(file.ToArray()), [])!;
        var phone = new Candidate { Range = new TextRange(0, 11), Kind = FindingKinds.Phone, Rule = known.Rule, Pattern = known.Pattern, ContextWord = "电话", Confidence = 0.1 };
        Assert.Equal((9 + (5 * 20 / 22.0)) / 14, read.Of(phone), 3);
        // Never measured: as sure as the kind is at least, and less than anything measured as right as that.
        Assert.InRange(read.Of(phone with { Rule = "phone/new" }), 0.7, 0.8);
        Assert.Equal(0.5, read.Of(phone with { Kind = FindingKinds.Plate }));
        // What the agency's own policy lists is as sure as the policy says.
        Assert.Equal(0.1, read.Of(phone with { Clause = "GS-10-2c" }));
    }

    private static List<string> ErrorsOf(string json)
    {
        var errors = new List<string>();
        var read = ConfidenceFile.Read(_ => new MemoryStream(Encoding.UTF8.GetBytes(json)), errors);
        Assert.Equal(errors.Count == 0, read is not null);
        return errors;
    }
}
