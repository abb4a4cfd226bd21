using System.Text;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Keys;

/// <summary>A case with everything a case can have, and the bytes of it that an erasure must take away.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="WrappedKey">Without which nothing opens.</param>
/// <param name="Sealed">Starts of what is sealed under it, long enough to be found nowhere else.</param>
internal sealed record PlantedCase(string CaseId, byte[] WrappedKey, IReadOnlyList<byte[]> Sealed)
{
    public static async Task<PlantedCase> CreateAsync(DeskProcess desk, string number)
    {
        var (metadata, document) = PushForm.Numbered(number);
        var caseId = await desk.PushAsync(metadata, document, key: KeyOf(number));
        await desk.UntilAsync(caseId, CaseState.InReview);
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = (await CaseRow.FindAsync(data.Connection, "jhscj", caseId, data.Transaction))!;
                using var key = desk.Service<CaseVault>().Unwrap(caseId, row.WrappedKey!);
                await CaseJournal.NoteAsync(data, row, key, Actor.Operator, AuditActs.OriginalRead, reason: "涉及证人玉香罕的投诉");
                return true;
            },
            default);
        return await desk.Service<DeskStore>().ReadAsync(
            async connection =>
            {
                var parts = (await connection.QueryAsync<byte[]>("SELECT content FROM case_part WHERE case_id = @caseId", new { caseId })).AsList();
                parts.Add(await connection.QuerySingleAsync<byte[]>("SELECT sealed FROM idempotency WHERE case_id = @caseId", new { caseId }));
                parts.Add(await connection.QuerySingleAsync<byte[]>("SELECT caption FROM decision_case WHERE case_id = @caseId", new { caseId }));
                return new PlantedCase(
                    caseId,
                    await connection.QuerySingleAsync<byte[]>("SELECT wrapped FROM case_key WHERE case_id = @caseId", new { caseId }),
                    [.. parts.Select(part => part[..Math.Min(part.Length, 32)])]);
            },
            default);
    }

    /// <summary>The idempotency key it is pushed with.</summary>
    public static string KeyOf(string number) => $"push-{string.Concat(number.Where(char.IsAsciiDigit))}";

    public Task EraseAsync(DeskProcess desk) => desk.Service<DeskStore>().WriteAsync(
        async data =>
        {
            var row = (await CaseRow.FindAsync(data.Connection, "jhscj", CaseId, data.Transaction))!;
            await CaseJournal.EraseAsync(data, row, Actor.Worker, "GS-11-2a");
            return true;
        },
        default);

    /// <summary>The files below a folder that hold these bytes, as they are or written out in hex.</summary>
    public static IReadOnlyList<string> Find(string folder, byte[] bytes, Func<string, bool>? among = null)
    {
        var hex = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(among ?? (static _ => true))
                .Where(file => Read(file) is { } content && (content.AsSpan().IndexOf(bytes) >= 0 || content.AsSpan().IndexOf(hex) >= 0)),
        ];
    }

    private static byte[]? Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[stream.Length];
            return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
        }
        catch (FileNotFoundException)
        {
            return null; // the server removes files as it goes
        }
    }
}
