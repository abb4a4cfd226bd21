using System.Collections.Concurrent;
using Dapper;
using Disclosure.Gazette.Stores;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>The sealed bytes of what is about to be taken out of a gazette in files, and its keys: afterwards no file may hold them.</summary>
internal sealed class ErasedBytes(CrashStore store)
{
    private readonly ConcurrentDictionary<(string CaseId, int Act), IReadOnlyList<byte[]>> _byAct = new();

    /// <summary>How many acts that erase it was told of.</summary>
    public int Acts => _byAct.Count;

    /// <summary>Remembers what lies in the files of a record before an act on a case of it, once; false when they cannot be read at this moment.</summary>
    public async Task<bool> RememberAsync(string caseId, int act, string recordId)
    {
        if (!store.IsInFiles || _byAct.ContainsKey((caseId, act)))
        {
            return true;
        }

        try
        {
            var found = new List<byte[]>();
            const string Entries = "SELECT entry_index FROM gazette_entries WHERE record_id = @recordId";
            var indexes = await ReadAsync<long>("gazette.db", Entries, new { recordId });
            found.AddRange(await ReadAsync<byte[]>("gazette.db", "SELECT ciphertext FROM gazette_contents WHERE entry_index IN @indexes", new { indexes }));
            found.AddRange(await ReadAsync<byte[]>("gazette-keys.db", "SELECT content_key FROM gazette_keys WHERE entry_index IN @indexes", new { indexes }));
            found.AddRange(await ReadAsync<byte[]>("gazette-keys.db", "SELECT salt FROM gazette_keys WHERE entry_index IN @indexes", new { indexes }));
            Assert.True(found.Count >= 3, "A published record lacks its content or its key.");
            _byAct[(caseId, act)] = found;
            return true;
        }
        catch (DatabaseUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Files that still hold any of it. A long content lies in the file in pieces: its beginning is looked for.</summary>
    public IReadOnlyList<string> Found()
    {
        if (!store.IsInFiles)
        {
            return [];
        }

        var files = Directory.GetFiles(store.GazetteFolder).ToDictionary(file => file, File.ReadAllBytes, StringComparer.Ordinal);
        return
        [
            .. from act in _byAct
               from bytes in act.Value
               from file in files
               where file.Value.AsSpan().IndexOf(bytes.AsSpan(0, Math.Min(bytes.Length, 32))) >= 0
               select $"{Path.GetFileName(file.Key)} holds bytes that act {act.Key.Act} on case {act.Key.CaseId} erased",
        ];
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string file, string sql, object parameters)
    {
        await using var database = new Database(DatabaseOptions.Sqlite(Path.Combine(store.GazetteFolder, file)) with { ReadOnly = true });
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }
}
