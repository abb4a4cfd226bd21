using System.Text;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>
/// Watches what this process keeps in files: every file it has open, also one that has no name any more, and every file in some folders,
/// is searched for a text, over and over, until the watch is stopped. Of the machine's temporary folder only files that appear in it
/// directly after the start: that is where frameworks spool.
/// </summary>
internal sealed class SpoolWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Length, DateTime Written)> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _before = [.. Directory.EnumerateFiles(Path.GetTempPath())];
    private readonly byte[][] _needles;
    private readonly string[] _folders;
    private readonly Task _watching;

    public SpoolWatch(string text, params string[] folders)
    {
        _needles = [Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text)];
        _folders = folders;
        _watching = Task.Factory.StartNew(Watch, _end.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How often everything was looked at.</summary>
    public int Rounds { get; private set; }

    /// <summary>Where the text was found, once the watch has stopped.</summary>
    public IReadOnlyCollection<string> Found => _found;

    public async ValueTask DisposeAsync()
    {
        if (!_watching.IsCompleted)
        {
            await _end.CancelAsync();
            await _watching;
            _end.Dispose();
        }
    }

    private void Watch()
    {
        do
        {
            foreach (var descriptor in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
            {
                Look(descriptor, isDescriptor: true);
            }

            foreach (var folder in _folders)
            {
                foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
                {
                    Look(file, isDescriptor: false);
                }
            }

            foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), "*").Where(file => !_before.Contains(file) && !IsPipe(file)))
            {
                Look(file, isDescriptor: false);
            }

            Rounds++;
        }
        while (!_end.IsCancellationRequested);
    }

    private void Look(string path, bool isDescriptor)
    {
        try
        {
            var target = isDescriptor ? new FileInfo(path).LinkTarget : path;
            // Sockets, pipes and devices; libraries with their symbols (constants of tests among them) and other files that were there before anything was sent.
            if (target is null || target[0] != '/' || IsPipe(target) || target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/proc/", StringComparison.Ordinal)
                || target.StartsWith("/memfd:", StringComparison.Ordinal) // the runtime's own mapping of code
                || target.EndsWith(".dll", StringComparison.Ordinal) || target.EndsWith(".pdb", StringComparison.Ordinal) || target.EndsWith(".so", StringComparison.Ordinal))
            {
                return;
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var mark = (file.Length, isDescriptor ? default : File.GetLastWriteTimeUtc(path));
            if (_seen.TryGetValue(target, out var seen) && seen == mark)
            {
                return;
            }

            _seen[target] = mark;
            if (Holds(file))
            {
                _found.Add(target);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Closed or deleted meanwhile.
        }
    }

    // The runtime's own pipes: whoever opens one waits for its other end.
    private static bool IsPipe(string file) => Path.GetFileName(file.AsSpan()).StartsWith("clr-debug-pipe", StringComparison.Ordinal)
        || Path.GetFileName(file.AsSpan()).StartsWith("dotnet-diagnostic", StringComparison.Ordinal);

    private bool Holds(FileStream file)
    {
        const int overlap = 4096;
        var buffer = new byte[1024 * 1024];
        var kept = 0;
        int read;
        while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var part = buffer.AsSpan(0, kept + read);
            foreach (var needle in _needles)
            {
                if (part.IndexOf(needle) >= 0)
                {
                    return true;
                }
            }

            kept = Math.Min(overlap, part.Length);
            part[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
