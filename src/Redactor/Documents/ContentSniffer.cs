using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Documents;

/// <summary>What a file is, told by its content.</summary>
internal enum SniffedContent
{
    Empty,
    Zip,
    EncryptedOffice,
    LegacyOffice,
    Unsupported,
    Text,
    Html,
}

/// <summary>Tells formats apart by their first bytes or words.</summary>
internal static partial class ContentSniffer
{
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>By bytes; <see cref="SniffedContent.Text"/> for whatever may be text.</summary>
    public static SniffedContent Sniff(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
            return SniffedContent.Empty;
        if (content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8))
            return SniffedContent.Zip;
        ReadOnlySpan<byte> compoundFile = [0xD0, 0xCF, 0x11, 0xE0];
        if (content.StartsWith(compoundFile))
            return content.IndexOf(EncryptedPackage) >= 0 ? SniffedContent.EncryptedOffice : SniffedContent.LegacyOffice;
        return content.StartsWith("%PDF"u8) || content.StartsWith("{\\rtf"u8) ? SniffedContent.Unsupported : SniffedContent.Text;
    }

    /// <summary>By words: HTML, plain text, or a markup that is neither.</summary>
    public static SniffedContent SniffText(string text, string fileName)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty)
            return SniffedContent.Text;
        if (start.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase) || start.StartsWith("{\\rtf", StringComparison.Ordinal))
            return SniffedContent.Unsupported;
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return HtmlElement().IsMatch(text) ? SniffedContent.Html : SniffedContent.Unsupported;
        if (HtmlStart().IsMatch(start) || HtmlClosing().IsMatch(text))
            return SniffedContent.Html;
        return Path.GetExtension(fileName.AsSpan()) is var extension
            && (extension.Equals(".html", StringComparison.OrdinalIgnoreCase) || extension.Equals(".htm", StringComparison.OrdinalIgnoreCase))
                ? SniffedContent.Html
                : SniffedContent.Text;
    }

    [GeneratedRegex(@"^<(!doctype html|!--|(html|head|body|meta|title|style|script|div|p|span|table|center|h[1-6]|br)[\s/>])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HtmlStart();

    [GeneratedRegex(@"</(html|body|div|p|span|table|tr|td|h[1-6]|b|font)\s*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HtmlClosing();

    [GeneratedRegex(@"<html[\s>]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HtmlElement();
}
