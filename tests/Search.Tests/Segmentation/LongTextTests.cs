using Disclosure.Search.Segmentation;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Segmentation;

public sealed class LongTextTests
{
    private static readonly string[] Words = ["行政处罚", "决定书", "当事人", "依法", "的", "岩温罕", "擅自", "占用", "土地", "在", "杞自强", "食品", "安全", "一", "生产日期"];

    [Theory]
    [InlineData(CutScratch.MaximumRun)]
    [InlineData(CutScratch.MaximumRun + 1)]
    [InlineData(200_000)]
    public void Cut_RunWithoutBlanks_IsCutAsItsSentencesAre(int length)
    {
        // A sentence that ends with a word no other goes over is cut the same wherever it stands.
        const string Sentence = "当事人岩温罕擅自占用土地生产食品经查实依法作出行政处罚";
        var expected = TokenSpans.Of(Languages.Base.Segmenter, Sentence);
        var text = string.Concat(Enumerable.Repeat(Sentence, (length / Sentence.Length) + 1));
        var spans = TokenSpans.Of(Languages.Base.Segmenter, text);
        Assert.Equal(Enumerable.Range(0, text.Length / Sentence.Length).SelectMany(i => expected.Select(s => (s.Start + (i * Sentence.Length), s.Length))), spans);
    }

    [Fact]
    public void CutPart_RandomRunWithoutBlanks_DoesNotDependOnTheParts()
    {
        var random = new SeededRandom(7);
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(_ => random.Pick(Words)));
        Assert.True(text.Length > 2 * CutScratch.MaximumRun);
        var sink = new TokenSpans();
        const int Step = 70_000;
        for (var given = Step; sink.Offset < text.Length; given += Step)
            sink.Offset += Languages.Base.Segmenter.CutPart(text.AsSpan(sink.Offset, Math.Min(given, text.Length) - sink.Offset), CutMode.Query, given < text.Length, ref sink);
        Assert.Equal(TokenSpans.Of(Languages.Base.Segmenter, text), sink.Spans);
    }

    [Theory]
    [InlineData("一")]
    [InlineData("龘")]
    [InlineData("中国")]
    [InlineData("a")]
    [InlineData("%")]
    [InlineData("1.")]
    [InlineData("𠮷")]
    [InlineData("\r")]
    [InlineData("e\u0301")]
    [InlineData("\uD800")]
    public void Cut_OnePieceForever_CoversTheText(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
        foreach (var mode in new[] { CutMode.Query, CutMode.Index })
            Assert.Equal(text.Length, TokenSpans.Of(Languages.Full.Segmenter, text, mode).Max(s => s.Start + s.Length));
        Assert.Equal(text.Length, TokenSpans.Of(Languages.Full.Segmenter, text).Sum(s => s.Length));
    }

    [Fact]
    public void Cut_Again_AllocatesNothing()
    {
        var text = string.Concat(ReferenceText.All.Select(t => t.Text));
        var counter = default(Counter);
        Languages.Base.Segmenter.Cut(text, CutMode.Index, ref counter);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Languages.Base.Segmenter.Cut(text, CutMode.Index, ref counter);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(counter.Count > 10_000);
    }

    [Fact]
    public async Task Cut_ManyThreads_GiveTheSame()
    {
        var texts = ReferenceText.All;
        var cuts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => texts.Select(t => Languages.Base.Segmenter.Cut(t.Text, CutMode.Query)).ToList())));
        foreach (var cut in cuts)
            Assert.Equal(texts.Select(t => t.Cut), cut);
    }

    [Fact]
    public void Cut_InsideASink_HasItsOwnScratch()
    {
        var sink = new Nested(Languages.Base.Segmenter);
        Languages.Base.Segmenter.Cut("依法作出行政处罚决定", CutMode.Query, ref sink);
        Assert.Equal(["依法", "作出", "行政处罚", "决定"], sink.Tokens);
    }

    private struct Counter : ITokenSink
    {
        public int Count;

        public void Take(int start, int length) => Count++;
    }

    private readonly struct Nested(Segmenter segmenter) : ITokenSink
    {
        public List<string> Tokens { get; } = [];

        public void Take(int start, int length)
        {
            Assert.NotEmpty(segmenter.Cut("另一段更长的文字也要切分，当事人不服本决定", CutMode.Index));
            Tokens.Add("依法作出行政处罚决定".Substring(start, length));
        }
    }
}
