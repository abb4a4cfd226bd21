namespace Disclosure.Gazette.Inbox;

/// <summary>Tells a file by its first bytes, whatever it is called. Nothing of it is opened.</summary>
public static class EvidenceKinds
{
    private static ReadOnlySpan<byte> Pdf => "%PDF-"u8;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What a file is; null when it is none of what is taken.</summary>
    public static EvidenceKind? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith(Pdf) ? EvidenceKind.Pdf
        : content.StartsWith(Jpeg) ? EvidenceKind.Jpeg
        : content.StartsWith(Png) ? EvidenceKind.Png
        : null;

    /// <summary>The ending of a file name, with its dot.</summary>
    public static string Ending(this EvidenceKind kind) => kind switch { EvidenceKind.Pdf => ".pdf", EvidenceKind.Jpeg => ".jpg", _ => ".png" };
}
