using Microsoft.Win32.SafeHandles;

namespace Disclosure.Cli.Segmentation;

/// <summary>Standard output that tells when its reader has gone: the console's own stream writes on into nothing.</summary>
internal static class StandardOutput
{
    private const int BrokenPipe = 32;

    /// <summary>Opens it; nothing is kept back.</summary>
    public static Stream Open()
    {
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!pipe.CanSeek)
        {
            return pipe;
        }

        // A file that other programs write to as well keeps one position for all of them, which a stream by handle does not move.
        pipe.Dispose();
        return Console.OpenStandardOutput();
    }

    /// <summary>True when nobody reads any more.</summary>
    public static bool IsClosed(IOException error) => error.HResult == BrokenPipe;
}
