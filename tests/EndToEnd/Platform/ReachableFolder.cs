namespace Disclosure.EndToEnd.Platform;

/// <summary>A temporary folder that other users of the machine may enter, as the service users must.</summary>
internal sealed class ReachableFolder : IDisposable
{
    public ReachableFolder()
    {
        Path = Directory.CreateTempSubdirectory("disclosure-e2e-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                Path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                    | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }

    public string Path { get; }

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Keys => Data + "-keys";

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
