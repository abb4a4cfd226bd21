using System.IO.Compression;
using Disclosure.TestKit;

namespace Disclosure.Cli.Tests.Redaction;

/// <summary><c>redact FILE -o OUT</c>: the ending of OUT chooses the form.</summary>
public sealed class RedactFileTests : IDisposable
{
    private const string Id = "532801199003072245";
    private const string Text = "行政处罚决定书\n当事人：景洪市澜湄鲜食品超市，经营者身份证号码：" + Id + "。\n决定罚款5000元。\n2026年3月18日\n";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("out.docx")]
    [InlineData("OUT.DOCX")]
    [InlineData("out.html")]
    [InlineData("out.htm")]
    [InlineData("out.txt")]
    public async Task Run_EveryForm_HoldsTheTextWithoutTheValue(string name)
    {
        var written = Path.Combine(_folder.Path, name);

        var (exitCode, _, error) = await RunAsync(written);

        Assert.True(exitCode == 0, error);
        var content = await ContentAsync(written);
        Assert.Contains("罚款5000元", content, StringComparison.Ordinal);
        Assert.Contains("已隐去〕", content, StringComparison.Ordinal);
        Assert.DoesNotContain(Id, content, StringComparison.Ordinal);
        Assert.Equal([name, "served.txt"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_FormThatIsNotWritten_SaysWhichAre()
    {
        var (exitCode, _, error) = await RunAsync(_folder.File("out.pdf"));

        Assert.Equal(2, exitCode);
        Assert.Contains(".docx, .html or .txt", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("out.pdf")));
    }

    [Fact]
    public async Task Run_ReportInThePlaceOfTheOutput_IsRefusedAndWritesNothing()
    {
        var same = _folder.File("out.txt");
        await File.WriteAllTextAsync(_folder.File("served.txt"), Text);

        var (exitCode, _, error) = await CommandLine.RunAsync(["redact", _folder.File("served.txt"), "-o", same, "--report", same]);

        Assert.Equal(2, exitCode);
        Assert.Contains("two files", error, StringComparison.Ordinal);
        Assert.False(File.Exists(same));
    }

    [Fact]
    public async Task Run_OutputThatCannotBeReplaced_LeavesNothingHalfWritten()
    {
        Directory.CreateDirectory(_folder.File("out.docx"));

        var (exitCode, _, error) = await RunAsync(_folder.File("out.docx"));

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain(Id, error, StringComparison.Ordinal);
        Assert.Equal(["served.txt"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Run_WhatMayNotBePublished_LeavesTheFormerFileAlone()
    {
        await File.WriteAllTextAsync(_folder.File("out.docx"), "former");
        await File.WriteAllTextAsync(_folder.File("served.txt"), "绝密★三十年\n" + Text);

        var (exitCode, _, _) = await CommandLine.RunAsync(["redact", _folder.File("served.txt"), "-o", _folder.File("out.docx")]);

        Assert.Equal(1, exitCode);
        Assert.Equal("former", await File.ReadAllTextAsync(_folder.File("out.docx")));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string output)
    {
        await File.WriteAllTextAsync(_folder.File("served.txt"), Text);
        return await CommandLine.RunAsync(["redact", _folder.File("served.txt"), "-o", output]);
    }

    private static async Task<string> ContentAsync(string path)
    {
        if (!path.EndsWith("docx", StringComparison.OrdinalIgnoreCase))
            return await File.ReadAllTextAsync(path);
        using var archive = ZipFile.OpenRead(path);
        return string.Concat(archive.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }
}
