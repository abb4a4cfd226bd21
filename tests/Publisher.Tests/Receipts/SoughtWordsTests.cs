using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Tests.Pages;
using Disclosure.Records;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>What is looked for on a public node after a removal: words that were public, that nothing public says any more, and no mask.</summary>
public sealed class SoughtWordsTests
{
    private static readonly SampleCase Sample = new()
    {
        CaseId = "c", State = CaseState.Published, DocumentNumber = "昆市监处罚〔2026〕108号", Title = "昆明翠岭食品有限公司生产标注虚假生产日期的食品案",
    };

    private static readonly DecisionRecord Removed = Sample.Candidate(new MarkedSample(Sample.Marked), RecordId.New());

    [Fact]
    public void Of_ATextThatIsGone_AreDistinctiveRunsOfItAndNoMask()
    {
        var sought = SoughtWords.Of(Removed, standing: null, notice: null);

        Assert.False(sought.IsReplaced);
        Assert.Equal((Removed.Id.Value, Removed.DocumentNumber), (sought.RecordId, sought.DocumentNumber));
        Assert.InRange(sought.Phrases.Count, 2, 3);
        var text = string.Join("\n", BlockText.Of(Removed.Body), BlockText.Of(Removed.Title), BlockText.Of(Removed.Summary.Facts));
        var masks = Masks(Removed.Body).ToList();
        Assert.NotEmpty(masks);
        Assert.All(sought.Phrases, phrase =>
        {
            Assert.InRange(phrase.Length, SoughtWords.ShortestRun, SoughtWords.LongestRun);
            Assert.Contains(phrase, text, StringComparison.Ordinal);
            Assert.DoesNotContain(masks, mask => phrase.Contains(mask, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Of_AVersionInPlaceOfAnother_AreWordsThatTheNewOneDoesNotSay()
    {
        var standing = Removed with { Body = [.. Removed.Body.Take(Removed.Body.Count / 2)] };

        var sought = SoughtWords.Of(Removed, standing, notice: null);

        Assert.True(sought.IsReplaced);
        Assert.NotEmpty(sought.Phrases);
        Assert.All(sought.Phrases, phrase => Assert.DoesNotContain(phrase, BlockText.Of(standing.Body), StringComparison.Ordinal));
        Assert.Empty(SoughtWords.Of(Removed, Removed, notice: null).Phrases);
    }

    [Fact]
    public void Of_WhatTheSiteSaysAllTheSame_IsNotLookedFor()
    {
        const string authority = "昆明市中级人民法院行政审判庭";
        var signed = Removed with { Body = [.. Removed.Body.SelectMany(block => new[] { block, Line(Removed.AgencyName), Line(authority) })] };
        var notice = new NoticeRecord { Id = Removed.Id, Version = 2, Kind = NoticeKind.Revocation, Authority = authority };

        Assert.DoesNotContain(SoughtWords.Of(signed, standing: null, notice).Phrases, phrase => string.Equals(phrase, Removed.AgencyName, StringComparison.Ordinal) || phrase is authority);
        Assert.NotEmpty(SoughtWords.Of(signed, standing: null, notice).Phrases);
    }

    private static Paragraph Line(string text) => new() { Inlines = [new Inline { Text = text }] };

    private static IEnumerable<string> Masks(IEnumerable<Block> blocks) => blocks.OfType<Paragraph>().SelectMany(paragraph => paragraph.Inlines).Where(inline => inline.Redaction is not null).Select(inline => inline.Text);
}
