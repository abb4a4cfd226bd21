namespace Disclosure.Search.Index.Storage;

/// <summary>Finds and opens the newest commit of a directory.</summary>
internal static class CommitFiles
{
    private const int Tries = 20;

    /// <summary>
    /// The newest commit with its segments, each checked to the last byte; null if the directory holds none. A damaged newest commit is
    /// never passed over for an older one, in which removed documents would come back.
    /// </summary>
    /// <exception cref="IndexDamagedException">A file of the commit is missing or is not what was written, or another language made it.</exception>
    public static (CommitManifest Manifest, IReadOnlyList<SegmentView> Segments)? Open(string directory, string fingerprint)
    {
        for (var tried = 1; ; tried++)
        {
            if (Newest(directory) is not { } file)
                return null;
            try
            {
                var manifest = CommitManifest.Read(File.ReadAllBytes(Path.Combine(directory, file)), file);
                if (!string.Equals(manifest.Fingerprint, fingerprint, StringComparison.Ordinal))
                    throw new IndexDamagedException($"{file} was made with another dictionary or lexicon.");
                return (manifest, [.. manifest.Segments.Select(s => Open(directory, s))]);
            }
            catch (IOException error) when (tried < Tries && !string.Equals(Newest(directory), file, StringComparison.Ordinal))
            {
                // A newer commit took this one's files away meanwhile.
                _ = error;
            }
            catch (FileNotFoundException error)
            {
                throw new IndexDamagedException($"{file} is missing.", error);
            }
        }
    }

    private static string? Newest(string directory) => !Directory.Exists(directory) ? null
        : Directory.EnumerateFiles(directory).Select(f => Path.GetFileName(f)).Where(f => CommitManifest.GenerationOf(f) is not null).Max(StringComparer.Ordinal);

    private static SegmentView Open(string directory, CommittedSegment committed)
    {
        var segment = Segment.Open(directory, committed.Name);
        if (segment.Bytes.Length != committed.Length || committed.Removed.Count >= segment.DocumentCount || (committed.Removed is [.., var last] && last >= segment.DocumentCount))
            throw new IndexDamagedException($"{committed.Name} is not the file of this commit.");
        return new SegmentView(segment, committed.Removed.Count == 0 ? null : LiveDocuments.Without(before: null, segment.DocumentCount, committed.Removed));
    }
}
