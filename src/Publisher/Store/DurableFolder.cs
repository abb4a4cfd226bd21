using System.Runtime.InteropServices;

namespace Disclosure.Publisher.Store;

/// <summary>Makes a folder's list of names durable: on Unix a file that was renamed or removed is so on disk only after its folder was flushed.</summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;

    /// <exception cref="IOException">The folder cannot be flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0 || Synchronise(descriptor) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            _ = Close(descriptor);
            throw new IOException($"The folder {folder} cannot be made durable ({Marshal.GetPInvokeErrorMessage(error)}).");
        }

        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Synchronise(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
