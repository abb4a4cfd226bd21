namespace Disclosure.TestKit;

/// <summary>
/// How the hosts of a test process notice that a file changed. Each of them would ask the system for watchers, of which a user has 128 in all: with hundreds
/// of hosts the last find none left and do not start.
/// </summary>
public static class FileWatching
{
    /// <summary>Settings are read once, and other files are looked at now and then. Call it before the first host of a kind is made.</summary>
    public static void Spare()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }
}
