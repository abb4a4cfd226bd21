using Dapper;

namespace Disclosure.Publisher.Store;

/// <summary>Where the wrapped keys of cases are kept. What is not in this table can never be opened again.</summary>
internal static class CaseKeyTable
{
    /// <summary>Keeps the key of a new case.</summary>
    /// <exception cref="MasterKeyRetiredException">
    /// Another master key took the place of this process's meanwhile: what is wrapped by the old one would be lost with it.
    /// </exception>
    public static async Task AddAsync(DeskTransaction desk, CaseVault vault, CaseKey key)
    {
        var added = await desk.Connection.ExecuteAsync(
            """
            INSERT INTO case_key (case_id, wrapped)
            SELECT @CaseId, @Wrapped FROM master_key WHERE key_id = @MasterKeyId AND retired_at IS NULL
            """,
            new { key.CaseId, key.Wrapped, vault.MasterKeyId },
            desk.Transaction);
        if (added == 0)
        {
            throw new MasterKeyRetiredException("The master key was rotated while this process ran on the old one.");
        }
    }

    /// <summary>Destroys the key of a case; the bytes leave the files with <see cref="DeskStore.PurgeErasedAsync"/>, which is due from here on.</summary>
    public static async Task RemoveAsync(DeskTransaction desk, string caseId)
    {
        await desk.Connection.ExecuteAsync("DELETE FROM case_key WHERE case_id = @caseId", new { caseId }, desk.Transaction);
        desk.ErasedCases.Add(caseId);
        desk.MarkErased();
    }
}
