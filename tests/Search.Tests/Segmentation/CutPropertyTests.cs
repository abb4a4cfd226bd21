using System.Text;
using Disclosure.Search.Segmentation;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Search.Tests.Segmentation;

public sealed class CutPropertyTests
{
    private const string Few = "一二三四五";

    // Ideographs of words and of none, what jieba lets stand in a run, what it does not, and what is no whole character.
    private static readonly string[] Pieces =
    [
        "行政", "处罚", "依法", "当事人", "中华人民共和国", "和服", "乒乓球拍", "岩温罕", "杞", "龘靐", "一", "的", "鿕", "A", "gb", "C++", "AT&T", "3", "3.14", "50%", ".", "-", "_",
        "#", "&", "。", "，", " ", "\t", "\r", "\n", "\r\n", "\u001C", "\u00A0", "\u3000", "２", "Ａ", "％", "國", "處罰", "㐀", "𠮷", "👨‍👩‍👧", "e\u0301", "\u200B", "\0", "\u0001", "\uD842", "\uDFB7", "\uFFFD", "\uFFFF", "㎡", "①",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    [Fact]
    public void Cut_AnyText_CoversItWithoutGaps() =>
        ForAll(text =>
        {
            var next = 0;
            foreach (var (start, length) in TokenSpans.Of(Languages.Full.Segmenter, text).Concat(TokenSpans.Of(Languages.Base.Segmenter, text).Select(s => (s.Start + text.Length, s.Length))))
            {
                if (start != next || length < 1)
                    return false;
                next += length;
            }

            return next == 2 * text.Length;
        });

    [Fact]
    public void Cut_AnyText_LeavesPairsOfSurrogatesWhole() =>
        ForAll(text => TokenSpans.Of(Languages.Full.Segmenter, text).TrueForAll(s => s.Start == 0 || !char.IsSurrogatePair(text[s.Start - 1], text[s.Start])));

    [Fact]
    public void Cut_IndexMode_IsTheCutWithTheWordsInsideEachTokenBeforeIt() =>
        ForAll(text =>
        {
            var segmenter = Languages.Full.Segmenter;
            var expected = TokenSpans.Of(segmenter, text).SelectMany(token => InnerWords(segmenter, text, token).Append(token));
            return expected.SequenceEqual(TokenSpans.Of(segmenter, text, CutMode.Index));
        });

    [Fact]
    public void CutPart_TextInPieces_IsCutAsTheWhole() =>
        Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(1, 7).ToArbitrary(), (text, step) =>
        {
            var sink = new TokenSpans();
            for (var given = step; sink.Offset < text.Length; given += step)
            {
                var part = text.AsSpan(sink.Offset, Math.Min(given, text.Length) - sink.Offset);
                sink.Offset += Languages.Base.Segmenter.CutPart(part, CutMode.Query, moreToCome: given < text.Length, ref sink);
            }

            return sink.Spans.SequenceEqual(TokenSpans.Of(Languages.Base.Segmenter, text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Cut_RandomWordsAndTexts_EqualsTheNaiveReference()
    {
        using var folder = new TemporaryFolder();
        const long Total = 1_000_000;
        var file = DictionaryFiles.OpenEmpty(folder.File("empty.trie"), Total);
        for (ulong seed = 0; seed < 300; seed++)
        {
            var random = new SeededRandom(seed);
            // Frequencies from a small range bring equal paths; few characters bring long words, shared beginnings and crowded siblings.
            var characters = seed % 2 == 0 ? Few : Few + "行政处罚依法当事人岩温罕龘ab3.%-";
            var words = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = random.Next(1, 60); i > 0; i--)
                words[Random(random, characters, random.Next(1, 6))] = random.Next(1, random.Pick([3, 1000]));
            var extension = new DictionaryExtension(file);
            foreach (var (word, frequency) in words)
                extension.Set(word, frequency);
            var segmenter = Segmenter.Of(extension, file);
            var naive = new NaiveSegmenter(words, Total, new NaiveModel(file));
            for (var i = 0; i < 20; i++)
            {
                var text = Random(random, characters + "。𠮷 ", random.Next(1, 40));
                Assert.Equal(naive.Cut(text), segmenter.Cut(text, CutMode.Query));
                Assert.Equal(naive.CutForIndex(text), segmenter.Cut(text, CutMode.Index));
            }
        }
    }

    private static IEnumerable<(int Start, int Length)> InnerWords(Segmenter segmenter, string text, (int Start, int Length) token) =>
        from size in new[] { 2, 3 }
        where size < token.Length
        from start in Enumerable.Range(token.Start, token.Length - size + 1)
        where segmenter.IsWord(text.AsSpan(start, size))
        select (start, size);

    private static string Random(SeededRandom random, string characters, int length)
    {
        var text = new StringBuilder();
        var runes = characters.EnumerateRunes().ToList();
        for (; length > 0; length--)
            text.Append(random.Pick(runes));
        return text.ToString();
    }

    private static void ForAll(Func<string, bool> holds) => Prop.ForAll(Texts.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
