using System.Text.Json;
using Disclosure.Cli.Redaction;

namespace Disclosure.Cli.Tests.Redaction;

public sealed class BatchRedactionTests
{
    private static readonly BatchRedaction Batch = new(new VerifiedRedaction(Configuration.Redactor()));

    [Theory]
    [InlineData("第一行\r\n第二行\r\n联系电话：13988165027\r\n完\r\n")]
    [InlineData("第一行\n第二行\r\n联系电话：13988165027\n")]
    [InlineData("联系电话：13988165027")]
    public void Answer_AnyLineEnds_OffsetsAreThoseOfTheTextAsGiven(string text)
    {
        var answer = JsonDocument.Parse(Batch.Answer(JsonSerializer.Serialize(new { id = 1, text }))).RootElement;

        var finding = Assert.Single(answer.GetProperty("findings").EnumerateArray(), item => item.GetProperty("kind").ValueEquals("phone"));
        Assert.Equal("13988165027", text[finding.GetProperty("start").GetInt32()..finding.GetProperty("end").GetInt32()]);
        Assert.Equal(text.Replace("13988165027", finding.GetProperty("replacement").GetString(), StringComparison.Ordinal), answer.GetProperty("redacted").GetString());
    }

    [Fact]
    public void Answer_KnownWitness_IsHiddenEverywhere()
    {
        var line = """{"id":"w","text":"岩温罕陈述。据岩温罕所见。","parties":[{"name":"岩温罕","role":"witness"}]}""";

        var redacted = JsonDocument.Parse(Batch.Answer(line)).RootElement.GetProperty("redacted").GetString()!;

        Assert.DoesNotContain("岩温罕", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("7")]
    public void Answer_UnknownRole_IsAnErrorThatNamesNobody(string role)
    {
        var answer = Batch.Answer($$"""{"id":"w","text":"张三丰到场。","parties":[{"name":"张三丰","role":"{{role}}"}]}""");

        Assert.Contains("error", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("张三丰", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"id":"a","text":null}""")]
    [InlineData("""{"id":"a","text":"x","parties":"所有人"}""")]
    public void Answer_WrongForm_IsAnError(string line) => Assert.Contains("\"error\"", Batch.Answer(line), StringComparison.Ordinal);
}
