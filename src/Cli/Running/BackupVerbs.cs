using System.CommandLine;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Cli.Processes;

namespace Disclosure.Cli.Running;

/// <summary>
/// <c>disclosure backup --to DIR</c>, beside a running desk, and <c>disclosure restore --from DIR</c>, with everything stopped: run by the desk's
/// program as the desk's user. The gazette's keys go to, and come from, <c>DIR-keys</c>.
/// </summary>
public static class BackupVerbs
{
    /// <summary>The verb <c>backup</c>.</summary>
    public static Command Backup()
    {
        var to = Folder("--to", "备份文件夹，应为空。 An empty folder; the gazette's keys go to DIR-keys, sealed under the master key.");
        var data = Data();
        var command = new Command("backup", "备份工作台和公示簿，不必停机。 Copy desk and gazette as they are at one instant, checksummed; nothing is stopped.") { to, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var placement = await new PlacementFinder(Checkout.Find(), Checkout.DotnetHost()).ExistingAsync(parsed.GetValue(data), cancellationToken);
            var (folder, keys) = Pair(parsed.GetRequiredValue(to));
            await HandOverAsync(placement, folder, create: true, cancellationToken);
            await HandOverAsync(placement, keys, create: true, cancellationToken);
            return await new DeskTool(placement).RunAsync(["backup", $"--to={folder}", $"--keysTo={keys}"], Console.OpenStandardOutput(), cancellationToken);
        });
        return command;
    }

    /// <summary>The verb <c>restore</c>.</summary>
    public static Command Restore()
    {
        var from = Folder("--from", "备份文件夹；密钥在 DIR-keys。 The backup; the gazette's keys are in DIR-keys.");
        var replace = new Option<bool>("--replace") { Description = "代替现有数据。 Put it in the place of the data that is there." };
        var data = Data();
        var command = new Command("restore", "恢复备份；先停止 up。下次启动先补做此后的撤下和清除，再开放端口。 Put a backup back; the next start carries out what was withdrawn and erased since, before it opens a port.")
        {
            from, replace, data,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // Before the placement: it may copy the programs anew, and an `up` may be running them.
            var there = DataFolders.Of(Checkout.Find(), parsed.GetValue(data));
            await using var hold = Directory.Exists(there.Desk) ? Installation.Hold(there) : null;
            var placement = await new PlacementFinder(Checkout.Find(), Checkout.DotnetHost()).FindAsync(parsed.GetValue(data), cancellationToken);
            var (folder, keys) = Pair(parsed.GetRequiredValue(from));
            await HandOverAsync(placement, folder, create: false, cancellationToken);
            await HandOverAsync(placement, keys, create: false, cancellationToken);
            string[] words = ["restore", $"--from={folder}", $"--keysFrom={keys}", .. parsed.GetValue(replace) ? ["--replace=true"] : Array.Empty<string>()];
            var exitCode = await new DeskTool(placement).RunAsync(words, Console.OpenStandardOutput(), cancellationToken);
            if (exitCode == ExitCodes.Ok && !File.Exists(placement.Folders.SeededMark))
            {
                // It has its own accounts and decisions: no samples come on top of them.
                await File.WriteAllTextAsync(placement.Folders.SeededMark, "restored\n", cancellationToken);
            }

            return exitCode;
        });
        return command;
    }

    private static Option<string> Folder(string name, string description) => new(name) { Description = description, Required = true };

    private static Option<string?> Data() => new("--data") { Description = "数据文件夹，默认为本目录下的 data。 Data folder; default: ./data." };

    private static (string Folder, string Keys) Pair(string folder)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return (whole, whole + "-keys");
    }

    /// <summary>The desk's own user reads and writes it, nobody else.</summary>
    private static async Task HandOverAsync(Placement placement, string folder, bool create, CancellationToken cancellationToken)
    {
        if (create)
        {
            FolderRights.Create(folder, FolderRights.OwnerOnly);
        }
        else if (!Directory.Exists(folder))
        {
            throw new CommandFailedException($"没有文件夹 {folder}。 There is no folder {folder}.");
        }

        if (placement.DeskUser is ServiceUser.Separate { Name: var user })
        {
            await ShortProcess.RequireAsync(["chown", "-R", $"{user}:{user}", folder], cancellationToken);
        }
    }
}
