using System.Net;
using System.Net.Sockets;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Running;

/// <summary>Asks, before anything is started, whether a port can be had.</summary>
public static class PortProbe
{
    /// <summary>Returns when nobody listens on the port of this machine's loopback address and this user may.</summary>
    /// <exception cref="CommandFailedException">It is taken, or needs more rights.</exception>
    public static void Require(int port, string option)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException error)
        {
            throw new CommandFailedException(
                error.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"端口 {port} 已被占用，请先停止占用它的程序，或者用 {option} 换一个端口。 Port {port} is in use."
                    : $"不能使用端口 {port}（{error.SocketErrorCode}），请用 {option} 换一个端口。 Port {port} cannot be used.",
                error);
        }
    }
}
