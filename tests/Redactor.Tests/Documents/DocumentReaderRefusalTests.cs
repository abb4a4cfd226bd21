using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Disclosure.Redactor.Documents;
using static Disclosure.Redactor.Tests.Documents.DocxFile;

namespace Disclosure.Redactor.Tests.Documents;

public sealed class DocumentReaderRefusalTests
{
    [Fact]
    public void Read_NotText_IsRefusedByKind()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Equal("legacy-doc", Code(compound));
        Assert.Equal("encrypted", Code([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[8]]));
        Assert.Equal("unsupported", Code("%PDF-1.7 …"u8.ToArray()));
        Assert.Equal("unsupported", Code(@"{\rtf1 张三}"u8.ToArray()));
        Assert.Equal("unsupported", Code("<?xml version=\"1.0\"?><pkg:package/>"u8.ToArray()));
        Assert.Equal("unsupported", Code([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 13, 1, 2, 3, 4, 5, 6, 7, 9]));
        Assert.Equal("unsupported", Code("当事人\u0000张三"u8.ToArray()));
        Assert.Equal("empty", Code([]));
        Assert.Equal("empty", Code(" \r\n "u8.ToArray()));
        Assert.Equal("empty", new DocxFile("<w:p/>").RefusalCode());
    }

    [Fact]
    public void Read_TextDrawnBackwards_IsRefused()
    {
        Assert.Equal("reversed", Code("当事人：\u202E香依刀\u202C"u8.ToArray()));
        Assert.Equal("reversed", Code("<html><body><p>当事人：<bdo dir=RTL>香依刀</bdo></p></body></html>"u8.ToArray()));
        Assert.Equal("reversed", new DocxFile(Paragraph("当事人：\u202E香依刀")).RefusalCode());
    }

    [Fact]
    public void Read_TruncatedPackage_IsRefusedAtEveryLength()
    {
        var whole = new DocxFile(Paragraph("正文")).ToBytes();
        for (var length = 4; length < whole.Length; length += 7)
            Assert.Equal("damaged", Code(whole[..length]));
    }

    [Fact]
    public void Read_FlippedBytes_NeverThrows()
    {
        var whole = new DocxFile(Paragraph("正文") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>").ToBytes();
        for (var at = 0; at < whole.Length; at++)
        {
            var broken = whole.ToArray();
            broken[at] ^= 0x55;
            Assert.NotNull(new DocumentReader().Read(broken, "a.docx", CancellationToken.None));
        }
    }

    [Fact]
    public void Read_EntityBomb_IsRefusedInTime()
    {
        var bomb = "<!DOCTYPE w [<!ENTITY a \"" + new string('x', 1000) + "\">" + string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY a{i} \"&a{(i == 1 ? "" : (i - 1).ToString())};&a{(i == 1 ? "" : (i - 1).ToString())};\">")) + "]><w>&a9;</w>";
        Assert.Equal("damaged", new DocxFile(Paragraph("正文")).With("word/comments.xml", bomb).RefusalCode());
        Assert.Equal("damaged", new DocxFile(Paragraph("正文")).With("customXml/item1.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>").RefusalCode());
    }

    [Fact]
    public void Read_ZipBomb_IsRefusedInFixedMemoryAndTime()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            using var entry = archive.CreateEntry("word/document.xml").Open();
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)' ');
            for (var i = 0; i < 300; i++)
                entry.Write(zeros);
        }

        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal("too-large", Code(file.ToArray()));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 400_000_000);
    }

    [Fact]
    public void Read_ManySmallElements_AreRefused()
    {
        Assert.Equal("too-large", new DocxFile(string.Concat(Enumerable.Repeat("<w:p/>", 1_000_001))).RefusalCode());
    }

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5000)) + Paragraph("深") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5000));
        Assert.Equal("too-large", new DocxFile(deep).RefusalCode());
    }

    public static TheoryData<string> SlowBodies => new()
    {
        $"<w:p><w:r><w:t>{string.Concat(Enumerable.Repeat("文<!---->", 400_000))}</w:t></w:r></w:p>",
        $"<w:p>{string.Concat(Enumerable.Repeat("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", 150_000))}</w:p>",
        $"<w:p><w:pPr>{string.Concat(Enumerable.Repeat("<w:a/>", 300_000))}</w:pPr>{string.Concat(Enumerable.Repeat("<w:r><w:t>文</w:t></w:r>", 100_000))}</w:p>",
        $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>{new string('文', 4_000_000)}</w:t></mc:Choice><mc:Fallback><w:t>{new string('文', 2_000_000)}尾</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 60)) + Paragraph(new string('文', 1_000_000)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 60)),
    };

    [Theory]
    [MemberData(nameof(SlowBodies))]
    public void Read_BodyMadeToTakeLong_EndsInTime(string body)
    {
        var bytes = new DocxFile(body).ToBytes();
        var watch = Stopwatch.StartNew();
        Assert.NotNull(new DocumentReader().Read(bytes, "a.docx", CancellationToken.None));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("../evil.xml")]
    [InlineData("word/../../evil.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\evil.xml")]
    public void Read_UnsafePartName_IsRefused(string name) =>
        Assert.Equal("unsafe-name", new DocxFile(Paragraph("正文")).With(name, "<a/>").RefusalCode());

    [Fact]
    public void Read_TwoPartsOfOneName_AreRefused() =>
        Assert.Equal("damaged", new DocxFile(Paragraph("正文")).With("Word/Document.xml", "<a/>").RefusalCode());

    [Fact]
    public void Read_ManyEntries_AreRefused()
    {
        var file = new DocxFile(Paragraph("正文"));
        for (var i = 0; i < 2001; i++)
            file.With($"a{i}.bin", string.Empty);
        Assert.Equal("too-large", file.RefusalCode());
    }

    [Fact]
    public void Read_EncryptedEntry_IsRefused()
    {
        var bytes = new DocxFile(Paragraph("正文")).ToBytes();
        for (var at = bytes.AsSpan().IndexOf("PK\x01\x02"u8); at >= 0 && at < bytes.Length;)
        {
            bytes[at + 8] |= 1;
            var next = bytes.AsSpan(at + 4).IndexOf("PK\x01\x02"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        Assert.Equal("encrypted", Code(bytes));
    }

    [Theory]
    [InlineData("<w:altChunk r:id=\"a\"/>")]
    [InlineData("<w:p><w:subDoc r:id=\"a\"/></w:p>")]
    public void Read_OutsideText_IsRefused(string body) =>
        Assert.Equal("unsupported-content", new DocxFile(Paragraph("正文") + body).RefusalCode());

    [Fact]
    public void Read_FieldThatNeverEnds_IsRefused() =>
        Assert.Equal("damaged", new DocxFile("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + Run("正文") + "</w:p>").RefusalCode());

    [Fact]
    public void Read_StylesThatLoop_AreRead() =>
        Assert.Equal("正文", new DocxFile($"<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr>{Run("正文")}</w:p>")
            .With("word/styles.xml", $"<w:styles {Declarations}><w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>", "styles").Read().Text);

    [Fact]
    public void Read_OversizedFile_IsRefused() =>
        Assert.Equal("too-large", Code(Encoding.UTF8.GetBytes(new string('文', 3_000_000))));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><i>")]
    [InlineData("<table>")]
    [InlineData("<a href=x><p>")]
    public void Read_HostileHtml_EndsInTime(string tag)
    {
        var watch = Stopwatch.StartNew();
        var outcome = new DocumentReader().Read(Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat(tag, 49_000)) + "文"), "a.html", CancellationToken.None);
        Assert.True(outcome is DocumentReadOutcome.Read or DocumentReadOutcome.Refused { Code: "too-large" });
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    [Fact]
    public void Read_FormattingMadeAgainInEveryBlock_IsRefused()
    {
        var fonts = string.Concat(Enumerable.Range(0, 150).Select(i => $"<font size={i}>"));
        Assert.Equal("too-large", Code(Encoding.UTF8.GetBytes("<html>" + fonts + string.Concat(Enumerable.Repeat("<p>文</p>", 20_000)))));
    }

    [Fact]
    public void Read_Cancelled_Throws()
    {
        var bytes = new DocxFile(string.Concat(Enumerable.Repeat(Paragraph("正文"), 5000))).ToBytes();
        Assert.ThrowsAny<OperationCanceledException>(() => new DocumentReader().Read(bytes, "a.docx", new CancellationToken(canceled: true)));
    }

    private static string Code(byte[] content) =>
        Assert.IsType<DocumentReadOutcome.Refused>(new DocumentReader().Read(content, "张三.docx", CancellationToken.None)).Code;

    private static void Write(ZipArchive archive, string name, string xml)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(xml));
    }
}
