using System.Globalization;
using Disclosure.Records;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>What a rendition says beside the text is one of a few known things, word for word; the grounds are those of its masks, in their order.</summary>
internal static class FurnitureProof
{
    private const int LongestNumber = 4;
    private const string GroundsOpening = "文中加底纹和点线的文字替代依法隐去的内容，依据如下：";
    private const string UnplacedNotes = "文中未标明位置的注释：";

    /// <summary>Adds what is none of them.</summary>
    public static void Check(RenditionText text, RenditionClaim claim, bool explainsMasks, VerificationReport report)
    {
        var grounds = new List<string>();
        foreach (var (kind, words, place) in text.Furniture)
        {
            var isKnown = kind switch
            {
                "title" or "dc:title" => string.Equals(words, ShownText.Of(claim.Title.ReplaceLineEndings(" "), isMarkup: true), StringComparison.Ordinal),
                "dc:language" => words is "zh-CN",
                "FurniturePage" => words is "— 1 —",
                "FurnitureGroundsHeading" => words is "隐去说明",
                "FurnitureGround" => IsGround(words, grounds),
                "FurnitureNumber" => words is " " || IsNumber(words),
                "FurnitureGap" => words is "" or " ",
                "FurnitureRule" => words.Length == 0,
                _ => false,
            };
            if (!isKnown)
                report.AddAt("furniture/words", text.PlaceOf(place), string.Empty);
        }

        if (explainsMasks && !grounds.SequenceEqual(claim.Grounds.Select(Line), StringComparer.Ordinal))
            report.AddAt("furniture/grounds", "grounds", string.Empty);
    }

    // Lines with a number are held to the masks as a whole.
    private static bool IsGround(string words, List<string> grounds)
    {
        if (words is not (GroundsOpening or UnplacedNotes))
            grounds.Add(words);
        return true;
    }

    private static string Line(RedactionGround ground, int index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}．{ground.Subject}：{ground.Article}");

    private static bool IsNumber(string words) => words.Length is > 0 and <= LongestNumber && words.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
