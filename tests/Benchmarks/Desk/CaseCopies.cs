using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Benchmarks.Desk;

/// <summary>
/// Fills a store with copies of cases that went through the real pipeline: each under an id, number, key and time of its own, its parts
/// sealed anew. Rows are copied as they are, whatever columns they have. Most copies leave the large parts out, which no list opens.
/// </summary>
internal sealed class CaseCopies(CaseVault vault)
{
    private const int Together = 40;
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { CasePart.Digest, CasePart.Fields, CasePart.File, CasePart.SecrecyReview };
    private static readonly string[] States = ["inReview", "inReview", "held", "returned", "withheld", "quarantined", "withdrawn", "amended"];

    private static readonly string[] Acts = Enum.GetNames<ActType>();
    private static readonly DateOnly Day = new(2026, 6, 30);

    /// <summary>One copy in so many has all parts, the original file excepted.</summary>
    public const int Whole = 50;

    /// <summary>Adds copies for an agency; nine in ten are published, the rest stand in other states.</summary>
    public async Task AddAsync(DeskStore store, IReadOnlyList<CaseTemplate> templates, string agency, int count, long newest)
    {
        var done = 0;
        while (done < count)
        {
            var first = done;
            var size = Math.Min(Together * 25, count - first);
            await store.WriteAsync(
                async desk =>
                {
                    for (var at = 0; at < size; at += Together)
                    {
                        var copies = Enumerable.Range(first + at, Math.Min(Together, size - at)).Select(i => Copy(templates[i % templates.Count], agency, i, newest)).ToList();
                        await InsertAsync(desk, "decision_case", copies.ConvertAll(copy => copy.Case));
                        await InsertAsync(desk, "case_key", copies.ConvertAll(copy => copy.Key));
                        await InsertAsync(desk, "case_part", copies.SelectMany(copy => copy.Parts).ToList());
                    }

                    return true;
                },
                CancellationToken.None);
            done += size;
        }
    }

    private (IDictionary<string, object?> Case, IDictionary<string, object?> Key, List<IDictionary<string, object?>> Parts) Copy(CaseTemplate template, string agency, int index, long newest)
    {
        var caseId = RecordId.New().Value;
        using var key = vault.NewKey(caseId);
        var number = $"试市监处罚〔{2000 + (index % 27)}〕{index + 1}号";
        var row = new Dictionary<string, object?>(template.Row.Where(column => !string.Equals(column.Key, "queue_rank", StringComparison.Ordinal)), StringComparer.Ordinal)
        {
            ["case_id"] = caseId,
            ["agency_code"] = agency,
            ["record_id"] = RecordId.New().Value,
            ["state"] = index % 10 == 0 ? States[index / 10 % States.Length] : "published",
            ["received_at"] = newest - (index * 60_000L),
            ["act_type"] = Acts[index % Acts.Length],
            ["decided_on"] = Day.AddDays(-(index % 730)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["open_questions"] = index % 3,
            ["has_person"] = index % 4 == 0 ? 1 : 0,
            ["number_index"] = CaseNumber.Index(vault, agency, number),
            ["current_number"] = 1,
            ["submitter"] = agency + "-key",
            ["reviewer"] = null,
            ["caption"] = CaseParts.SealCaption(key, template.Caption with { DocumentNumber = number, Title = $"{template.Caption.Title}（第{index + 1}件）" }),
        };
        var parts = template.Parts.Where(part => index % Whole == 0 ? part.Key is not CasePart.Original : Small.Contains(part.Key))
            .Select(IDictionary<string, object?> (part) => new Dictionary<string, object?>(StringComparer.Ordinal) { ["case_id"] = caseId, ["part"] = part.Key, ["content"] = key.Seal(part.Key, part.Value) });
        return (row, new Dictionary<string, object?>(StringComparer.Ordinal) { ["case_id"] = caseId, ["wrapped"] = key.Wrapped }, parts.ToList());
    }

    private static async Task InsertAsync(DeskTransaction desk, string table, IReadOnlyList<IDictionary<string, object?>> rows)
    {
        var columns = rows[0].Keys.ToList();
        await using var command = desk.Connection.CreateCommand();
        command.Transaction = desk.Transaction;
        var values = new List<string>(rows.Count);
        foreach (var row in rows)
        {
            var names = new List<string>(columns.Count);
            foreach (var column in columns)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{command.Parameters.Count}";
                parameter.Value = row[column] ?? DBNull.Value;
                command.Parameters.Add(parameter);
                names.Add(parameter.ParameterName);
            }

            values.Add($"({string.Join(',', names)})");
        }

        command.CommandText = $"INSERT INTO {table} ({string.Join(',', columns)}) VALUES {string.Join(',', values)}";
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A processed case, opened.</summary>
internal sealed record CaseTemplate
{
    public required IReadOnlyDictionary<string, object?> Row { get; init; }

    public required CaseCaption Caption { get; init; }

    public required IReadOnlyDictionary<string, byte[]> Parts { get; init; }

    /// <summary>The cases of an agency in a state, with their parts.</summary>
    public static async Task<IReadOnlyList<CaseTemplate>> ReadAsync(DbConnection connection, CaseVault vault, string state)
    {
        var templates = new List<CaseTemplate>();
        foreach (IDictionary<string, object?> row in await connection.QueryAsync("SELECT * FROM decision_case WHERE state = @state ORDER BY case_id", new { state }))
        {
            var caseId = (string)row["case_id"]!;
            using var key = vault.Unwrap(caseId, await connection.ExecuteScalarAsync<byte[]>("SELECT wrapped FROM case_key WHERE case_id = @caseId", new { caseId }) ?? []);
            var parts = await connection.QueryAsync<(string Part, byte[] Content)>("SELECT part, content FROM case_part WHERE case_id = @caseId", new { caseId });
            templates.Add(new CaseTemplate
            {
                Row = new Dictionary<string, object?>(row, StringComparer.Ordinal),
                Caption = CaseParts.Read<CaseCaption>(key, CasePart.Caption, (byte[])row["caption"]!)!,
                Parts = parts.ToDictionary(part => part.Part, part => key.Open(part.Part, part.Content), StringComparer.Ordinal),
            });
        }

        return templates;
    }
}
