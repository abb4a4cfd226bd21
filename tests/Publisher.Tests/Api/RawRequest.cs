using System.Net.Sockets;
using System.Text;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>A request written byte by byte, for what no HTTP client sends.</summary>
internal sealed class RawRequest : IDisposable
{
    private readonly TcpClient _socket = new();

    public NetworkStream Stream => _socket.GetStream();

    /// <summary>Connects and writes.</summary>
    public static async Task<RawRequest> SendAsync(DeskProcess desk, string text)
    {
        var request = new RawRequest();
        await request._socket.ConnectAsync(desk.Address.Host, desk.Address.Port);
        await request.WriteAsync(text);
        return request;
    }

    /// <summary>The head of a push, up to the empty line.</summary>
    public static string Head(string idempotencyKey, string more, string key = DeskProcess.OwnKey) =>
        $"POST /api/v1/decisions HTTP/1.1\r\nHost: x\r\nX-Api-Key: {key}\r\nIdempotency-Key: {idempotencyKey}\r\nContent-Type: multipart/form-data; boundary=b\r\n{more}\r\n\r\n";

    public async Task WriteAsync(string text) => await Stream.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>The answer up to its end, which is where the server closes or falls silent for a second after the body began.</summary>
    public async Task<(int Status, string Head, string Body)> ReadAsync()
    {
        using var reader = new StreamReader(Stream, leaveOpen: true);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            head.AppendLine(line);
        }

        var text = head.ToString();
        Assert.StartsWith("HTTP/1.1 ", text, StringComparison.Ordinal);
        var body = new StringBuilder();
        var buffer = new char[4096];
        // A problem ends with the brace that closes it; chunks and lengths need not be understood.
        while (!body.ToString().Contains("}]}", StringComparison.Ordinal) && await reader.ReadAsync(buffer) is var read and > 0)
        {
            body.Append(buffer, 0, read);
        }

        return (int.Parse(text.AsSpan(9, 3)), text, body.ToString());
    }

    public void Dispose() => _socket.Dispose();
}
