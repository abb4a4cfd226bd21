using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Cli.Processes;

namespace Disclosure.Cli.Running;

/// <summary>Who may enter which folder.</summary>
public static class FolderRights
{
    /// <summary>0700</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>0755</summary>
    public const UnixFileMode Everyone =
        OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Makes a folder, if need be, and gives it these rights.</summary>
    /// <exception cref="CommandFailedException">It cannot be made or changed.</exception>
    public static void Create(string folder, UnixFileMode mode)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder, mode);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"不能写入文件夹 {folder}。 The folder {folder} cannot be written.", error);
        }
    }

    /// <summary>
    /// For two service users: the desk alone enters <c>data/desk</c> and <c>keys/desk</c>; it writes <c>data/gazette</c>, whose files take the
    /// gazette's group, which reads them; into <c>data/inbox</c> that group drops files and cannot list them; the public site alone enters <c>data/site</c>; everyone reads <c>keys/public</c>. Needs root.
    /// </summary>
    public static async Task SetAsync(DataFolders folders, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folders);
        const string desk = "disclosure-desk";
        const string site = "disclosure-public";
        Create(folders.Data, Everyone);
        Create(folders.Keys, Everyone);
        Create(folders.Logs, OwnerOnly);
        foreach (var folder in new[] { folders.Desk, folders.DeskKeys })
        {
            Create(folder, OwnerOnly);
            await ShortProcess.RequireAsync(["chown", "-R", $"{desk}:{desk}", folder], cancellationToken);
        }

        Create(folders.PublicKeys, Everyone);
        await ShortProcess.RequireAsync(["chown", "-R", $"{desk}:{desk}", folders.PublicKeys], cancellationToken);
        Create(folders.Gazette, OwnerOnly);
        await ShortProcess.RequireAsync(["chown", "-R", $"{desk}:{ServiceUser.GazetteGroup}", folders.Gazette], cancellationToken);
        await ShortProcess.RequireAsync(["chmod", "2750", folders.Gazette], cancellationToken);
        Create(folders.Inbox, OwnerOnly);
        await ShortProcess.RequireAsync(["chown", $"{desk}:{ServiceUser.GazetteGroup}", folders.Inbox], cancellationToken);
        await ShortProcess.RequireAsync(["chmod", "2730", folders.Inbox], cancellationToken);
        Create(folders.Site, OwnerOnly);
        await ShortProcess.RequireAsync(["chown", "-R", $"{site}:{site}", folders.Site], cancellationToken);
    }
}
