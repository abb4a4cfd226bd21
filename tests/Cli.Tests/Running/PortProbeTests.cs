using System.Net;
using System.Net.Sockets;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Running;

namespace Disclosure.Cli.Tests.Running;

public sealed class PortProbeTests
{
    [Fact]
    public void Require_TakenThenFreed_RefusesThenAllows()
    {
        var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var failure = Assert.Throws<CommandFailedException>(() => PortProbe.Require(port, "--site-port"));
        taken.Dispose();
        PortProbe.Require(port, "--site-port");

        Assert.Contains($"端口 {port} 已被占用", failure.Message, StringComparison.Ordinal);
    }
}
