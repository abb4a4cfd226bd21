using Disclosure.SearchWriter;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Index.Storage;

public sealed class DamageTests
{
    [Fact]
    public void Open_AnyByteChanged_IsDetected()
    {
        using var directory = new TemporaryDirectory();
        Write(directory.Path, 12);
        var random = new SeededRandom(4);
        foreach (var file in Files(directory.Path))
        {
            var whole = File.ReadAllBytes(file);
            for (var i = 0; i < 60; i++)
            {
                var changed = (byte[])whole.Clone();
                // Beginning, end and anywhere.
                var at = i < 10 ? i : i < 30 ? whole.Length - 1 - (i - 10) : random.Next(whole.Length);
                changed[at] ^= (byte)random.Next(1, 256);
                File.WriteAllBytes(file, changed);
                AssertDamaged(directory.Path);
            }

            File.WriteAllBytes(file, whole);
        }

        Assert.NotEqual(0, SearchIndexReader.Open(Languages.Full, directory.Path).DocumentCount);
    }

    [Fact]
    public void Open_FileCutShortOrGoneOrOfAnyBytes_IsDetected()
    {
        using var directory = new TemporaryDirectory();
        Write(directory.Path, 12);
        var random = new SeededRandom(5);
        foreach (var file in Files(directory.Path))
        {
            var whole = File.ReadAllBytes(file);
            for (var i = 0; i < 20; i++)
            {
                File.WriteAllBytes(file, whole[..(i < 4 ? i : random.Next(whole.Length))]);
                AssertDamaged(directory.Path);
                File.WriteAllBytes(file, [.. whole, .. whole[..random.Next(1, 40)]]);
                AssertDamaged(directory.Path);
                File.WriteAllBytes(file, [.. Enumerable.Range(0, random.Next(1, 2000)).Select(_ => (byte)random.Next(256))]);
                AssertDamaged(directory.Path);
            }

            if (file.EndsWith(".seg", StringComparison.Ordinal))
            {
                File.Delete(file);
                AssertDamaged(directory.Path);
            }

            File.WriteAllBytes(file, whole);
        }

        // Two segments that changed places are each whole, and still not what was written.
        var segments = Files(directory.Path).Where(f => f.EndsWith(".seg", StringComparison.Ordinal)).ToList();
        var (first, second) = (File.ReadAllBytes(segments[0]), File.ReadAllBytes(segments[1]));
        File.WriteAllBytes(segments[0], second);
        File.WriteAllBytes(segments[1], first);
        AssertDamaged(directory.Path);
    }

    [Fact]
    public void Open_NewestCommitDamaged_NeverGoesBackToAnOlder()
    {
        using var directory = new TemporaryDirectory();
        Write(directory.Path, 1);
        var older = Files(directory.Path).Single(f => Path.GetFileName(f).StartsWith("commit-", StringComparison.Ordinal));
        var kept = File.ReadAllBytes(older);
        Write(directory.Path, 1);
        File.WriteAllBytes(older, kept);
        var newest = Files(directory.Path).Where(f => Path.GetFileName(f).StartsWith("commit-", StringComparison.Ordinal)).Max(StringComparer.Ordinal)!;
        File.WriteAllBytes(newest, File.ReadAllBytes(newest)[..^1]);
        AssertDamaged(directory.Path);
    }

    [Fact]
    public void Create_WhereADamagedIndexLies_BeginsAnew()
    {
        using var directory = new TemporaryDirectory();
        Write(directory.Path, 3);
        foreach (var file in Files(directory.Path))
            File.WriteAllBytes(file, [1, 2, 3]);
        using (var writer = SearchIndexWriter.Create(Languages.Full, directory.Path))
        {
            Assert.True(writer.Position.IsEmpty);
            Assert.Equal(0, writer.Commit().DocumentCount);
        }

        Assert.Single(Files(directory.Path));
    }

    [Fact]
    public void Open_WhatAnUnfinishedCommitLeft_IsPassedOverAndRemoved()
    {
        using var directory = new TemporaryDirectory();
        Write(directory.Path, 2);
        var before = Files(directory.Path);
        File.WriteAllBytes(Path.Combine(directory.Path, "ffffffff.seg"), [1]);
        File.WriteAllBytes(Path.Combine(directory.Path, "commit-00000000000000ff.tmp"), [1]);
        Assert.Equal(2, ChangeScript.Step(SearchIndexReader.Open(Languages.Full, directory.Path).Position));
        using (SearchIndexWriter.Open(Languages.Full, directory.Path))
            Assert.Equal(before, Files(directory.Path));
    }

    [Fact]
    public void Open_WithAnotherLexicon_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        Write(directory.Path, 1);
        Assert.Throws<IndexDamagedException>(() => SearchIndexReader.Open(Languages.Base, directory.Path));
        Assert.Throws<IndexDamagedException>(() => SearchIndexWriter.Open(Languages.Base, directory.Path));
    }

    [Fact]
    public void Open_TwoWriters_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        using var writer = SearchIndexWriter.Open(Languages.Full, directory.Path);
        Assert.Throws<IOException>(() => SearchIndexWriter.Open(Languages.Full, directory.Path));
    }

    [Fact]
    public void Open_NothingThere_IsNoIndex()
    {
        using var directory = new TemporaryDirectory();
        Assert.Throws<DirectoryNotFoundException>(() => SearchIndexReader.Open(Languages.Full, directory.Path));
    }

    private static void AssertDamaged(string directory)
    {
        Assert.Throws<IndexDamagedException>(() => SearchIndexReader.Open(Languages.Full, directory));
        Assert.Throws<IndexDamagedException>(() => SearchIndexWriter.Open(Languages.Full, directory));
    }

    private static void Write(string directory, int steps)
    {
        using var writer = SearchIndexWriter.Open(Languages.Full, directory);
        var done = ChangeScript.Step(writer.Position);
        for (var step = done + 1; step <= done + steps; step++)
        {
            ChangeScript.Apply(step, writer.Upsert, writer.Remove);
            writer.Commit(ChangeScript.Position(step));
        }
    }

    private static List<string> Files(string directory) =>
        [.. Directory.EnumerateFiles(directory).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
