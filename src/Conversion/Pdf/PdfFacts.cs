using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Conversion.Pdf;

/// <summary>What <c>pdfinfo</c>, <c>pdfimages</c> and <c>pdfdetach</c> say of a file.</summary>
internal sealed partial class PdfFacts
{
    // Wider or higher than 1.4 metres is no page of a decision, and a picture of it would be too large.
    private const double LongestSide = 4000;

    private static readonly string[] Telling = ["Title:", "Subject:", "Keywords:", "Author:"];

    private PdfFacts(string info)
    {
        Pages = Pattern(PageCount(), info) is { } pages && int.TryParse(pages, CultureInfo.InvariantCulture, out var count) ? count : null;
        ForbidsCopying = info.Contains("copy:no", StringComparison.Ordinal);
        Properties = [.. info.Split('\n').Where(line => Array.Exists(Telling, name => line.StartsWith(name, StringComparison.Ordinal))).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())];
        foreach (var box in Box().Matches(info).Take(4000))
        {
            var sides = (double[])[Number(box, "x0"), Number(box, "y0"), Number(box, "x1"), Number(box, "y1")];
            var page = int.Parse(box.Groups["page"].ValueSpan, CultureInfo.InvariantCulture);
            (string.Equals(box.Groups["name"].Value, "CropBox", StringComparison.Ordinal) ? _crops : _media)[page] = sides;
            IsOversized |= Math.Max(sides[2] - sides[0], sides[3] - sides[1]) > LongestSide;
        }

        foreach (var turned in Turned().Matches(info).Take(4000))
            _turns[int.Parse(turned.Groups["page"].ValueSpan, CultureInfo.InvariantCulture)] = int.Parse(turned.Groups["turn"].ValueSpan, CultureInfo.InvariantCulture);
    }

    private readonly Dictionary<int, double[]> _crops = [];
    private readonly Dictionary<int, double[]> _media = [];
    private readonly Dictionary<int, int> _turns = [];

    /// <summary>Number of pages; null when the file is damaged.</summary>
    public int? Pages { get; }

    /// <summary>Whether its owner forbids to copy text.</summary>
    public bool ForbidsCopying { get; }

    /// <summary>Whether a page is too large to be one of a decision.</summary>
    public bool IsOversized { get; }

    /// <summary>Title, subject, keywords and author: not shown on any page.</summary>
    public IReadOnlyList<string> Properties { get; }

    /// <summary>Reads the answer of <c>pdfinfo -box</c>.</summary>
    public static PdfFacts Of(ReadOnlyMemory<byte> info) => new(Encoding.UTF8.GetString(info.Span));

    /// <summary>What of a page is shown (left, top, right, bottom) in the coordinates of <see cref="PdfText"/>; null when it is all.</summary>
    public (double Left, double Top, double Right, double Bottom)? ShownPart(int page)
    {
        if (!_crops.TryGetValue(page, out var crop) || !_media.TryGetValue(page, out var media) || crop.AsSpan().SequenceEqual(media))
            return null;
        var (left, right) = (crop[0] - media[0], crop[2] - media[0]);
        var (top, bottom) = (media[3] - crop[3], media[3] - crop[1]);
        var (width, height) = (media[2] - media[0], media[3] - media[1]);
        return _turns.GetValueOrDefault(page) switch
        {
            90 => (height - bottom, left, height - top, right),
            180 => (width - right, height - bottom, width - left, height - top),
            270 => (top, width - right, bottom, width - left),
            _ => (left, top, right, bottom),
        };
    }

    /// <summary>Adds to each page how much of it images cover, after <c>pdfimages -list</c>.</summary>
    public static void AddImages(ReadOnlyMemory<byte> list, IReadOnlyDictionary<int, PdfPage> pages)
    {
        foreach (var line in Encoding.UTF8.GetString(list.Span).Split('\n'))
        {
            // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio; an inline image has one word for object and ID.
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 14 && words[2] is "image" or "stencil"
                && int.TryParse(words[0], CultureInfo.InvariantCulture, out var number) && pages.TryGetValue(number, out var page)
                && double.TryParse(words[3], CultureInfo.InvariantCulture, out var width) && double.TryParse(words[4], CultureInfo.InvariantCulture, out var height)
                && double.TryParse(words[^4], CultureInfo.InvariantCulture, out var across) && double.TryParse(words[^3], CultureInfo.InvariantCulture, out var down)
                && across > 0 && down > 0)
            {
                page.ImageShare += Math.Min(1, width / across * 72 * (height / down * 72) / Math.Max(1, page.Width * page.Height));
            }
        }
    }

    /// <summary>Names of attached files, after <c>pdfdetach -list</c>.</summary>
    public static IReadOnlyList<string> Attachments(ReadOnlyMemory<byte> list) =>
        [.. Encoding.UTF8.GetString(list.Span).Split('\n').Where(line => Attached().IsMatch(line)).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())];

    private static string? Pattern(Regex pattern, string text) => pattern.Match(text) is { Success: true } match ? match.Groups["value"].Value : null;

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^Pages: *(?<value>[0-9]{1,9})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [GeneratedRegex(
        @"^Page +(?<page>[0-9]{1,6}) (?<name>MediaBox|CropBox): +(?<x0>-?[0-9]{1,6}\.[0-9]{2}) +(?<y0>-?[0-9]{1,6}\.[0-9]{2}) +(?<x1>-?[0-9]{1,6}\.[0-9]{2}) +(?<y1>-?[0-9]{1,6}\.[0-9]{2})",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Box();

    [GeneratedRegex("^Page +(?<page>[0-9]{1,6}) rot: +(?<turn>[0-9]{1,3})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Turned();

    [GeneratedRegex("^[0-9]+: ", RegexOptions.NonBacktracking)]
    private static partial Regex Attached();
}
