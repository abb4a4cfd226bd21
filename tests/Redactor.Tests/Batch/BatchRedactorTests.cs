using System.Text.Json;
using Disclosure.Redactor.Batch;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Batch;

public sealed class BatchRedactorTests
{
    [Fact]
    public async Task Run_GoodLine_GivesRedactedTextAndOffsetsOfTheInput()
    {
        const string Text = "当事人：起建军\r\n身份证号：530428197908235226\r\n2025年1月2日，起建军驾车。2025年2月3日";

        var answer = Assert.Single(await RunAsync(JsonSerializer.Serialize(new { id = "a", text = Text, decidedOn = "2025-02-03" })));

        Assert.Equal("a", answer.GetProperty("id").GetString());
        Assert.Equal("publish", answer.GetProperty("outcome").GetString());
        Assert.Equal("当事人：起某\r\n身份证号：〔身份证号码已隐去〕\r\n2025年1月2日，起某驾车。2025年2月3日", answer.GetProperty("redacted").GetString());
        foreach (var finding in answer.GetProperty("findings").EnumerateArray())
        {
            Assert.Equal(finding.GetProperty("text").GetString(), Text[finding.GetProperty("start").GetInt32()..finding.GetProperty("end").GetInt32()]);
        }
    }

    [Fact]
    public async Task Run_BadLines_GiveErrorsAndTheBatchGoesOn()
    {
        var lines = await RunAsync("not json", "[1]", "{\"id\":7}", "{\"id\":\"b\",\"text\":\"\\ud800x\"}", "", "{\"id\":\"c\",\"text\":\"无\",\"decidedOn\":\"2025-13-01\"}", "{\"id\":\"d\",\"text\":\"没有问题\"}");

        Assert.Equal(6, lines.Count);
        Assert.All(lines.Take(5), line => Assert.True(line.TryGetProperty("error", out _)));
        Assert.Equal(7, lines[2].GetProperty("id").GetInt32());
        Assert.Equal("b", lines[3].GetProperty("id").GetString());
        Assert.Equal("没有问题", lines[5].GetProperty("redacted").GetString());
    }

    [Fact]
    public async Task Run_ErrorLine_RepeatsNoValue()
    {
        var line = Assert.Single(await RunAsync("{\"id\":\"x\",\"text\":\"530428197908235226\",\"decidedOn\":\"530428197908235226\"}"));

        Assert.DoesNotContain("530428", line.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-11-2a")]
    public async Task Run_SecrecyMark_IsRefusedWithoutFindings()
    {
        var line = Assert.Single(await RunAsync("{\"id\":\"x\",\"text\":\"机密★10年\\n当事人：起建军，身份证号：530428197908235226\"}"));

        Assert.Equal("refuse", line.GetProperty("outcome").GetString());
        Assert.Equal(0, line.GetProperty("findings").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("redacted").ValueKind);
    }

    [Fact]
    public async Task Run_LineOverTheLimit_IsReadPast()
    {
        using var input = new Disclosure.Redactor.Tests.Batch.LongLineReader(BatchRedactor.MostCharacters + 10, "\n{\"id\":\"y\",\"text\":\"好\"}\n");
        await using var output = new StringWriter();

        var bad = await new BatchRedactor(LabelledText.Redactor).RunAsync(input, output, CancellationToken.None);

        Assert.Equal(1, bad);
        Assert.Contains("\"y\"", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_LongDecision_IsLinear() =>
        AssertLinear("当事人：起建军，身份证号：530428197908235226，住楚雄市东瓜镇桃园社区12号。起建军称该批白酒购自者绍文，2025年1月2日在场。\n", 32_000);

    [Theory]
    [InlineData("1-")]
    [InlineData("一 ")]
    [InlineData("((((")]
    [InlineData("住")]
    [InlineData("张")]
    [InlineData("公司")]
    [InlineData("《")]
    [InlineData("a@")]
    [InlineData("当事人：")]
    [InlineData("\uD800")]
    public void Redact_HostileRepetition_IsLinear(string piece) => AssertLinear(piece, 8_000);

    private static void AssertLinear(string piece, int length) => LinearWork.Assert(size => string.Concat(Enumerable.Repeat(piece, size / piece.Length)), length);

    private static async Task<IReadOnlyList<JsonElement>> RunAsync(params string[] lines)
    {
        using var input = new StringReader(string.Join('\n', lines));
        await using var output = new StringWriter();
        await new BatchRedactor(LabelledText.Redactor).RunAsync(input, output, CancellationToken.None);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
