using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Disclosure.Records.Renditions.Docx;

/// <summary>Writes entries of a package, each with the same time.</summary>
internal sealed class DocxPackage(ZipArchive archive)
{
    // The earliest time that a ZIP entry can bear: a file tells nothing of when it was made.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>An XML entry.</summary>
    public void Add(string name, Action<XmlWriter> write)
    {
        using var stream = Open(name);
        using var writer = XmlWriter.Create(stream, Settings);
        writer.WriteStartDocument(standalone: true);
        write(writer);
    }

    /// <summary>An entry that is the same in every package: the resource Parts/NAME.</summary>
    public void AddFixed(string name)
    {
        using var resource = typeof(DocxPackage).Assembly.GetManifestResourceStream($"Disclosure.Records.Renditions.Docx.Parts.{Path.GetFileName(name)}")
            ?? throw new InvalidOperationException($"The program lacks its own part {name}.");
        using var stream = Open(name);
        resource.CopyTo(stream);
    }

    private Stream Open(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }
}
