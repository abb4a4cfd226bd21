using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>Does to a case what no service would: as damage, an older desk or other rules have left it.</summary>
public static class TamperedCases
{
    /// <summary>What the verifier lets nobody publish of the cases that tests push.</summary>
    public static IReadOnlyList<Inline> Leak { get; } = [new Inline { Text = "证人玉香罕证实。" }];

    public static Task SqlAsync(this DeskProcess desk, string sql) =>
        desk.Service<DeskStore>().WriteAsync(data => data.Connection.ExecuteAsync(sql, transaction: data.Transaction), default);

    public static Task DropPartAsync(this DeskProcess desk, string caseId, string part) => desk.SqlAsync($"DELETE FROM case_part WHERE case_id = '{caseId}' AND part = '{part}'");

    public static Task DropKeyAsync(this DeskProcess desk, string caseId) => desk.SqlAsync($"DELETE FROM case_key WHERE case_id = '{caseId}'");

    /// <summary>Puts into the place of a part what does not open.</summary>
    public static async Task SpoilPartAsync(this DeskProcess desk, string caseId, string part)
    {
        await desk.DropPartAsync(caseId, part);
        await desk.Service<DeskStore>().WriteAsync(
            data => data.Connection.ExecuteAsync(
                "INSERT INTO case_part (case_id, part, content) VALUES (@caseId, @part, @content)", new { caseId, part, content = new byte[64] }, data.Transaction),
            default);
    }

    /// <summary>Writes other facts into what is to be public; what stood there.</summary>
    public static Task<IReadOnlyList<Inline>> WriteFactsAsync(this DeskProcess desk, string caseId, IReadOnlyList<Inline> facts) => desk.Service<DeskStore>().WriteAsync(
        async data =>
        {
            var row = (await CaseRow.FindAsync(data.Connection, "jhscj", caseId, data.Transaction))!;
            using var key = desk.Service<CaseVault>().Unwrap(caseId, row.WrappedKey!);
            var decision = RecordJson.ReadDecision((await CaseParts.ReadAsync(data.Connection, key, caseId, CasePart.Candidate, data.Transaction))!);
            await CaseParts.WriteAsync(data, key, caseId, CasePart.Candidate, RecordJson.Serialize(decision with { Summary = decision.Summary with { Facts = facts } }));
            return decision.Summary.Facts;
        },
        default);
}
