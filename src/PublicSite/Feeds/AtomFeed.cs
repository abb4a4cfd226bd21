using System.Globalization;
using System.Text;
using System.Xml;

namespace Disclosure.PublicSite.Feeds;

/// <summary>One entry of a feed: what leads to a page of this site, and nothing of its text, which no one could take back from feed readers.</summary>
/// <param name="Address">Full address of the page; also the entry's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">The agency.</param>
/// <param name="Category">Kind of act or of notice, in Chinese.</param>
/// <param name="PublishedAt">When it was first published, UTC.</param>
/// <param name="UpdatedAt">When it changed last, UTC.</param>
public sealed record AtomEntry(string Address, string Title, string Author, string Category, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt);

/// <summary>An Atom feed (RFC 4287).</summary>
public sealed record AtomFeed
{
    /// <summary>Media type of a feed.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>Title of the feed.</summary>
    public required string Title { get; init; }

    /// <summary>Full address of the feed; also its id.</summary>
    public required string Address { get; init; }

    /// <summary>Full address of the page that shows the same.</summary>
    public required string Page { get; init; }

    /// <summary>When the newest of it changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The entries, in the order of the feed.</summary>
    public required IReadOnlyList<AtomEntry> Entries { get; init; }

    /// <summary>The feed as UTF-8 XML. Signs that XML cannot hold are written as U+FFFD.</summary>
    public byte[] ToBytes()
    {
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            writer.WriteStartElement("feed", Namespace);
            writer.WriteAttributeString("xml", "lang", ns: null, "zh-Hans-CN");
            WriteText(writer, "id", Address);
            WriteText(writer, "title", Title);
            WriteText(writer, "updated", Moment(UpdatedAt));
            WriteLink(writer, "self", Address);
            WriteLink(writer, "alternate", Page);
            foreach (var entry in Entries)
                Write(writer, entry);
            writer.WriteEndElement();
        }

        return output.ToArray();
    }

    private static void Write(XmlWriter writer, AtomEntry entry)
    {
        writer.WriteStartElement("entry", Namespace);
        WriteText(writer, "id", entry.Address);
        WriteText(writer, "title", entry.Title);
        WriteLink(writer, "alternate", entry.Address);
        writer.WriteStartElement("author", Namespace);
        WriteText(writer, "name", entry.Author);
        writer.WriteEndElement();
        writer.WriteStartElement("category", Namespace);
        writer.WriteAttributeString("term", Sound(entry.Category));
        writer.WriteEndElement();
        WriteText(writer, "published", Moment(entry.PublishedAt));
        WriteText(writer, "updated", Moment(entry.UpdatedAt));
        writer.WriteEndElement();
    }

    private static void WriteText(XmlWriter writer, string name, string text) => writer.WriteElementString(name, Namespace, Sound(text));

    private static void WriteLink(XmlWriter writer, string relation, string address)
    {
        writer.WriteStartElement("link", Namespace);
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("href", Sound(address));
        writer.WriteEndElement();
    }

    private static string Sound(string text) => string.Concat(text.EnumerateRunes().Select(static rune => IsSound(rune.Value) ? rune.ToString() : "\uFFFD"));

    // XML 1.0, production 2.
    private static bool IsSound(int value) => value is '\t' or '\n' or '\r' or >= 0x20 and <= 0xFFFD or >= 0x10000;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
