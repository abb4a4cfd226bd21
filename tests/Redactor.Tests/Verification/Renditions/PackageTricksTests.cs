using System.Text;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Verification.Renditions;

public sealed class PackageTricksTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("刀依香530428197908235226");

    /// <summary>Each hides something where many readers of ZIP files do not look; the rule that must find it.</summary>
    private static readonly Dictionary<string, (Func<RawPackage, RawPackage> Play, string Rule)> Tricks = new(StringComparer.Ordinal)
    {
        ["comment of the file"] = (package => Changed(package, p => p.Comment = "刀依香"), "package/directory"),
        ["comment of an entry"] = (package => Last(package, entry => entry with { Comment = "刀依香" }), "package/extra"),
        ["extra field"] = (package => Last(package, entry => entry with { Extra = [.. "ab"u8, 24, 0, .. Secret[..24]] }), "package/extra"),
        ["local extra field"] = (package => Last(package, entry => entry with { LocalExtra = [.. "ab"u8, 24, 0, .. Secret[..24]] }), "package/extra"),
        ["before the first entry"] = (package => Changed(package, p => p.Before = Secret), "package/header"),
        ["between entries"] = (package => FirstEntry(package, entry => entry with { Behind = Secret }), "package/header"),
        ["before the directory"] = (package => Changed(package, p => p.BeforeDirectory = Secret), "package/gap"),
        ["behind the directory"] = (package => Changed(package, p => p.AfterDirectory = Secret), "package/directory"),
        ["behind the end"] = (package => Changed(package, p => p.After = Secret), "package/directory"),
        ["entry without a place in the directory"] = (package => Changed(package, p => p.Entries.Add(new RawPackage.Entry("word/comments.xml", Secret) { IsOrphan = true })), "package/gap"),
        ["two entries of one name"] = (package => Changed(package, p => p.Entries.Add(p[Rendered.Document])), "package/name"),
        ["the same name in capitals"] = (package => Changed(package, p => p.Entries.Add(new RawPackage.Entry("WORD/DOCUMENT.XML", Secret))), "package/name"),
        ["another local name"] = (package => Last(package, entry => entry with { LocalNameBytes = [.. entry.NameBytes.Reverse()] }), "package/name"),
        ["shorter local name"] = (package => Last(package, entry => entry with { LocalNameBytes = entry.NameBytes[1..] }), "package/header"),
        ["name that is not ASCII"] = (package => Changed(package, p => p.Entries.Add(new RawPackage.Entry("word/刀依香.xml", Secret))), "package/name"),
        ["name in an old encoding"] = (package => Changed(package, p => p.Entries.Add(new RawPackage.Entry("x", Secret) { NameBytes = [0xB5, 0xB6], LocalNameBytes = [0xB5, 0xB6] })), "package/name"),
        ["behind the packed data"] = (package => Last(package, entry => entry with { BehindPacked = Secret }), "package/data"),
        ["much behind the packed data"] = (package => Last(package, entry => entry with { BehindPacked = [.. Enumerable.Repeat(Secret, 9000).SelectMany(bytes => bytes)] }), "package/data"),
        ["one byte behind the packed data"] = (package => Last(package, entry => entry with { BehindPacked = [0] }), "package/data"),
        ["data descriptor"] = (package => Last(package, entry => entry with { HasDescriptor = true }), "package/header"),
        ["wrong check sum"] = (package => Last(package, entry => entry with { Sum = 1 }), "package/data"),
        ["more than is said"] = (package => Last(package, entry => entry with { Unpacked = 10 }), "package/data"),
        ["encrypted"] = (package => Last(package, entry => entry with { Flags = 1 }), "package/header"),
        ["another method"] = (package => Last(package, entry => entry with { Method = 0, Flags = 0x40 }), "package/header"),
        ["time of the entry"] = (package => Last(package, entry => entry with { Time = 0x5A21_8000 }), "package/time"),
        ["rights of the file"] = (package => Last(package, entry => entry with { Attributes = 0x5304_2819 }), "package/header"),
        ["made by a rare system"] = (package => Last(package, entry => entry with { MadeBy = 0x5304 }), "package/header"),
        ["another package within"] = (package => package.With("word/embeddings/a.docx", Rendered.Package(Candidate.FullText).ToBytes()), "package/part"),
        ["folder"] = (package => package.With("word/530428197908235226/", []), "package/part"),
        ["unknown part"] = (package => package.With("word/comments.xml", Secret), "package/part"),
    };

    public static TheoryData<string> Names => [.. Tricks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    [Clause("ZZ-10")]
    public void Check_PackageWithATrick_IsBlockedByItsRule(string name)
    {
        var (play, rule) = Tricks[name];

        var failures = Rendered.Failures(play(Rendered.Package(Candidate.FullText)).ToBytes());

        Assert.Contains(rule, failures.Select(failure => failure.Rule));
        Assert.All(failures, failure => Assert.DoesNotContain(Candidate.Hidden, hidden => failure.Where.Contains(hidden.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_PackageWrittenAnew_Passes()
    {
        var package = Rendered.Package(Candidate.FullText);
        package[Rendered.Document] = package[Rendered.Document] with { Method = 0 };

        Assert.Empty(Rendered.Failures(package.ToBytes()));
    }

    [Fact]
    public void Check_PackageCutAnywhere_IsBlocked()
    {
        var bytes = Rendered.Package(Candidate.FullText).ToBytes();

        for (var length = 0; length < bytes.Length; length += 7)
            Assert.NotEmpty(Rendered.Failures(bytes[..length]));
    }

    [Fact]
    public void Check_PackageWithAnyByteChanged_IsBlockedOrSaysTheSame()
    {
        var bytes = Rendered.Package(Candidate.FullText).ToBytes();
        var random = new SeededRandom(20261121);
        for (var i = 0; i < TestSize.Of(400, 20_000); i++)
        {
            var changed = bytes.ToArray();
            var at = random.Next(bytes.Length);
            changed[at] ^= (byte)(1 << random.Next(8));
            // Level of compression, version, internal attribute: a bit that says nothing of the text.
            if (Rendered.Failures(changed).Count == 0)
                Assert.Equal(Texts(bytes), Texts(changed));
        }
    }

    private static string Texts(byte[] bytes) => string.Join('\n', RawPackage.Of(bytes).Entries.Select(entry => entry.Name + Convert.ToBase64String(entry.Content)));

    private static RawPackage Changed(RawPackage package, Action<RawPackage> change)
    {
        change(package);
        return package;
    }

    private static RawPackage Last(RawPackage package, Func<RawPackage.Entry, RawPackage.Entry> change) =>
        Changed(package, p => p.Entries[^1] = change(p.Entries[^1]));

    private static RawPackage FirstEntry(RawPackage package, Func<RawPackage.Entry, RawPackage.Entry> change) =>
        Changed(package, p => p.Entries[0] = change(p.Entries[0]));
}
