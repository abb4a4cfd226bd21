using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Disclosure.Records.Renditions.Html;

namespace Disclosure.Records.Renditions;

/// <summary>
/// A content as a page that stands by itself: no script, nothing from elsewhere, one style sheet within it, and a content policy that allows
/// no more. What is not text of the decision bears the attribute <c>data-furniture</c> (the note of grounds, numbers of notes, the words that
/// tell a screen reader of a mask) or stands in <c>head</c>; see <see cref="HtmlBlocks"/> for the rest.
/// </summary>
public static class HtmlRendition
{
    private static readonly string Style = ReadStyle();
    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>The whole page.</summary>
    public static string Of(RenditionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var html = new StringBuilder(8192);
        using var writer = new StringWriter(html, CultureInfo.InvariantCulture);
        var legend = new MaskLegend(content);
        var blocks = new HtmlBlocks(writer, content.Body, new HtmlManner
        {
            TopHeading = 1,
            DocumentNumber = content.DocumentNumber,
            WriteMask = new MaskWriter(legend).Write,
        });
        var title = BlockText.Of(content.Title).ReplaceLineEndings(" ");
        writer.Write("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        writer.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; form-action 'none'\">\n");
        writer.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        HtmlText.Write(writer, title);
        writer.Write($"</title>\n<style>{Style}</style>\n</head>\n<body>\n");
        blocks.WriteHeader();
        writer.Write("<main>\n");
        WriteLines(writer, "notice", content.Notices);
        if (!blocks.HasHeading)
        {
            writer.Write("<h1 class=\"hidden\" data-furniture>");
            HtmlText.Write(writer, title);
            writer.Write("</h1>\n");
        }

        blocks.WriteMain();
        writer.Write("</main>\n");
        blocks.WriteNotes();
        blocks.WriteFooter();
        WriteGrounds(writer, legend, content.Remarks);
        writer.Write("</body>\n</html>\n");
        return html.ToString();
    }

    private static void WriteLines(StringWriter writer, string kind, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            writer.Write($"<p class=\"{kind}\" data-furniture>");
            HtmlText.Write(writer, line);
            writer.Write("</p>\n");
        }
    }

    private static void WriteGrounds(StringWriter writer, MaskLegend legend, IReadOnlyList<string> remarks)
    {
        if (legend.Entries.Count + remarks.Count == 0)
            return;
        if (legend.Entries.Count == 0)
        {
            writer.Write("<section class=\"grounds\" data-furniture aria-label=\"说明\">\n");
            WriteLines(writer, "remark", remarks);
            writer.Write("</section>\n");
            return;
        }

        writer.Write("<section class=\"grounds\" data-furniture aria-labelledby=\"grounds\">\n<h2 id=\"grounds\">隐去说明</h2>\n<ol>\n");
        for (var number = 1; number <= legend.Entries.Count; number++)
        {
            writer.Write($"<li id=\"ground{number}\">");
            HtmlText.Write(writer, $"{legend.Entries[number - 1].Subject}：{legend.Entries[number - 1].Article}");
            writer.Write("</li>\n");
        }

        writer.Write("</ol>\n");
        WriteLines(writer, "remark", remarks);
        writer.Write("</section>\n");
    }

    private static string ReadStyle()
    {
        using var resource = typeof(HtmlRendition).Assembly.GetManifestResourceStream("Disclosure.Records.Renditions.Html.page.css")
            ?? throw new InvalidOperationException("The program lacks its own style sheet page.css.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    // The Tab key stops at the first mask of each ground; touch and mouse reach all.
    private sealed class MaskWriter(MaskLegend legend)
    {
        private readonly HashSet<int> _seen = [];

        public void Write(TextWriter writer, Inline mask)
        {
            var number = legend.NumberOf(mask.Redaction!);
            writer.Write($"<mark class=\"redacted\"><a href=\"#ground{number}\"{(_seen.Add(number) ? string.Empty : " tabindex=\"-1\"")}>");
            HtmlText.Write(writer, mask.Text);
            writer.Write($"<span class=\"hidden\" data-furniture>（已隐去，见隐去说明第{number}项）</span></a></mark>");
        }
    }
}
