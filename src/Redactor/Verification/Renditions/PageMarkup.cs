using System.Text;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>
/// Reads the markup of a page, of which it understands one manner alone: tags in small letters, values in double quotes, no end left out, no
/// comment, no reference but those to the signs of markup. So written it says the same to every program, and is well-formed markup but for
/// elements that have no end and attributes that have no value: these are written out.
/// </summary>
internal static class PageMarkup
{
    private const string Head = "<!DOCTYPE html>\n";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] References = ["amp;", "lt;", "gt;", "quot;", "#39;", "#13;"];

    /// <summary>The page as well-formed markup in UTF-8, without its first line.</summary>
    /// <exception cref="RenditionFormatException">It is written in another manner.</exception>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static byte[] Read(byte[] bytes)
    {
        var page = Strict.GetString(bytes);
        if (!page.StartsWith(Head, StringComparison.Ordinal) || page.Contains('\r', StringComparison.Ordinal))
            throw Broken("page/head", 0);
        var markup = new StringBuilder(page.Length + 256);
        for (var at = Head.Length; at < page.Length;)
        {
            if (page[at] == '<')
            {
                at = Tag(page, at, markup);
                continue;
            }

            var end = page.IndexOf('<', at);
            end = end < 0 ? page.Length : end;
            Text(page.AsSpan(at, end - at), at, markup);
            at = end;
        }

        return Strict.GetBytes(markup.ToString().TrimEnd('\n'));
    }

    private static int Tag(string page, int start, StringBuilder markup)
    {
        var isEnd = start + 1 < page.Length && page[start + 1] == '/';
        var at = start + (isEnd ? 2 : 1);
        var name = Name(page, ref at, start);
        markup.Append(page, start, at - start);
        while (!isEnd && At(page, at) == ' ')
        {
            at++;
            var attribute = Name(page, ref at, start);
            markup.Append(' ').Append(attribute).Append("=\"");
            if (At(page, at) == '=')
            {
                var end = At(page, at + 1) == '"' ? page.IndexOf('"', at + 2) : -1;
                if (end < 0)
                    throw Broken("page/attribute", start);
                Text(page.AsSpan(at + 2, end - at - 2), at, markup);
                at = end + 1;
            }

            markup.Append('"');
        }

        if (At(page, at) != '>')
            throw Broken("page/tag", start);
        markup.Append(name is "meta" or "br" ? "/>" : ">");
        return at + 1;
    }

    // Letters and digits in small, hyphens after the first.
    private static ReadOnlySpan<char> Name(string page, ref int at, int tag)
    {
        var start = at;
        while (char.IsAsciiLetterLower(At(page, at)) || (at > start && (char.IsAsciiDigit(At(page, at)) || At(page, at) == '-')))
            at++;
        return at > start ? page.AsSpan(start, at - start) : throw Broken("page/tag", tag);
    }

    private static void Text(ReadOnlySpan<char> text, int where, StringBuilder markup)
    {
        if (text.Contains('<'))
            throw Broken("page/tag", where);
        for (int at = 0, next; (next = text[at..].IndexOf('&')) >= 0;)
        {
            at += next + 1;
            if (!IsReference(text[at..]))
                throw Broken("page/reference", where);
        }

        markup.Append(text);
    }

    private static bool IsReference(ReadOnlySpan<char> text)
    {
        foreach (var reference in References)
        {
            if (text.StartsWith(reference, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static char At(string page, int at) => at < page.Length ? page[at] : '\0';

    private static RenditionFormatException Broken(string rule, int at) => new(rule, $"page, character {at}");
}
