using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Disclosure.Conversion.Tests.Kit;

/// <summary>Small PDFs written by hand, for what no office program writes. Pages are A4; text is set in Helvetica.</summary>
internal sealed class HandPdf
{
    private readonly List<byte[]> _objects = [];
    private readonly List<int> _pages = [];
    private string _catalogue = string.Empty;

    public HandPdf()
    {
        // 1 is the catalogue, 2 the tree of pages, 3 the font.
        _objects.AddRange([[], [], Encoding.ASCII.GetBytes("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")]);
    }

    /// <summary>A page of drawing operators; more is put into its dictionary.</summary>
    public HandPdf Page(string operators, string more = "")
    {
        var content = Add(Stream(Encoding.Latin1.GetBytes(operators), string.Empty));
        return PageOf(content, more);
    }

    /// <summary>A page whose operators are compressed already.</summary>
    public HandPdf CompressedPage(byte[] deflated) => PageOf(Add(Stream(deflated, "/Filter /FlateDecode")), string.Empty);

    /// <summary>More for the catalogue.</summary>
    public HandPdf Catalogue(string more)
    {
        _catalogue = more;
        return this;
    }

    /// <summary>One more object; its number.</summary>
    public int Add(byte[] content)
    {
        _objects.Add(content);
        return _objects.Count;
    }

    /// <summary>The file.</summary>
    /// <param name="pages">How many pages it says to have; null for the truth.</param>
    public byte[] ToBytes(int? pages = null)
    {
        _objects[0] = Encoding.ASCII.GetBytes($"<< /Type /Catalog /Pages 2 0 R {_catalogue} >>");
        _objects[1] = Encoding.ASCII.GetBytes($"<< /Type /Pages /Count {pages ?? _pages.Count} /Kids [{string.Join(' ', _pages.Select(page => $"{page} 0 R"))}] >>");
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.7\n");
        for (var number = 1; number <= _objects.Count; number++)
        {
            offsets.Add(file.Position);
            Write($"{number} 0 obj\n");
            file.Write(_objects[number - 1]);
            Write("\nendobj\n");
        }

        var table = file.Position;
        Write($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Write(offset.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n");
        Write($"trailer\n<< /Size {_objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>Operators that set a line of text.</summary>
    public static string Line(double x, double y, string text, double size = 12, string before = "") =>
        $"BT {before} /F1 {size.ToString(CultureInfo.InvariantCulture)} Tf 1 0 0 1 {x.ToString(CultureInfo.InvariantCulture)} {y.ToString(CultureInfo.InvariantCulture)} Tm ({text}) Tj ET\n";

    /// <summary>Operators that put a checkered picture over the whole page.</summary>
    public static string Scan()
    {
        var rows = new StringBuilder();
        for (var row = 0; row < 16; row++)
            rows.Append(row % 2 == 0 ? "F0F0" : "0F0F");
        return $"q 595 0 0 842 0 0 cm BI /W 16 /H 16 /CS /G /BPC 1 /F /AHx ID {rows}> EI Q\n";
    }

    /// <summary>Zeros that a small stream unpacks to.</summary>
    public static byte[] Bomb(long bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var written = 0L; written < bytes; written += blanks.Length)
                zlib.Write(blanks);
        }

        return packed.ToArray();
    }

    private HandPdf PageOf(int content, string more)
    {
        _pages.Add(Add(Encoding.ASCII.GetBytes($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R {more} >>")));
        return this;
    }

    private static byte[] Stream(byte[] content, string more) =>
        [.. Encoding.ASCII.GetBytes($"<< /Length {content.Length} {more} >>\nstream\n"), .. content, .. "\nendstream"u8];
}
