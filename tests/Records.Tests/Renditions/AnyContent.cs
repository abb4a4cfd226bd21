using Disclosure.Records.Renditions;
using Disclosure.TestKit;
using Disclosure.TestKit.Renditions;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Records.Tests.Renditions;

/// <summary>Generated contents; a failing one is made smaller by leaving out blocks.</summary>
internal static class AnyContent
{
    /// <summary>The grounds that the platform is delivered with.</summary>
    public static RedactionGrounds Grounds { get; } = RedactionGrounds.Read(Path.Combine(RepositoryRoot.Path, "config", "grounds.csv"));

    /// <summary>Bodies of up to a dozen blocks.</summary>
    public static Arbitrary<IReadOnlyList<Block>> Bodies { get; } = Arb.From(
        Gen.Choose(0, int.MaxValue).Select(seed => new GeneratedBodies(new SeededRandom((ulong)seed)).Next(12)),
        body => Enumerable.Range(0, body.Count).Select(gone => (IReadOnlyList<Block>)[.. body.Where((_, at) => at != gone)]));

    /// <summary>A content with that body.</summary>
    public static RenditionContent Of(IReadOnlyList<Block> body) =>
        new() { Title = [new Inline { Text = "行政处罚\u0001决定书" }], Body = body, Grounds = Grounds, Notices = ["公告：本决定已变更。\u0002"], Remarks = ["决定书<正文>"] };

    /// <summary>Holds for every generated body.</summary>
    public static void Check(Func<RenditionContent, bool> holds) =>
        Prop.ForAll(Bodies, body => holds(Of(body))).Check(Config.QuickThrowOnFailure.WithMaxTest(TestSize.Of(100, 4000)));

    /// <summary>Every inline, in the order of the text.</summary>
    public static IEnumerable<Inline> InlinesOf(IEnumerable<Block> body) => body.SelectMany(block => block switch
    {
        Heading heading => heading.Inlines,
        Paragraph paragraph => paragraph.Inlines,
        _ => ((Table)block).Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Inlines),
    });

    /// <summary>The text that every rendition must hold: the model's, each character that no format can hold shown as U+FFFD.</summary>
    public static string VisibleText(IReadOnlyList<Block> body)
    {
        var text = BlockText.Of(body).ToCharArray();
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                at++;
            else if (char.IsSurrogate(text[at]) || text[at] is '\uFFFE' or '\uFFFF' || (text[at] < ' ' && text[at] is not ('\t' or '\n' or '\r')))
                text[at] = '\uFFFD';
        }

        return new string(text);
    }
}
