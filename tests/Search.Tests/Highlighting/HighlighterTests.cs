using Disclosure.Search.Segmentation;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Highlighting;

public sealed class HighlighterTests
{
    private static readonly Highlighter Highlighter = new(Languages.Full);

    [Theory]
    [InlineData("罚款", "处以罚款，加处罚款。", "处以[罚款]，加处[罚款]。")]
    [InlineData("罚款", "處以罰款", "處以[罰款]")]
    [InlineData("ktv", "某ＫＴＶ店", "某[ＫＴＶ]店")]
    [InlineData("kt*", "某KTV店 akt", "某[KT]V店 akt")]
    [InlineData("5000", "罚款5,000元", "罚款[5,000]元")]
    [InlineData("\"罚款五千\"", "罚\r\n款“五千”元", "[罚\r\n款“五千]”元")]
    [InlineData("云罚〔2026〕1号", "云罚（2026）1号", "[云罚（2026）1号]")]
    [InlineData("行政处罚决定", "行政处罚决定书", "[行政处罚决定]书")]
    [InlineData("和服", "产品和服务，和服一件", "产品和服务，[和服]一件")]
    [InlineData("和服", "产品和服务", "产品[和服]务")]
    [InlineData("食品 -罚款", "食品罚款", "[食品]罚款")]
    [InlineData("title:食品", "食品", "食品")]
    [InlineData("body:食品", "食品", "[食品]")]
    [InlineData("平方米", "12㎡", "12㎡")]
    [InlineData("\"m2\"", "12㎡。", "12[㎡]。")]
    [InlineData("\"𠮷\"", "𠮷野家", "[𠮷]野家")]
    [InlineData("\"aba\"", "ababa", "[ababa]")]
    [InlineData("市监局", "楚雄市市场监督管理局", "楚雄市[市场监督管理局]")]
    [InlineData("", "罚款", "罚款")]
    public void Highlight_Text_MarksTheWords(string query, string text, string marked)
    {
        var highlighted = Highlighter.Highlight(new SearchRequest { Query = query }, "body", text, 100);
        Assert.Equal(marked, Mark(text, highlighted.Ranges));
        Assert.Equal(marked, Mark(highlighted.Snippet.Text, highlighted.Snippet.Ranges));
    }

    [Fact]
    public void RunsOfChinese_CutOneByOne_HoldTheWordsOfTheWholeText()
    {
        foreach (var reference in ReferenceText.All)
        {
            var text = TextFolding.Fold(reference.Text);
            var runs = new List<WordAt>();
            for (var at = 0; at < text.Length;)
            {
                if (!CharacterClass.IsIdeograph(text.Text[at]))
                {
                    at++;
                    continue;
                }

                runs.AddRange(Languages.Full.Words.ScanRunForIndex(text, at, out var end));
                at = end;
            }

            Assert.Equal(Languages.Full.Words.ScanForIndex(text).Where(word => word.Chinese), runs);
        }
    }

    [Fact]
    public void Highlight_LongText_PicksTheSentenceWithMostWords()
    {
        var text = "罚款一事，罚款一次。" + string.Concat(Enumerable.Repeat("无关的一句话。", 40)) + "依据该法，对药品作出罚款决定。" + string.Concat(Enumerable.Repeat("无关的一句话。", 40));
        var snippet = Highlighter.Highlight(new SearchRequest { Query = "药品 罚款" }, "body", text, 40).Snippet;
        Assert.Contains("依据该法，对[药品]作出[罚款]决定。", Mark(snippet.Text, snippet.Ranges), StringComparison.Ordinal);
        Assert.Equal(40, snippet.Text.Length);
    }

    [Fact]
    public void Highlight_RandomRequests_KeepsItsPromises()
    {
        var random = new SeededRandom(11);
        for (var i = 0; i < 3000; i++)
        {
            var text = random.Pick(ReferenceText.All).Text;
            var query = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Part(random)));
            var length = random.Next(0, 90);
            var highlighted = Highlighter.Highlight(new SearchRequest { Query = query }, "body", text, length);
            AssertOrdered(highlighted.Ranges, text);
            var snippet = highlighted.Snippet;
            Assert.True(snippet.Text.Length <= length);
            Assert.Equal(text[snippet.Source.Start..snippet.Source.End], snippet.Text);
            AssertOrdered(snippet.Ranges, snippet.Text);
            Assert.All(snippet.Ranges, r => Assert.Contains(highlighted.Ranges, o => o.Start <= r.Start + snippet.Source.Start && o.End >= r.End + snippet.Source.Start));
        }
    }

    private static string Part(SeededRandom random)
    {
        var text = random.Pick(ReferenceText.All.Where(t => t.Text.Length > 12).ToList()).Text;
        var quote = random.Pick(["", "\""]);
        return quote + text.Substring(random.Next(text.Length - 8), random.Next(1, 8)) + quote;
    }

    private static void AssertOrdered(IReadOnlyList<TextSpan> ranges, string text)
    {
        var last = -1;
        foreach (var range in ranges)
        {
            Assert.True(range.Start > last && range.End > range.Start && range.End <= text.Length);
            last = range.End;
        }
    }

    private static string Mark(string text, IReadOnlyList<TextSpan> ranges)
    {
        foreach (var range in ranges.Reverse())
            text = text.Insert(range.End, "]").Insert(range.Start, "[");
        return text;
    }
}
