using System.Net.Sockets;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>What a client sees of a server that died: whether the request was carried out, it cannot know.</summary>
internal static class Broken
{
    // A server that is killed as it accepts: the client asks the socket for its other end before it says what is wrong in words of its own.
    public static bool Is(Exception exception) => exception is HttpRequestException or IOException or SocketException or TaskCanceledException;
}
