using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Disclosure.Gazette.Inbox;

/// <summary>
/// A folder into which the public process drops files and whose list it cannot read (rights 2730: the desk owns it, the group may
/// enter and add). Each file is written under its final name and begins with the length of what follows, so that one that is still being written, or whose writer died, is told from a whole
/// one. The desk opens plain files alone, and never more of one than a request may be long: what lies here was put there by the less trusted side.
/// </summary>
/// <param name="folder">An absolute path; the folder exists.</param>
/// <param name="time">The clock.</param>
public sealed class FolderInbox(string folder, TimeProvider time) : ISealedInbox
{
    private const string Ending = ".sealed";
    private const int LengthBytes = sizeof(int);
    private const int NameBytes = 16;
    private const int Longest = CorrectionMessage.LongestMessage + 1024;
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task AddAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // The folder itself keeps everyone else out.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        try
        {
            await using var file = new FileStream(Path.Combine(folder, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes)) + Ending), options);
            var length = new byte[LengthBytes];
            BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
            await file.WriteAsync(length, cancellationToken);
            await file.WriteAsync(content, cancellationToken);
            file.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InboxUnavailableException("The inbox's folder cannot be written.", exception);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InboxItem>> PeekAsync(int most, CancellationToken cancellationToken)
    {
        try
        {
            var items = new List<InboxItem>();
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*" + Ending).OrderBy(static file => file.CreationTimeUtc))
            {
                if (items.Count == most)
                    break;
                if (await ReadAsync(file, cancellationToken) is { } content)
                    items.Add(new InboxItem(file.Name[..^Ending.Length], content));
                else if (time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Abandoned)
                    file.Delete();
            }

            return items;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InboxUnavailableException("The inbox's folder cannot be read.", exception);
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(Path.Combine(folder, id + Ending));
            return Task.CompletedTask;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InboxUnavailableException("The inbox's folder cannot be written.", exception);
        }
    }

    // A link would lead the desk to a file of its own.
    private static async Task<byte[]?> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (file.LinkTarget is not null || (file.Attributes & ~(FileAttributes.Normal | FileAttributes.Archive | FileAttributes.ReadOnly)) != FileAttributes.None
            || file.Length is < LengthBytes or > Longest)
            return null;
        await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[LengthBytes];
        await stream.ReadExactlyAsync(head, cancellationToken);
        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (length < 0 || length != stream.Length - LengthBytes)
            return null;
        var content = new byte[length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }
}
