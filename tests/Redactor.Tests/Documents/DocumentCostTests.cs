using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Disclosure.Redactor.Documents;
using static Disclosure.Redactor.Tests.Documents.DocxFile;

namespace Disclosure.Redactor.Tests.Documents;

/// <summary>Files made to cost much: each ends as a document or a refusal, and what it makes the reader allocate is bounded.</summary>
public sealed class DocumentCostTests
{
    private const long MostBytes = 256L << 20;

    /// <summary>Bodies by name, with the outcome: <c>read</c> or the code of a refusal.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        { "empty runs", "read" }, { "more empty runs", "too-large" }, { "cells", "read" }, { "one long text", "too-large" }, { "one long attribute", "too-large" },
        { "one long comment", "too-large" }, { "one long name", "too-large" }, { "attributes", "read" }, { "styles in each run", "read" }, { "tables in tables", "too-large" },
        { "alternates in alternates", "read" }, { "boxes in boxes", "read" }, { "fields in fields", "read" }, { "page breaks", "read" }, { "notes", "read" },
        { "merged cells", "read" }, { "runs in tables in tables", "too-large" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Read_CostlyBody_IsBounded(string name, string outcome) => Bounded(new DocxFile(Body(name)).ToBytes(), outcome);

    [Fact]
    public void Read_StyleChainsWithoutEnd_AreBounded()
    {
        var styles = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"<w:style w:type=\"paragraph\" w:styleId=\"s{i}\"><w:basedOn w:val=\"s{(i + 1) % 40_000}\"/><w:rPr><w:b/></w:rPr></w:style>"));
        var body = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"<w:p><w:pPr><w:pStyle w:val=\"s{i}\"/></w:pPr><w:r><w:t>文</w:t></w:r></w:p>"));

        Bounded(new DocxFile(body).With("word/styles.xml", $"<w:styles {Declarations}>{styles}</w:styles>", "styles").ToBytes(), "read");
    }

    [Fact]
    public void Read_NumberingWithoutEnd_IsBounded()
    {
        var lists = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<w:abstractNum w:abstractNumId=\"{i}\"><w:lvl w:ilvl=\"8\"><w:lvlText w:val=\"%1%2%3%4%5%6%7%8%9\"/></w:lvl></w:abstractNum>"));
        var numbers = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<w:num w:numId=\"{i}\"><w:abstractNumId w:val=\"{i}\"/><w:lvlOverride w:ilvl=\"99999\"/></w:num>"));
        var body = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"{i % 10_000}\"/></w:numPr></w:pPr></w:p>")) + Paragraph("文");

        Bounded(new DocxFile(body).With("word/numbering.xml", $"<w:numbering {Declarations}>{lists}{numbers}</w:numbering>", "numbering").ToBytes(), "read");
    }

    [Fact]
    public void Read_PackagesInPackages_AreBounded()
    {
        var bomb = Zip(("a.xml", new string(' ', 20_000_000)));
        var file = new DocxFile(Paragraph("正文"));
        for (var i = 0; i < 200; i++)
            file.With($"word/embeddings/b{i}.xlsx", bomb);

        Bounded(file.ToBytes(), "read");
    }

    [Fact]
    public void Read_DirectoryOfManyEntries_IsRefusedBeforeItIsRead()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 65_000; i++)
                archive.CreateEntry($"a{i}", CompressionLevel.NoCompression);
        }

        Assert.True(Bounded(file.ToArray(), "too-large") < 16L << 20);
    }

    [Theory]
    [InlineData(100, "damaged")]
    [InlineData(-100, "damaged")]
    [InlineData(1_000_000_000, "too-large")]
    public void Read_DirectoryThatLiesAboutASize_IsRefused(int difference, string outcome)
    {
        var bytes = new DocxFile(Paragraph(new string('文', 200))).ToBytes();
        var at = bytes.AsSpan().LastIndexOf("PK\x01\x02"u8);
        while (!bytes.AsSpan(at + 46).StartsWith("word/document.xml"u8))
            at = bytes.AsSpan(0, at).LastIndexOf("PK\x01\x02"u8);
        var size = bytes.AsSpan(at + 24, 4);
        BinaryPrimitives.WriteInt32LittleEndian(size, BinaryPrimitives.ReadInt32LittleEndian(size) + difference);

        Bounded(bytes, outcome);
    }

    [Fact]
    public void Read_EntriesThatOverlap_AreReadUnderOneBudget()
    {
        // Many names in the directory, all pointing at one compressed part.
        var whole = Zip(("word/a000.xml", "<a>" + new string(' ', 1_000_000) + "</a>"));
        var start = whole.AsSpan().IndexOf("PK\x01\x02"u8);
        var end = whole.AsSpan().LastIndexOf("PK\x05\x06"u8);
        var record = whole[start..end];
        using var file = new MemoryStream();
        file.Write(whole.AsSpan(0, start));
        for (var i = 0; i < 500; i++)
        {
            Encoding.ASCII.GetBytes($"word/a{i:000}.xml").CopyTo(record, 46);
            file.Write(record);
        }

        var tail = whole[end..];
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(8), 500);
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(10), 500);
        BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(12), record.Length * 500);
        file.Write(tail);

        Assert.IsType<DocumentReadOutcome.Refused>(Read(file.ToArray(), out var allocated));
        Assert.True(allocated < MostBytes);
    }

    [Fact]
    public void Read_ChangedCharacter_IsDamage()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in new[] { ("_rels/.rels", "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"), ("word/document.xml", $"<w:document {Declarations}><w:body>{Paragraph("AAAA")}</w:body></w:document>") })
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        var bytes = file.ToArray();
        Bounded(bytes, "read");
        bytes[bytes.AsSpan().IndexOf("AAAA"u8)] = (byte)'B';
        Bounded(bytes, "damaged");
    }

    [Theory]
    [InlineData("<p>", 90_000)]
    [InlineData("<li>文", 90_000)]
    [InlineData("<td rowspan=9>文", 60_000)]
    [InlineData("<input value=", 60_000)]
    public void Read_CostlyPage_IsBounded(string piece, int count) =>
        Bounded(Encoding.UTF8.GetBytes("<html><ol><table>" + string.Concat(Enumerable.Repeat(piece, count)) + "文"), null);

    [Fact]
    public void Read_LongPlainText_IsBounded() => Bounded(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("行政处罚\n", 600_000))), "read");

    private static string Body(string name) => name switch
    {
        "empty runs" => $"<w:p>{Repeat("<w:r/>", 900_000)}{Run("文")}</w:p>",
        "more empty runs" => $"<w:p>{Repeat("<w:r/>", 1_000_000)}{Run("文")}</w:p>",
        "cells" => $"<w:tbl>{Repeat("<w:tr>" + Repeat("<w:tc><w:p><w:r><w:t>文</w:t></w:r></w:p></w:tc>", 100) + "</w:tr>", 1000)}</w:tbl>",
        "one long text" => Paragraph(new string('x', 23_000_000)),
        "one long attribute" => $"<w:p w:x=\"{new string('x', 23_000_000)}\"/>",
        "one long comment" => $"<!--{new string('x', 23_000_000)}-->",
        "one long name" => $"<w:p><{new string('x', 11_000_000)}/></w:p>",
        "attributes" => $"<w:p>{Repeat("<w:r w:a=\"文1\" w:b=\"文2\" w:c=\"12345678\" w:d=\"zh-CN\"/>", 150_000)}{Run("文")}</w:p>",
        "styles in each run" => $"<w:p>{string.Concat(Enumerable.Range(0, 90_000).Select(i => $"<w:r><w:rPr><w:rStyle w:val=\"s{i}\"/><w:b/></w:rPr><w:t>文</w:t></w:r>"))}</w:p>",
        "tables in tables" => Repeat("<w:tbl><w:tr><w:tc><w:p/>", 60) + Paragraph(new string('文', 1_000_000)) + Repeat("</w:tc></w:tr></w:tbl>", 60),
        "runs in tables in tables" => Repeat(Repeat("<w:tbl><w:tr><w:tc>", 60) + $"<w:p>{Repeat("<w:r><w:t>文</w:t></w:r>", 50)}</w:p>" + Repeat("<w:p/></w:tc></w:tr></w:tbl>", 60), 1500),
        "merged cells" => $"<w:tbl>{Repeat("<w:tr>" + Repeat("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>", 100) + "</w:tr>", 1900)}</w:tbl>{Paragraph("文")}",
        "alternates in alternates" => $"<w:p><w:r>{Repeat("<mc:AlternateContent><mc:Choice Requires=\"wps\">", 90)}<w:t>{new string('文', 1_000_000)}</w:t>{Repeat("</mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent>", 90)}</w:r></w:p>",
        "boxes in boxes" => Repeat("<w:p><w:r><w:txbxContent>", 60) + Paragraph(new string('文', 1_000_000)) + Repeat("</w:txbxContent></w:r></w:p>", 60),
        "fields in fields" => $"<w:p>{Run("文")}{Repeat(Repeat("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>EQ \\o(((,(</w:instrText></w:r>", 60) + Repeat("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", 60), 900)}</w:p>",
        "page breaks" => $"<w:p>{Repeat("<w:r><w:br w:type=\"page\"/><w:t>文</w:t></w:r>", 150_000)}</w:p>",
        "notes" => $"<w:p>{string.Concat(Enumerable.Range(0, 150_000).Select(i => $"<w:r><w:footnoteReference w:id=\"{i}\"/></w:r>"))}{Run("文")}</w:p>",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static long Bounded(byte[] content, string? outcome)
    {
        var read = Read(content, out var allocated);
        if (outcome is not null)
            Assert.Equal(outcome, read is DocumentReadOutcome.Refused refused ? refused.Code : "read");
        Assert.True(allocated < MostBytes, $"{allocated >> 20} MiB");
        return allocated;
    }

    private static DocumentReadOutcome Read(byte[] content, out long allocated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = new DocumentReader().Read(content, "a", CancellationToken.None);
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return outcome;
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }
}
