using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Disclosure.Conversion.Outcomes;
using Disclosure.Conversion.Tests.Kit;
using Disclosure.Redactor.Documents;

namespace Disclosure.Conversion.Tests.Office;

/// <summary>Damaged, encrypted and malicious office files end in one sentence, and fetch nothing.</summary>
[Collection(OfficeFilesCollection.Name)]
public sealed class HostileOfficeFileTests(OfficeFiles files)
{
    [Fact]
    public async Task Convert_DamagedCompoundFile_IsRefusedBeforeAnythingRuns()
    {
        var whole = await files.MakeAsync(FlatText.Decision, "doc");
        var circle = whole.ToArray();
        // The table of sectors says that every sector follows itself.
        var table = (BitConverter.ToInt32(circle, 76) + 1) * 512;
        for (var sector = 0; sector < 128; sector++)
            BitConverter.TryWriteBytes(circle.AsSpan(table + (sector * 4)), sector);

        Assert.Equal("damaged", await CodeAsync(whole[..600]));
        Assert.Equal("damaged", await CodeAsync([.. whole.AsSpan(0, 512), .. new byte[2048]]));
        Assert.Equal("damaged", await CodeAsync(circle));
    }

    [Fact]
    public async Task Convert_OtherCompoundFiles_AreUnsupportedOrEncrypted()
    {
        var whole = await files.MakeAsync(FlatText.Decision, "doc");
        Assert.Equal("unsupported", await CodeAsync(Renamed(whole, "WordDocument", "WordDocumenx")));
        Assert.Equal("encrypted", await CodeAsync(Renamed(whole, "WordDocument\0\0\0\0", "EncryptedPackage")));
        Assert.Equal("encrypted", await CodeAsync(Flagged(whole)));
    }

    [Fact]
    public async Task Convert_OtherOpenDocuments_AreUnsupported()
    {
        var sheet = Package(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()), ("content.xml", "<x/>"u8.ToArray()));
        Assert.Equal("unsupported", await CodeAsync(sheet));
    }

    [Fact]
    public async Task Convert_OpenDocumentWithEncryptedParts_IsEncrypted()
    {
        var manifest = Encoding.UTF8.GetBytes("<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>");
        var sealedText = Package(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("META-INF/manifest.xml", manifest), ("content.xml", new byte[64]));
        Assert.Equal("encrypted", await CodeAsync(sealedText));
    }

    [Fact]
    public async Task Convert_OpenDocumentBombs_AreRefusedBeforeAnythingRuns()
    {
        var big = Package(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", new byte[140 * 1024 * 1024]));
        var many = Package([("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), .. Enumerable.Range(0, 2500).Select(entry => ($"e{entry}", Array.Empty<byte>()))]);
        Assert.Equal("too-large", await CodeAsync(big));
        Assert.Equal("too-large", await CodeAsync(many));
        Assert.Equal("damaged", await CodeAsync(many[..(many.Length / 2)]));
    }

    [Fact]
    public async Task Convert_FileOverTheLimit_IsRefusedBeforeAnythingRuns()
    {
        using var converter = new DocumentConverter(new ConversionLimits { FileBytes = 1000 }, TimeProvider.System);
        var refused = Assert.IsType<ConversionOutcome.Refused>(await converter.ConvertAsync(Encoding.ASCII.GetBytes(@"{\rtf1 " + new string('a', 2000) + "}"), default));
        Assert.Equal("too-large", refused.Refusal.Code);
    }

    [Fact]
    public async Task Convert_RichTextBombs_EndInARefusalOrAText()
    {
        using var converter = new DocumentConverter(new ConversionLimits { OfficePatience = TimeSpan.FromSeconds(6) }, TimeProvider.System);
        foreach (var bomb in (string[])[@"{\rtf1 " + string.Concat(Enumerable.Repeat(@"{\b ", 300_000)), @"{\rtf1 a\bin2147483647 x", @"{\rtf1 \trowd" + string.Concat(Enumerable.Repeat(@"\cellx1\intbl x\cell\row\trowd", 200_000))])
        {
            var outcome = await converter.ConvertAsync(Encoding.ASCII.GetBytes(bomb), default);
            Assert.False(outcome is ConversionOutcome.AsIs);
        }
    }

    [Fact]
    public async Task Convert_LinksToElsewhere_AreNotFollowed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var body = $"""
            <text:section text:name="S"><text:section-source xlink:href="http://127.0.0.1:{port}/section.odt"/><text:p>第一段。</text:p></text:section>
            <text:section text:name="F"><text:section-source xlink:href="file:///etc/passwd"/><text:p>第二段。</text:p></text:section>
            <text:p><draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:href="http://127.0.0.1:{port}/picture.png"/></draw:frame>第三段。</text:p>
            """;
        var flat = FlatText.Wrap(body);
        using var converter = new DocumentConverter(TimeProvider.System);
        foreach (var ending in (string[])["odt", "doc", "rtf"])
        {
            var outcome = Assert.IsType<ConversionOutcome.Converted>(await converter.ConvertAsync(await files.MakeAsync(flat, ending), default));
            if (new DocumentReader().Read(outcome.Content, "x", default) is DocumentReadOutcome.Read read)
                Assert.DoesNotContain("root:", read.Document.Text, StringComparison.Ordinal);
        }

        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Convert_WhatTheReaderReads_IsLeftAlone()
    {
        using var converter = new DocumentConverter(TimeProvider.System);
        foreach (var text in (string[])["当事人：念佳怡", "<html><body>当事人</body></html>", "", "PK\u0003\u0004 no package"])
            Assert.IsType<ConversionOutcome.AsIs>(await converter.ConvertAsync(Encoding.UTF8.GetBytes(text), default));
    }

    private static async Task<string> CodeAsync(byte[] content)
    {
        using var converter = new DocumentConverter(new ConversionLimits { OfficePatience = TimeSpan.Zero }, TimeProvider.System);
        return Assert.IsType<ConversionOutcome.Refused>(await converter.ConvertAsync(content, default)).Refusal.Code;
    }

    private static byte[] Renamed(byte[] content, string name, string other)
    {
        var result = content.ToArray();
        var at = result.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name));
        Encoding.Unicode.GetBytes(other).CopyTo(result, at);
        BitConverter.TryWriteBytes(result.AsSpan(at + 64), (short)((other.Length + 1) * 2));
        return result;
    }

    private static byte[] Flagged(byte[] content)
    {
        var result = content.ToArray();
        result[result.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xEC, 0xA5, 0x01, 0x01]) + 11] |= 0x01;
        return result;
    }

    private static byte[] Package(params (string Name, byte[] Content)[] entries)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name, name is "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }
}
