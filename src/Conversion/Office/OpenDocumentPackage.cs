using System.Buffers.Binary;
using System.IO.Compression;
using Disclosure.Conversion.Outcomes;

namespace Disclosure.Conversion.Office;

/// <summary>Checks an OpenDocument package before LibreOffice opens it: that it is whole, of bearable size and not encrypted.</summary>
internal static class OpenDocumentPackage
{
    private const int NameOffset = 30;
    private const int ManifestBytes = 4 * 1024 * 1024;

    /// <summary>The media type that the package says of itself in its first entry; null when it is no OpenDocument package.</summary>
    public static string? MediaType(ReadOnlySpan<byte> content)
    {
        // The entry lies first and uncompressed, so that formats can be told apart without unpacking (OpenDocument 1.2 part 3, 3.3).
        if (content.Length < NameOffset + 80 || !content[NameOffset..].StartsWith("mimetype"u8) || !content.StartsWith("PK\x03\x04"u8))
            return null;
        var start = NameOffset + BinaryPrimitives.ReadUInt16LittleEndian(content[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(content[28..]);
        if (start >= content.Length)
            return null;
        var rest = content[start..];
        var end = rest.IndexOf("PK"u8);
        var type = rest[..Math.Clamp(end, 0, Math.Min(rest.Length, 120))];
        return type.StartsWith("application/vnd.oasis.opendocument."u8) ? System.Text.Encoding.ASCII.GetString(type).TrimEnd('\0') : null;
    }

    /// <summary>Why it may not be converted; null when it may.</summary>
    public static ConversionOutcome.Refused? Refusal(ReadOnlyMemory<byte> content, ConversionLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            if (EntriesTold(content.Span) > limits.PackageEntries)
                return new ConversionOutcome.Refused(ConversionRefusals.TooLarge);
            using var archive = new ZipArchive(content.AsStream(), ZipArchiveMode.Read);
            if (archive.Entries.Any(entry => entry.IsEncrypted) || IsEncrypted(archive))
                return new ConversionOutcome.Refused(ConversionRefusals.Encrypted);
            return IsBearable(archive, limits, cancellationToken) ? null : new ConversionOutcome.Refused(ConversionRefusals.TooLarge);
        }
        catch (InvalidDataException)
        {
            return new ConversionOutcome.Refused(ConversionRefusals.Damaged);
        }
    }

    // Asked before the archive is opened, because that reads them all.
    private static int EntriesTold(ReadOnlySpan<byte> content)
    {
        var end = content.LastIndexOf("PK\x05\x06"u8);
        return end >= 0 && end + 12 <= content.Length
            ? BinaryPrimitives.ReadUInt16LittleEndian(content[(end + 10)..])
            : throw new InvalidDataException("The archive has no end.");
    }

    private static bool IsEncrypted(ZipArchive archive)
    {
        if (archive.GetEntry("META-INF/manifest.xml") is not { } manifest)
            return false;
        using var stream = manifest.Open();
        var text = new byte[ManifestBytes];
        var length = stream.ReadAtLeast(text, ManifestBytes, throwOnEndOfStream: false);
        return text.AsSpan(0, length).IndexOf("encryption-data"u8) >= 0;
    }

    // Unpacked once and counted: what an archive says of its sizes need not be so.
    private static bool IsBearable(ZipArchive archive, ConversionLimits limits, CancellationToken cancellationToken)
    {
        var unpacked = 0L;
        var buffer = new byte[64 * 1024];
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if ((unpacked += read) > limits.UnpackedBytes)
                    return false;
            }
        }

        return true;
    }
}
