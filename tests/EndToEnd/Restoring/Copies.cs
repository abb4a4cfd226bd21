using System.Diagnostics;
using Disclosure.EndToEnd.Crashes;
using Disclosure.TestKit;
using Npgsql;

namespace Disclosure.EndToEnd.Restoring;

/// <summary>Backs a platform up and puts it back as an operator would: with the desk's own commands, or with PostgreSQL's.</summary>
internal sealed class Copies(CrashStore store, string? database)
{
    private const string DeskProgram = "Disclosure.Publisher";

    private string Backup => store.File("backup");

    private string Dump => store.File("backup.dump");

    /// <summary>Copies everything while the desk runs.</summary>
    public async Task BackUpAsync()
    {
        if (database is not null)
        {
            await RunAsync("pg_dump", ["--format=custom", $"--file={Dump}", .. Server(database)]);
            return;
        }

        await using var backup = KillableProcess.Start(DeskProgram, ["backup", $"--to={Backup}", $"--keysTo={Backup}-keys", .. store.DeskSettings]);
        await backup.Ended;
        Assert.True(backup.ExitCode == 0, backup.Words());
    }

    /// <summary>Puts it back, with everything stopped.</summary>
    public async Task RestoreAsync()
    {
        if (database is not null)
        {
            NpgsqlConnection.ClearAllPools();
            var (name, maintenance) = (new NpgsqlConnectionStringBuilder(database).Database!, new NpgsqlConnectionStringBuilder(database) { Database = "postgres" }.ConnectionString);
            await PostgresServer.ExecuteAsync(maintenance, $"DROP DATABASE \"{name}\" WITH (FORCE)", default);
            await PostgresServer.ExecuteAsync(maintenance, $"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'", default);
            await RunAsync("pg_restore", ["--exit-on-error", .. Server(database), Dump]);
            await File.WriteAllTextAsync(store.File("desk/restored"), string.Empty);
            return;
        }

        await using var restore = KillableProcess.Start(
            DeskProgram, ["restore", $"--from={Backup}", $"--keysFrom={Backup}-keys", "--replace=true", .. store.DeskSettings]);
        await restore.Ended;
        Assert.True(restore.ExitCode == 0, restore.Words());
    }

    private static string[] Server(string database)
    {
        var server = new NpgsqlConnectionStringBuilder(database);
        return [$"--host={server.Host}", $"--port={server.Port}", $"--username={server.Username}", $"--dbname={server.Database}"];
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(PostgresServer.Program(program), arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
    }
}
