using Disclosure.Search.Index.Storage;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Index.Storage;

/// <summary>Files that are not what was written and have the right checksum all the same: refused or read, never the end of the process.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public void Open_CommitOfAnyBytesWithItsChecksum_IsDamagedOrRead()
    {
        using var directory = new TemporaryDirectory();
        Write(directory.Path);
        var file = Directory.EnumerateFiles(directory.Path, "commit-*").Single();
        var whole = File.ReadAllBytes(file);
        var random = new SeededRandom(11);
        for (var i = 0; i < 600; i++)
        {
            var changed = (byte[])whole.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                changed[random.Next(8, changed.Length - 4)] = random.Next(2) == 0 ? (byte)0xFF : (byte)random.Next(256);
            if (random.Next(4) == 0)
                changed = [.. changed[..random.Next(36, changed.Length)], 0, 0, 0, 0];
            BitConverter.TryWriteBytes(changed.AsSpan(changed.Length - 4), Checksum.Of(changed.AsSpan(0, changed.Length - 4)));
            File.WriteAllBytes(file, changed);
            AssertDamagedOrRead(directory.Path);
        }
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("0000000g.seg")]
    [InlineData("commit-0000000000000001")]
    public void Read_CommitThatNamesAnotherFile_IsDamaged(string name)
    {
        var manifest = new CommitManifest { Generation = 1, NextSegment = 1, NextArrival = 1, Position = default, Fingerprint = "f", Segments = [new CommittedSegment(name, 1, [])] };
        Assert.Throws<IndexDamagedException>(() => CommitManifest.Read(manifest.Write(), manifest.FileName));
    }

    [Fact]
    public void Read_CommitUnderAnothersName_IsDamaged()
    {
        var manifest = new CommitManifest { Generation = 1, NextSegment = 1, NextArrival = 1, Position = new byte[] { 1, 2 }, Fingerprint = "f", Segments = [new CommittedSegment("00000000.seg", 9, [0, 3, 4])] };
        var read = CommitManifest.Read(manifest.Write(), manifest.FileName);
        Assert.Equal([0, 3, 4], read.Segments[0].Removed);
        Assert.Throws<IndexDamagedException>(() => CommitManifest.Read(manifest.Write(), (manifest with { Generation = 2 }).FileName));
    }

    // Everything but what the blocks of postings hold.
    [Fact]
    public void Open_SegmentWhosePartsDoNotFit_IsDamagedOrRead()
    {
        using var directory = new TemporaryDirectory();
        Write(directory.Path);
        var file = Directory.EnumerateFiles(directory.Path, "*.seg").Single();
        var whole = File.ReadAllBytes(file);
        var footer = whole.Length - SegmentSectionsWriter.FooterLength;
        var sections = (int)BitConverter.ToInt64(whole, footer);
        var random = new SeededRandom(12);
        var refused = 0;
        for (var i = 0; i < 1500; i++)
        {
            var changed = (byte[])whole.Clone();
            var from = random.Next(3) == 0 ? footer : sections;
            for (var change = random.Next(1, 4); change > 0; change--)
                changed[random.Next(from, whole.Length - 16)] = random.Next(2) == 0 ? (byte)0xFF : (byte)random.Next(256);
            BitConverter.TryWriteBytes(changed.AsSpan(changed.Length - 16), Checksum.Of(changed.AsSpan(0, changed.Length - 16)));
            File.WriteAllBytes(file, changed);
            refused += AssertDamagedOrRead(directory.Path) ? 0 : 1;
        }

        Assert.InRange(refused, 750, 1500);
    }

    private static bool AssertDamagedOrRead(string directory)
    {
        try
        {
            Assert.InRange(SearchIndexReader.Open(Languages.Full, directory).DocumentCount, 0, int.MaxValue);
            return true;
        }
        catch (IndexDamagedException)
        {
            return false;
        }
    }

    private static void Write(string directory)
    {
        using var writer = SearchIndexWriter.Open(Languages.Full, directory);
        for (var i = 0; i < 40; i++)
            writer.Upsert(TextDocuments.Of($"d{i}", $"处以罚款{i * 7919}元，没收违法所得，第{i}条abc{i}", ["昆明市监局"]) with
            {
                Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["agency"] = [$"a{i % 3}", $"b{i % 5}"], ["year"] = ["2026"] },
            });
        for (var i = 0; i < 4; i++)
            writer.Remove($"d{i * 3}");
        writer.Commit(new byte[] { 1, 2, 3 });
        writer.Remove("d20");
        writer.Commit();
    }
}
