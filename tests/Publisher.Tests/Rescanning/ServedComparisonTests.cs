using Disclosure.Publisher.Rescanning;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Tests.Rescanning;

/// <summary>What a search for whole values cannot see.</summary>
public sealed class ServedComparisonTests
{
    private const string Text = "当事人：李桂芝\n住址：昆明市五华区翠湖路12号，昆明市。";

    [Fact]
    public void More_HalfOfAnAddressWasMasked_TellsTheRest()
    {
        var then = Result(("翠湖路12号", FindingKinds.Address, "〔住址已隐去〕"));
        var now = Result(("昆明市五华区翠湖路12号", FindingKinds.Address, "〔住址已隐去〕"));

        Assert.Equal([new RescanFinding("body[1]", FindingKinds.Address, "test/rule", "GS-10-2a", 1)], Compare(then, now)!.More(now));
        Assert.Empty(Compare(then, now)!.Less(then));
    }

    [Fact]
    public void More_SurnameStoodInTheMask_TellsIt()
    {
        var then = Result(("李桂芝", FindingKinds.Person, "李某"));
        var now = Result(("李桂芝", FindingKinds.Person, "〔姓名已隐去〕"));

        Assert.Equal("body[0]", Assert.Single(Compare(then, now)!.More(now)).Where);
        Assert.Empty(Compare(now, then)!.More(then));
        Assert.Equal("body[0]", Assert.Single(Compare(now, then)!.Less(now)).Where);
    }

    [Fact]
    public void More_OtherWordsOrOtherEdgesForTheSameValue_AreNothing()
    {
        var then = Result(("李桂芝", FindingKinds.Person, "相关人员甲"), ("：昆明市五华区翠湖路12号，", FindingKinds.Address, "〔住址已隐去〕"));
        var now = Result(("李桂芝", FindingKinds.Person, "证人"), ("昆明市五华区翠湖路12号", FindingKinds.Address, "〔住址已隐去〕"));

        Assert.Empty(Compare(then, now)!.More(now));
        Assert.Empty(Compare(then, now)!.Less(then));
    }

    [Theory]
    [InlineData("当事人：李桂芝\n住址：〔住址已隐去〕，昆明市")]
    [InlineData("当事人：李桂芝\n住址：昆明市五华区翠湖路12号，昆明市。")]
    public void Of_PublicTextIsNotTheServedTextWithItsMasks_IsNull(string published)
    {
        var then = Result(("昆明市五华区翠湖路12号", FindingKinds.Address, "〔住址已隐去〕"));

        Assert.Null(ServedComparison.Of(Body(published), SourceDocument.FromText(Text), then.Evidence!, then.Evidence!));
        Assert.Null(ServedComparison.Of(Body("当事人：李桂芝\n住址：〔住址已隐去〕，昆明市。"), SourceDocument.FromText(Text + "。"), then.Evidence!, then.Evidence!));
    }

    private static ServedComparison? Compare(RedactionResult then, RedactionResult now)
    {
        var published = then.Findings.Reverse().Aggregate(Text, (text, finding) => text[..finding.Start] + finding.Replacement + text[finding.End..]);
        return ServedComparison.Of(Body(published), SourceDocument.FromText(Text), then.Evidence!, now.Evidence!);
    }

    private static IReadOnlyList<Block> Body(string text) => [.. text.Split('\n').Select(line => new Paragraph { Inlines = [new Inline { Text = line }] })];

    private static RedactionResult Result(params (string Value, string Kind, string Mask)[] hidden)
    {
        var findings = hidden.Select(value =>
        {
            var start = Text.IndexOf(value.Value, StringComparison.Ordinal);
            return new Finding
            {
                Start = start,
                End = start + value.Value.Length,
                Text = value.Value,
                Kind = value.Kind,
                Action = FindingAction.Hide,
                Rule = "test/rule",
                Clause = "GS-10-2a",
                Confidence = 1,
                Replacement = value.Mask,
            };
        }).ToList();
        return new RedactionResult
        {
            Outcome = Outcome.Publish,
            Findings = findings,
            Grounds = [],
            Evidence = new ReleaseEvidence
            {
                Hidden = [],
                Kept = [],
                ServedText = Text,
                Masks = [.. findings.Select(finding => new MaskedSpan(finding.Start, finding.End, finding.Replacement!))],
            },
        };
    }
}
