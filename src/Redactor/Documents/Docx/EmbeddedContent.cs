using System.Text;
using System.Xml;
using Disclosure.Redactor.Documents.Plain;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// Reads what words an embedded file holds, as hidden text: a package's parts, or text in a known encoding. It is never shown, so what cannot be
/// read of it is passed over; its size is bounded by the limits of the package around it.
/// </summary>
internal sealed class EmbeddedContent(SourceTextBuilder hidden, DocumentLimits limits, CancellationToken cancellationToken)
{
    // One budget for all embedded files together, a quarter of what the package around them may be.
    private readonly DocumentLimits _limits = limits with { UnpackedBytes = limits.UnpackedBytes / 4, XmlNodes = limits.XmlNodes / 4, TextCharacters = limits.TextCharacters / 4 };
    private PartLoader? _loader;
    private long _unpacked;

    /// <summary>Reads a file.</summary>
    public void Read(ReadOnlyMemory<byte> content, string place)
    {
        try
        {
            if (content.Span.StartsWith("PK\x03\x04"u8))
                ReadPackage(content, place);
            else
                ReadText(content.Span, place);
        }
        catch (Exception exception) when (exception is DocumentRefusedException or InvalidDataException or XmlException or NotSupportedException)
        {
            // Dropped with the file; nothing of it can be published.
        }
    }

    private void ReadPackage(ReadOnlyMemory<byte> content, string place)
    {
        if (_unpacked >= _limits.UnpackedBytes)
            return;
        using var package = DocxPackage.Open(content, _limits with { UnpackedBytes = (int)(_limits.UnpackedBytes - _unpacked) }, cancellationToken);
        _loader ??= new PartLoader(_limits, comment => hidden.AddHidden(place, comment), cancellationToken);
        try
        {
            ReadParts(package, new DocxParts(package, _loader), place);
        }
        finally
        {
            _unpacked += package.UnpackedBytes;
        }
    }

    private void ReadParts(DocxPackage package, DocxParts parts, string place)
    {
        foreach (var name in package.PartNames)
        {
            if (!name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || parts.Load(name) is not { } root)
                continue;
            var words = new StringBuilder();
            foreach (var element in root.SelfAndDescendants())
            {
                if (element.Name is "p" or "tc" or "si" or "c")
                    words.Append('\n');
                words.Append(element.Text);
            }

            foreach (var line in words.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                hidden.AddHidden(place, line);
        }
    }

    private void ReadText(ReadOnlySpan<byte> content, string place)
    {
        if (content.Length > _limits.TextCharacters)
            return;
        // Field data is UTF-16 without a mark, too short to be told by its manner of writing.
        var wide = Encoding.Unicode.GetString(content);
        var text = IsWritten(wide) ? wide : TextDecoder.Decode(content);
        if (TellingText.Is(text))
            hidden.AddHidden(place, text);
    }

    private static bool IsWritten(string text)
    {
        var usual = 0;
        var latin = 0;
        foreach (var c in text)
        {
            usual += c is (>= ' ' and <= '~') or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3000' and <= '\u303F') or '\r' or '\n' or '\t' or '\0' ? 1 : 0;
            latin += c is >= ' ' and <= '~' ? 1 : 0;
        }

        return latin * 4 > text.Length && usual * 10 >= text.Length * 9;
    }
}
