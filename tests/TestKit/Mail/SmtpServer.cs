using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Disclosure.TestKit.Mail;

/// <summary>
/// A real SMTP server on 127.0.0.1: Debian's aiosmtpd in a process of its own, which keeps what it takes byte for byte and answers as it is
/// told. It can be stopped and started again on its port.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>Where it listens, or will.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Mails taken so far, oldest first: the envelope's recipient in a first line, then every byte as it came.</summary>
    public IReadOnlyList<byte[]> Mails => [.. Directory.GetFiles(_folder.Path, "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>The same as text.</summary>
    public IReadOnlyList<string> Texts => [.. Mails.Select(Encoding.UTF8.GetString)];

    /// <summary>Starts it.</summary>
    /// <exception cref="InvalidOperationException">aiosmtpd is not installed, or the server did not start.</exception>
    public async Task StartAsync()
    {
        var script = Path.Combine(RepositoryRoot.Path, "tests", "TestKit", "Mail", "smtp-server.py");
        _process = Process.Start(new ProcessStartInfo(Python, [script, Port.ToString(), _folder.Path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{Python} could not be started.");
        if (await _process.StandardOutput.ReadLineAsync() is not "ready")
        {
            throw new InvalidOperationException(
                "The SMTP server did not start. It needs python3-aiosmtpd, which ./disclosure test installs: " + await _process.StandardError.ReadToEndAsync());
        }

        _process.BeginErrorReadLine();
    }

    /// <summary>Has it answer a coming command otherwise, once: <c>rcpt 550 no such user</c>, <c>data 451 later</c>, <c>data drop</c>, <c>data lose</c>, <c>data hang</c>.</summary>
    public async Task PlanAsync(string answer)
    {
        await _process!.StandardInput.WriteLineAsync(answer);
        await _process.StandardInput.FlushAsync();
        if (await _process.StandardOutput.ReadLineAsync() is not "planned")
        {
            throw new InvalidOperationException("The SMTP server did not take the plan.");
        }
    }

    /// <summary>Ends it, as a crash would.</summary>
    public async Task StopAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
