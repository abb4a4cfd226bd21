using System.Security.Cryptography;
using System.Text;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Cli.Processes;

namespace Disclosure.Cli.Running;

/// <summary>From where the two applications run, as whom, and where they keep their data.</summary>
public sealed record Placement
{
    /// <summary>Where data and keys are.</summary>
    public required DataFolders Folders { get; init; }

    /// <summary>Folder of the desk's program.</summary>
    public required string DeskProgram { get; init; }

    /// <summary>Folder of the public site's program.</summary>
    public required string SiteProgram { get; init; }

    /// <summary>The dotnet host both are run by.</summary>
    public required string Dotnet { get; init; }

    /// <summary>Who runs the desk.</summary>
    public required ServiceUser DeskUser { get; init; }

    /// <summary>Who runs the public site.</summary>
    public required ServiceUser SiteUser { get; init; }

    /// <summary>What the person at the keyboard should know about it, a line each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>
/// Finds a placement. Under root each application has a user of its own; a checkout (or a .NET) that these cannot enter is served
/// from /var/lib/disclosure, with links left in the checkout.
/// </summary>
public sealed class PlacementFinder(string checkout, string dotnet)
{
    private const string SharedRoot = "/var/lib/disclosure";

    // This program lies in artifacts/bin/PROJECT/CONFIGURATION; the applications lie beside it.
    private static readonly string BuildConfiguration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private readonly string _deskOutput = Path.Combine(checkout, "artifacts", "bin", "Disclosure.Publisher", BuildConfiguration);
    private readonly string _siteOutput = Path.Combine(checkout, "artifacts", "bin", "Disclosure.PublicSite", BuildConfiguration);

    /// <summary>The placement, with its folders made and their rights set.</summary>
    /// <exception cref="CommandFailedException">A folder cannot be written, or the programs were not built.</exception>
    public async Task<Placement> FindAsync(string? data, CancellationToken cancellationToken)
    {
        foreach (var program in new[] { Path.Combine(_deskOutput, DeskAssembly), Path.Combine(_siteOutput, SiteAssembly) })
        {
            if (!File.Exists(program))
            {
                throw new CommandFailedException($"{program} is missing: start with ./disclosure up, which builds it.");
            }
        }

        return Environment.IsPrivilegedProcess ? await SeparateAsync(data, cancellationToken) : Together(data);
    }

    /// <summary>
    /// The placement as an earlier <c>up</c> left it. Nothing is made, copied or given other rights: a desk may be running on it.
    /// </summary>
    /// <exception cref="CommandFailedException">There is no desk in the data folder, or no program that its user can run.</exception>
    public async Task<Placement> ExistingAsync(string? data, CancellationToken cancellationToken)
    {
        var named = DataFolders.Of(checkout, data);
        var folders = new DataFolders { Data = Followed(named.Data), Keys = Followed(named.Keys) };
        if (!Directory.Exists(folders.Desk))
        {
            throw new CommandFailedException($"{named.Data} 中没有工作台的数据。 There is no desk in {named.Data}.");
        }

        var user = Environment.IsPrivilegedProcess && !await SystemAccounts.IsOwnAsync(folders.Desk, cancellationToken) ? ServiceUser.Desk : new ServiceUser.Caller();
        var away = Away;
        var program = await FirstAsync([_deskOutput, Path.Combine(away, "desk")], DeskAssembly, user, cancellationToken);
        var host = Path.IsPathFullyQualified(dotnet)
            ? Path.Combine(await FirstAsync([Path.GetDirectoryName(dotnet)!, Path.Combine(away, "dotnet")], "dotnet", user, cancellationToken), "dotnet")
            : dotnet;
        return new Placement { Folders = folders, DeskProgram = program, SiteProgram = _siteOutput, Dotnet = host, DeskUser = user, SiteUser = user };
    }

    /// <summary>File name of the desk's program.</summary>
    public const string DeskAssembly = "Disclosure.Publisher.dll";

    /// <summary>File name of the public site's program.</summary>
    public const string SiteAssembly = "Disclosure.PublicSite.dll";

    private string Away => Path.Combine(SharedRoot, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checkout)))[..12]);

    private static string Followed(string folder) => new DirectoryInfo(folder).LinkTarget ?? folder;

    private static async Task<string> FirstAsync(string[] folders, string file, ServiceUser user, CancellationToken cancellationToken)
    {
        foreach (var folder in folders)
        {
            if (await SystemAccounts.MayReadAsync(user, Path.Combine(folder, file), cancellationToken))
            {
                return folder;
            }
        }

        throw new CommandFailedException($"找不到 {file}，请先运行一次 ./disclosure up。 {file} was not found: run ./disclosure up once.");
    }

    private Placement Together(string? data)
    {
        var folders = DataFolders.Of(checkout, data);
        foreach (var folder in new[] { folders.Data, folders.Keys, folders.Desk, folders.Gazette, folders.Inbox, folders.Site, folders.Logs, folders.DeskKeys, folders.PublicKeys })
        {
            FolderRights.Create(folder, FolderRights.OwnerOnly);
        }

        return new Placement
        {
            Folders = folders,
            DeskProgram = _deskOutput,
            SiteProgram = _siteOutput,
            Dotnet = dotnet,
            DeskUser = new ServiceUser.Caller(),
            SiteUser = new ServiceUser.Caller(),
            Remarks = ["两个进程以同一用户运行；用户隔离需要 root 或者系统服务。 Both run as you: separate users need root or service units."],
        };
    }

    private async Task<Placement> SeparateAsync(string? data, CancellationToken cancellationToken)
    {
        var remarks = new List<string>();
        var created = await SystemAccounts.EnsureAsync(cancellationToken);
        if (created.Count > 0)
        {
            remarks.Add($"已创建系统用户和组：{string.Join('、', created)}。 System users and groups were created.");
        }

        var away = Away;
        var folders = DataFolders.Of(checkout, data);
        if (data is null && !await BothMayReadAsync(checkout, cancellationToken))
        {
            FolderRights.Create(SharedRoot, FolderRights.Everyone);
            FolderRights.Create(away, FolderRights.Everyone);
            var there = new DataFolders { Data = Path.Combine(away, "data"), Keys = Path.Combine(away, "keys") };
            Link(folders.Data, there.Data);
            Link(folders.Keys, there.Keys);
            remarks.Add($"其他用户不能进入 {checkout}，数据和密钥放在 {away}，本目录的 data、keys 是指向它们的链接。 Data and keys are kept there.");
            folders = there;
        }

        await FolderRights.SetAsync(folders, cancellationToken);
        if (!await BothMayReadAsync(folders.Data, cancellationToken))
        {
            throw new CommandFailedException($"其他用户不能进入 {folders.Data} 的上级文件夹，请换一个 --data。 Other users cannot enter the folders above {folders.Data}.");
        }

        var programs = await ProgramsAsync(away, cancellationToken);
        return new Placement
        {
            Folders = folders,
            DeskProgram = programs.Desk,
            SiteProgram = programs.Site,
            Dotnet = programs.Dotnet,
            DeskUser = ServiceUser.Desk,
            SiteUser = ServiceUser.Site,
            Remarks = remarks,
        };
    }

    private async Task<(string Desk, string Site, string Dotnet)> ProgramsAsync(string away, CancellationToken cancellationToken)
    {
        var host = dotnet;
        if (Path.IsPathFullyQualified(dotnet) && !await BothMayReadAsync(dotnet, cancellationToken))
        {
            host = Path.Combine(await CopyAsync(Path.GetDirectoryName(dotnet)!, Path.Combine(away, "dotnet"), ["dotnet", "host", "shared"], cancellationToken), "dotnet");
        }

        return await BothMayReadAsync(Path.Combine(_siteOutput, SiteAssembly), cancellationToken)
            ? (_deskOutput, _siteOutput, host)
            : (await CopyAsync(_deskOutput, Path.Combine(away, "desk"), ["."], cancellationToken),
                await CopyAsync(_siteOutput, Path.Combine(away, "site"), ["."], cancellationToken),
                host);
    }

    /// <summary>A fresh copy that everyone may read: the programs hold nothing secret.</summary>
    private static async Task<string> CopyAsync(string from, string to, string[] names, CancellationToken cancellationToken)
    {
        FolderRights.Create(SharedRoot, FolderRights.Everyone);
        FolderRights.Create(Path.GetDirectoryName(to)!, FolderRights.Everyone);
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        FolderRights.Create(to, FolderRights.Everyone);
        await ShortProcess.RequireAsync(["cp", "-R", "-L", .. names.Select(name => Path.Combine(from, name)), to], cancellationToken);
        await ShortProcess.RequireAsync(["chmod", "-R", "a+rX", to], cancellationToken);
        return to;
    }

    private static async Task<bool> BothMayReadAsync(string path, CancellationToken cancellationToken) =>
        await SystemAccounts.MayReadAsync(ServiceUser.Desk, path, cancellationToken) && await SystemAccounts.MayReadAsync(ServiceUser.Site, path, cancellationToken);

    private static void Link(string from, string to)
    {
        var link = new FileInfo(from);
        if (string.Equals(link.LinkTarget, to, StringComparison.Ordinal))
        {
            return;
        }

        if (link.LinkTarget is not null)
        {
            File.Delete(from);
        }
        else if (Directory.Exists(from))
        {
            if (Directory.EnumerateFileSystemEntries(from).Any())
            {
                throw new CommandFailedException($"{from} 已有内容，但两个服务用户不能进入它；请移走，或者用 --data 指定别处。 {from} holds data that the service users cannot enter.");
            }

            Directory.Delete(from);
        }

        File.CreateSymbolicLink(from, to);
    }
}
