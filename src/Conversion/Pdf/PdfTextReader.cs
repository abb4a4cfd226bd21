using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Conversion.Pdf;

/// <summary>
/// Reads what <c>pdftohtml -xml</c> writes: an element a line. It is read by lines because its markup is not always well-formed; the
/// characters of the text are escaped, so that every angle bracket is markup.
/// </summary>
internal sealed partial class PdfTextReader
{
    // What is done with texts takes time by their characters; 200 full pages have a quarter of these.
    private const int LongestText = 2000;
    private const int MostTexts = 200_000;
    private const int MostCharacters = 1_000_000;
    private const int NearlyWhite = 232;

    private readonly Dictionary<string, (double Size, bool IsNearlyWhite)> _fonts = new(StringComparer.Ordinal);
    private int _texts;
    private int _characters;

    /// <summary>Targets of links and names in the table of contents: not shown.</summary>
    public HashSet<string> Unseen { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads one output.</summary>
    /// <param name="output">What the program wrote, UTF-8.</param>
    /// <param name="page">Called for each page, with its number, width and height.</param>
    /// <param name="text">Called for each text, after its page.</param>
    /// <exception cref="PdfTooLargeException">It is too much.</exception>
    public void Read(ReadOnlyMemory<byte> output, Action<int, double, double> page, Action<PdfText> text)
    {
        using var reader = new StreamReader(output.AsStream(), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var trimmed = line.AsSpan().TrimStart();
            if (trimmed.StartsWith("<text ", StringComparison.Ordinal))
                ReadText(line, text);
            else if (trimmed.StartsWith("<fontspec ", StringComparison.Ordinal))
                ReadFont(line);
            else if (trimmed.StartsWith("<page ", StringComparison.Ordinal) && Page().Match(line) is { Success: true } match)
                page((int)Number(match, "number"), Number(match, "width"), Number(match, "height"));
            else if (trimmed.StartsWith("<item", StringComparison.Ordinal))
                Unseen.Add(Plain(line));
        }
    }

    private void ReadText(string line, Action<PdfText> text)
    {
        if (++_texts > MostTexts)
            throw new PdfTooLargeException("More texts than a decision can have.");
        if (Text().Match(line) is not { Success: true } match)
            return;
        foreach (var link in Link().Matches(line).Take(100))
            Unseen.Add(WebUtility.HtmlDecode(link.Groups["target"].Value));
        var (size, isNearlyWhite) = _fonts.GetValueOrDefault(match.Groups["font"].Value, (Number(match, "height"), false));
        var plain = Plain(match.Groups["text"].Value);
        if (plain.Length > LongestText || (_characters += plain.Length) > MostCharacters)
            throw new PdfTooLargeException("More characters than a decision can have.");
        if (plain.Length > 0)
        {
            text(new PdfText
            {
                Left = Number(match, "left"), Top = Number(match, "top"), Width = Number(match, "width"), Height = Number(match, "height"),
                Size = size, IsNearlyWhite = isNearlyWhite, Text = plain,
            });
        }
    }

    private void ReadFont(string line)
    {
        if (Font().Match(line) is not { Success: true } match)
            return;
        var color = match.Groups["color"].ValueSpan;
        var isNearlyWhite = true;
        for (var part = 0; part < 6; part += 2)
            isNearlyWhite &= int.Parse(color[part..(part + 2)], NumberStyles.HexNumber, CultureInfo.InvariantCulture) >= NearlyWhite;
        _fonts[match.Groups["id"].Value] = (Number(match, "size"), isNearlyWhite);
    }

    private static string Plain(string markup) => WebUtility.HtmlDecode(Tag().Replace(markup, string.Empty)).Replace('\u00A0', ' ');

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private const string Value = @"-?[0-9]{1,7}(\.[0-9]{0,9})?";

    [GeneratedRegex($"""^\s*<page number="(?<number>[0-9]+)" [^<>]*height="(?<height>{Value})" width="(?<width>{Value})">""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Page();

    [GeneratedRegex($"""^\s*<fontspec id="(?<id>[0-9]+)" size="(?<size>{Value})" [^<>]*color="\#(?<color>[0-9a-f]{"{6}"})""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Font();

    [GeneratedRegex(
        $"""^\s*<text top="(?<top>{Value})" left="(?<left>{Value})" width="(?<width>{Value})" height="(?<height>{Value})" font="(?<font>[0-9]+)">(?<text>.*)</text>\s*$""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Text();

    [GeneratedRegex("""<a href="(?<target>[^"<>]*)">""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("</?[a-z][^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}

/// <summary>There is more text than a decision can have. It never leaves <see cref="PdfConverter"/>.</summary>
internal sealed class PdfTooLargeException(string message) : Exception(message);
