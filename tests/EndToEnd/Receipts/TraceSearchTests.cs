using System.IO.Compression;
using System.Text;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Receipts;

/// <summary>What is said to be nowhere must have been looked for in every form.</summary>
public sealed class TraceSearchTests
{
    private const string Word = "景洪安邦商贸";

    public static TheoryData<byte[]> Forms => new()
    {
        Encoding.UTF8.GetBytes("…" + Word + "…"),
        Encoding.Unicode.GetBytes("a" + Word),
        Encoding.BigEndianUnicode.GetBytes("a" + Word),
        Encoding.ASCII.GetBytes(@"{""name"":""\u666F\u6D2A\u5B89\u90A6\u5546\u8D38""}"),
        Encoding.ASCII.GetBytes("q=" + Uri.EscapeDataString(Word)),
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Word))),
        Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Word + "x"))),
        Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + Word + "y"))),
        Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("xy" + Word + "z"))),
        Packed(stream => new GZipStream(stream, CompressionLevel.Optimal)),
        Packed(stream => new ZLibStream(stream, CompressionLevel.Optimal)),
        Zipped(),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void In_EachForm_FindsTheWord(byte[] bytes)
    {
        byte[] among = [.. "before 前"u8, .. bytes, .. new byte[40]];

        Assert.Equal([Word], new TraceSearch([Word, "没有的词"]).In(among));
    }

    [Fact]
    public void In_OtherWords_FindsNothing() =>
        Assert.Empty(new TraceSearch([Word]).In(Encoding.UTF8.GetBytes("景洪安商邦贸" + new string('x', 100))));

    private static byte[] Packed(Func<Stream, Stream> pack)
    {
        using var result = new MemoryStream();
        using (var stream = pack(result))
            stream.Write(Encoding.UTF8.GetBytes(new string('a', 200) + Word));
        return result.ToArray();
    }

    private static byte[] Zipped()
    {
        using var result = new MemoryStream();
        using (var archive = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("word/document.xml").Open())
            entry.Write(Encoding.UTF8.GetBytes(new string('a', 200) + Word));
        return result.ToArray();
    }
}
