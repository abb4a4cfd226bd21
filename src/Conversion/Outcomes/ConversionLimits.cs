namespace Disclosure.Conversion.Outcomes;

/// <summary>What a conversion may cost. All bounds are inclusive; whatever passes one is refused whole, and every process of it is ended.</summary>
public sealed record ConversionLimits
{
    /// <summary>Bytes of the file as sent. Default 20 MiB.</summary>
    public int FileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Bytes of what the conversion makes. Default 32 MiB.</summary>
    public int OutputBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes of all unpacked entries of an OpenDocument package. Default 128 MiB.</summary>
    public int UnpackedBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>Entries of an OpenDocument package. Default 2000.</summary>
    public int PackageEntries { get; init; } = 2000;

    /// <summary>Pages of a PDF. Default 200.</summary>
    public int Pages { get; init; } = 200;

    /// <summary>Conversions at once; others wait. Default 2.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>How long LibreOffice may take. Default 60 seconds.</summary>
    public TimeSpan OfficePatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the programs of Poppler may take together; 200 plain pages take about half of it. Default 20 seconds.</summary>
    public TimeSpan PdfPatience { get; init; } = TimeSpan.FromSeconds(20);
}
