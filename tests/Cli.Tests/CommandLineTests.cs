using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Disclosure.TestKit;

namespace Disclosure.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("bogus")]
    [InlineData("redact")]
    [InlineData("redact", "--batch", "x.txt")]
    [InlineData("redact", "nowhere.docx", "-o", "out.txt")]
    [InlineData("push", "nowhere.docx", "--meta", "m.json", "--url", "http://127.0.0.1", "--key", "k")]
    [InlineData("push", "nowhere.docx", "--meta", "m.json", "--url", "ftp://127.0.0.1", "--key", "k")]
    [InlineData("up", "--site-port", "0")]
    [InlineData("up", "--site-port", "70000")]
    [InlineData("up", "--site-port", "abc")]
    [InlineData("up", "--site-port", "5080", "--desk-port", "5080")]
    [InlineData("segment", "--mode", "other")]
    [InlineData("gazette")]
    [InlineData("bench")]
    [InlineData("bench", "redact")]
    [InlineData("bench", "redact", "--gold", "/nowhere/at/all")]
    [InlineData("rescan", "--since", "2026-13-01")]
    [InlineData("rescan", "--record", "x")]
    [InlineData("rescan", "--config", "/nowhere/at/all")]
    public async Task Run_WrongArguments_AnswersTwoWithASentence(params string[] arguments)
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("disclosure: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_ListsTheVerbsThatExist()
    {
        var (exitCode, output, _) = await CommandLine.RunAsync(["--help"]);

        Assert.Equal(0, exitCode);
        foreach (var verb in new[] { "up", "test", "push", "redact", "segment", "gazette", "clauses", "keys", "rescan" })
        {
            Assert.Contains($"  {verb} ", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Up_BusyPort_SaysSoInOneSentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, _, error) = await CommandLine.RunAsync(["up", "--site-port", $"{port}"]);

        Assert.Equal(1, exitCode);
        Assert.Contains($"端口 {port} 已被占用", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task GazetteVerify_NoGazette_SaysSoInOneSentence()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await CommandLine.RunAsync(["gazette", "verify", "--data", folder.Path]);

        Assert.Equal(1, exitCode);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Rescan_NoDesk_SaysSoInOneSentence()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = await CommandLine.RunAsync(["rescan", "--data", folder.Path]);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains("There is no desk in", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Segment_Lines_AreCutWithSingleSpaces()
    {
        var (exitCode, output, _) = await CommandLine.RunAsync(["segment", "--lexicon", "base"], "我来到北京清华大学\n\n处罚\n");

        Assert.Equal(0, exitCode);
        Assert.Equal("我 来到 北京 清华大学\n\n处罚\n", output);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("依法处罚", "依法 处罚\n")]
    [InlineData("依法\r\n \t\n处罚\r甲", "依法\n\n处罚 甲\n")]
    [InlineData("\uFEFF依法\n\0\u001C\uFEFF\n", "依法\n\0 \uFEFF\n")]
    public async Task Segment_LineEnds_GiveALineEach(string input, string expected)
    {
        var (exitCode, output, _) = await CommandLine.RunAsync(["segment", "--lexicon", "base"], input);

        Assert.Equal(0, exitCode);
        Assert.Equal(expected, output);
    }

    [Fact]
    public async Task Segment_LongLine_IsCutAsItsSentences()
    {
        const string Sentence = "当事人岩温罕擅自占用土地，依法作出行政处罚。";
        var one = (await CommandLine.RunAsync(["segment"], Sentence)).Output.TrimEnd('\n');

        var (exitCode, output, _) = await CommandLine.RunAsync(["segment"], string.Concat(Enumerable.Repeat(Sentence, 20_000)) + "\n依法");

        Assert.Equal(0, exitCode);
        Assert.Equal(string.Join(' ', Enumerable.Repeat(one, 20_000)) + "\n依法\n", output);
    }

    [Fact]
    public async Task RedactBatch_BadLineBetweenGoodOnes_IsAnsweredAndTheBatchGoesOn()
    {
        var (exitCode, output, _) = await CommandLine.RunAsync(
            ["redact", "--batch"],
            """
            {"id":1,"text":"联系电话：13988165027"}
            {"id":"b"
            {"id":"c","text":5}
            {"id":"d","text":"当事人：某公司"}

            """);

        Assert.Equal(0, exitCode);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(4, lines.Count);
        Assert.DoesNotContain("13988165027", lines[0].GetProperty("redacted").GetString()!, StringComparison.Ordinal);
        Assert.True(lines[1].TryGetProperty("error", out _));
        Assert.Equal("c", lines[2].GetProperty("id").GetString());
        Assert.True(lines[2].TryGetProperty("error", out _));
        Assert.Equal("publish", lines[3].GetProperty("outcome").GetString());
    }
}
