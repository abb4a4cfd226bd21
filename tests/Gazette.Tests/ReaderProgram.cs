using System.Globalization;
using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Tests;

/// <summary>A public process in small, for tests that need one of another user: each line it is sent asks once, each answer is one line.</summary>
internal static class ReaderProgram
{
    private static async Task<int> Main(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        if (arguments is not [var folder, var pem])
            return 2;
        await using var store = GazetteStore.InFolder(folder, readOnly: true);
        using var trusted = HeadVerifier.FromFile(pem);
        while (await Console.In.ReadLineAsync() is { } question)
            Console.WriteLine(await AnswerAsync(question, store, trusted, folder));
        return 0;
    }

    private static async Task<string> AnswerAsync(string question, GazetteStore store, HeadVerifier trusted, string folder)
    {
        try
        {
            switch (question)
            {
                case "read":
                    await store.RequireCurrentAsync(CancellationToken.None);
                    var head = await new GazetteReader(store).LatestHeadAsync(CancellationToken.None);
                    var entries = await new GazetteReader(store).ReadAsync(0, 100, CancellationToken.None);
                    return $"{(trusted.Verifies(head!) ? "signed" : "unsigned")} {head!.TreeSize} {entries.Count(static entry => entry.Payload is not null)}";
                case "delete":
                    // With the rights of the user alone, not held back by the read-only mode.
                    await using (var database = new Database(DatabaseOptions.Sqlite(Path.Combine(folder, "gazette.db"))))
                    await using (var connection = await database.OpenAsync(CancellationToken.None))
                        return $"deleted {await connection.ExecuteAsync("DELETE FROM gazette_heads")}";
                default:
                    return "unknown";
            }
        }
        catch (Exception exception) when (exception is DatabaseUnavailableException or MigrationException or Microsoft.Data.Sqlite.SqliteException)
        {
            return $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}";
        }
    }
}
