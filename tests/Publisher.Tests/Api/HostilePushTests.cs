using System.Net;
using System.Net.Sockets;
using System.Text;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>Pushes that no honest program makes.</summary>
[Collection(DesksCollection.Name)]
public sealed class HostilePushTests(Desks desks)
{
    [Theory]
    [InlineData("\"documentNumber\":\"景〔2026〕\\uFFFE1号\"", "documentNumber")]
    [InlineData("\"documentNumber\":\"景〔2026〕1号\\n附件\"", "documentNumber")]
    [InlineData("\"documentNumber\":\"景〔2026〕\\u202E1号\"", "documentNumber")]
    [InlineData("\"title\":\"甲\\u2028乙\"", "title")]
    [InlineData("\"penaltyKinds\":[\"罚\\u0000款\"]", "penaltyKinds[0]")]
    [InlineData("\"parties\":[{\"name\":\"甲\\r\\n乙\",\"kind\":\"organisation\"}]", "parties[0].name")]
    public async Task Push_CharactersNoReaderSees_AreNamedByField(string member, string field)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var client = desk.Client();
        using var answer = await client.PushAsync("unseen", PushForm.Create($"{{{member}}}", PushForm.Document));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, body);
        Assert.Contains($"\"field\":\"{field}\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_SameKeyOtherFileName_IsRefusedAsConflict()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        using var client = desk.Client();
        using var first = await client.PushAsync("renamed", PushForm.Create(metadata, document, "a.txt"));
        using var second = await client.PushAsync("renamed", PushForm.Create(metadata, document, "a.html"));
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Theory]
    [InlineData("决定书.机密★10年")]
    [InlineData("决定书.绝密.txt")]
    [InlineData("机密★.docx")]
    [InlineData("a/b\\\\秘密★长期.txt")]
    [Clause("GS-11-2a")]
    [Clause("LAW-BM-57")]
    public async Task Push_SecrecyMarkAnywhereInTheFileName_IsRefused(string name)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        using var client = desk.Client();
        using var answer = await client.PushAsync("named", PushForm.Create(metadata, document, name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Push_WronglyChunked_IsAnErrorOfTheClient()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var socket = new TcpClient();
        await socket.ConnectAsync(desk.Address.Host, desk.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/decisions HTTP/1.1\r\nHost: x\r\nX-Api-Key: {DeskProcess.OwnKey}\r\nIdempotency-Key: chunked\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nxx\r\n0\r\n\r\n"));
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 400 Bad Request", await reader.ReadLineAsync());
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase));
    }
}
