using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Disclosure.Records;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>What a rendition says beside the text is one of a few known things, word for word; the grounds are those of its masks, in their order.</summary>
internal static class FurnitureProof
{
    private const int LongestNumber = 4;
    private const string GroundsOpening = "文中加底纹和点线的文字替代依法隐去的内容，依据如下：";
    private const string UnplacedNotes = "文中未标明位置的注释：";
    private const string MaskOpening = "（已隐去，见隐去说明第";
    private const string MaskEnd = "项）";

    /// <summary>Adds what is none of them.</summary>
    public static void Check(RenditionText text, RenditionClaim claim, bool explainsMasks, VerificationReport report)
    {
        var grounds = new List<string>();
        var lines = new List<string>();
        var told = new List<string>();
        foreach (var (kind, words, place) in text.Furniture)
        {
            var isKnown = kind switch
            {
                "title" or "dc:title" or "h1" => string.Equals(words, Shown(claim.Title.ReplaceLineEndings(" ")), StringComparison.Ordinal),
                "dc:language" => words is "zh-CN",
                "style" => string.Equals(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(words))), PageGrammar.StyleSum, StringComparison.Ordinal),
                "FurniturePage" => words is "— 1 —",
                "FurnitureGroundsHeading" or "h2" => words is "隐去说明",
                "FurnitureGround" => words is GroundsOpening or UnplacedNotes || Told(words, grounds),
                "li" => Told(string.Create(CultureInfo.InvariantCulture, $"{grounds.Count + 1}．{words}"), grounds),
                "FurnitureNotice" or "FurnitureRemark" or "p" => Told(words, lines),
                "FurnitureNumber" => words is " " || IsNumber(words),
                "sup" => IsNumber(words),
                "a" => words is "↑" || IsNumber(words),
                "span" => Told(words, told),
                "FurnitureGap" => words is "" or " ",
                "FurnitureRule" => words.Length == 0,
                _ => false,
            };
            if (!isKnown)
                report.AddAt("furniture/words", text.PlaceOf(place), string.Empty);
        }

        if (!explainsMasks)
            return;
        if (!grounds.SequenceEqual(claim.Grounds.Select(Line), StringComparer.Ordinal))
            report.AddAt("furniture/grounds", "grounds", string.Empty);
        if (!text.MaskGrounds.SequenceEqual(claim.GroundNumbers))
            report.AddAt("mask/ground", "body", string.Empty);
        if (told.Count > 0 && !told.SequenceEqual(claim.GroundNumbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"{MaskOpening}{number}{MaskEnd}")), StringComparer.Ordinal))
            report.AddAt("mask/told", "body", string.Empty);
        if (!lines.SequenceEqual(claim.Lines.Select(Shown), StringComparer.Ordinal))
            report.AddAt("furniture/lines", "lines", string.Empty);
    }

    // Held to the claim as a whole, in their order.
    private static bool Told(string words, List<string> all)
    {
        all.Add(words);
        return true;
    }

    private static string Shown(string words) => ShownText.Of(words, isMarkup: true);

    private static string Line(RedactionGround ground, int index) => Shown(string.Create(CultureInfo.InvariantCulture, $"{index + 1}．{ground.Subject}：{ground.Article}"));

    private static bool IsNumber(string words) => words.Length is > 0 and <= LongestNumber && words.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
