namespace Disclosure.EndToEnd.Crashes;

/// <summary>What a client sees of a server that died: whether the request was carried out, it cannot know.</summary>
internal static class Broken
{
    public static bool Is(Exception exception) => exception is HttpRequestException or IOException or TaskCanceledException;
}
