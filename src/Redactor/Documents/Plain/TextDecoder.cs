using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Documents.Plain;

/// <summary>
/// Decodes text of unknown encoding: by byte order mark, then UTF-8, GB18030 and UTF-16 without a mark, each strictly. What decodes
/// to control characters or to signs that no decision holds is not text.
/// </summary>
internal static partial class TextDecoder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Le = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Be = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = Strict(54936);

    /// <summary>The text, without a byte order mark.</summary>
    /// <exception cref="DocumentRefusedException">It is not text in a known encoding.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> utf8Mark = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> littleMark = [0xFF, 0xFE];
        ReadOnlySpan<byte> bigMark = [0xFE, 0xFF];
        if (bytes.StartsWith(utf8Mark))
            return Required(Utf8, bytes[3..]);
        if (bytes.StartsWith(littleMark))
            return Required(Utf16Le, bytes[2..]);
        if (bytes.StartsWith(bigMark))
            return Required(Utf16Be, bytes[2..]);
        if (bytes.Contains((byte)0))
        {
            return Plausible(Utf16Le, bytes) ?? Plausible(Utf16Be, bytes)
                ?? throw new DocumentRefusedException(DocumentRefusals.Unsupported);
        }

        return TryDecode(Utf8, bytes) is { } utf8 ? Checked(utf8)
            : Declared(bytes) is { } declared ? Checked(declared)
            : Plausible(Gb18030, bytes) ?? Plausible(Utf16Le, bytes) ?? Plausible(Utf16Be, bytes)
                ?? throw new DocumentRefusedException(DocumentRefusals.Encoding);
    }

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        return MetaCharset().Match(head) is { Success: true } match && match.Groups["name"].Value is var name && name.StartsWith("big5", StringComparison.OrdinalIgnoreCase)
            ? TryDecode(Strict(950), bytes)
            : null;
    }

    private static Encoding Strict(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? throw new InvalidOperationException($"Code page {codePage} is missing from this runtime.");

    private static string Required(Encoding encoding, ReadOnlySpan<byte> bytes) =>
        TryDecode(encoding, bytes) is { } text ? Checked(text) : throw new DocumentRefusedException(DocumentRefusals.Encoding);

    private static string Checked(string text) =>
        HasControl(text) ? throw new DocumentRefusedException(DocumentRefusals.Unsupported) : text;

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // A wrong guess decodes to rare ideographs, private use and unassigned signs: nine in ten must be what a decision is written with.
    private static string? Plausible(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (TryDecode(encoding, bytes) is not { } text || HasControl(text))
            return null;
        var usual = text.Count(c => c is (>= ' ' and <= '~') or '\t' or '\r' or '\n' or (>= '\u4E00' and <= '\u9FFF')
            or (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF') or (>= '\u2010' and <= '\u2642') or '·' or '×');
        return usual >= text.Length * 0.9 && text.Any(char.IsLetterOrDigit) && LooksWritten(text) ? text : null;
    }

    // UTF-16 read with the wrong byte order turns into ideographs at random; written Chinese uses its own punctuation or line ends.
    private static bool LooksWritten(string text) =>
        text.Length < 8 || text.AsSpan().IndexOfAny("，。、：；（）〔〕 \n\r:,.") >= 0;

    private static bool HasControl(string text) => text.Any(c =>
        c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085') && char.GetUnicodeCategory(c) is UnicodeCategory.Control);

    [GeneratedRegex("""<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?(?<name>[A-Za-z0-9_-]{1,20})""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetaCharset();
}
