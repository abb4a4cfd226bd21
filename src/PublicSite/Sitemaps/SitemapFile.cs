using System.Globalization;
using System.Text;
using System.Xml;

namespace Disclosure.PublicSite.Sitemaps;

/// <summary>A file of the site map (sitemaps.org, protocol 0.9), as UTF-8.</summary>
public static class SitemapFile
{
    /// <summary>Media type of a file.</summary>
    public const string MediaType = "application/xml; charset=utf-8";

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>An index of files.</summary>
    /// <param name="files">Full addresses.</param>
    public static byte[] OfFiles(IEnumerable<string> files) => Write("sitemapindex", "sitemap", files.Select(file => (file, (DateTimeOffset?)null)));

    /// <summary>A list of pages.</summary>
    /// <param name="pages">Full addresses, and when each changed last; null where that says nothing.</param>
    public static byte[] OfPages(IEnumerable<(string Address, DateTimeOffset? ChangedAt)> pages) => Write("urlset", "url", pages);

    private static byte[] Write(string root, string element, IEnumerable<(string Address, DateTimeOffset? ChangedAt)> entries)
    {
        using var output = new MemoryStream();
        using (var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            writer.WriteStartElement(root, Namespace);
            foreach (var (address, changedAt) in entries)
            {
                writer.WriteStartElement(element, Namespace);
                writer.WriteElementString("loc", Namespace, address);
                if (changedAt is { } changed)
                    writer.WriteElementString("lastmod", Namespace, changed.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return output.ToArray();
    }
}
