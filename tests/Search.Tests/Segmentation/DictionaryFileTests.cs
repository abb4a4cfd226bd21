using System.Buffers.Binary;
using Disclosure.Search.Segmentation;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Segmentation;

public sealed class DictionaryFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _content = File.ReadAllBytes(DictionaryFiles.CarriedPath);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    [InlineData(-1)]
    public void Open_AnyByteChanged_IsRefusedByItsChecksum(int place)
    {
        _content[place < 0 ? ^1 : place] ^= 4;
        Assert.Contains("checksum", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "only 0 bytes")]
    [InlineData(63, "only 63 bytes")]
    [InlineData(64, "instead of")]
    [InlineData(1_000_000, "instead of")]
    public void Open_CutOff_IsRefused(int length, string why)
    {
        File.WriteAllBytes(Path, _content[..length]);
        Assert.Contains(why, Assert.Throws<InvalidDataException>(() => DictionaryFile.Open(Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LongerThanItSays_IsRefused()
    {
        File.WriteAllBytes(Path, [.. _content, .. new byte[64]]);
        Assert.Contains("instead of", Assert.Throws<InvalidDataException>(() => DictionaryFile.Open(Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "begin")]
    [InlineData(12, "version")]
    public void Open_AnotherKindOfFile_IsRefused(int place, string why)
    {
        _content[place]++;
        DictionaryFiles.Seal(_content);
        Assert.Contains(why, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, 600_000)]
    [InlineData(36, 1)]
    [InlineData(40, 0)]
    [InlineData(32, -1)]
    public void Open_PartsThatDoNotFit_IsRefused(int place, int size)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_content.AsSpan(place), size);
        DictionaryFiles.Seal(_content);
        Assert.Contains("parts", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64 + (4 * '依'), 21_020)]
    [InlineData(64 + (4 * '依') + 2, 60_000)]
    [InlineData(64 + (4 << 16) + 8 + 6, 4_000)]
    [InlineData(64 + (4 << 16) + 8 + 2, 60_000)]
    public void Open_RightChecksumButReferenceOutOfBounds_IsRefused(int place, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_content.AsSpan(place), value);
        DictionaryFiles.Seal(_content);
        Assert.Contains("reference", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Absent_IsNamed() =>
        Assert.Contains(Path, Assert.Throws<FileNotFoundException>(() => DictionaryFile.Open(Path)).Message, StringComparison.Ordinal);

    private string Path => _folder.File("jieba.trie");

    private string Refusal()
    {
        File.WriteAllBytes(Path, _content);
        var message = Assert.Throws<InvalidDataException>(() => DictionaryFile.Open(Path)).Message;
        Assert.StartsWith(Path, message, StringComparison.Ordinal);
        return message;
    }
}
