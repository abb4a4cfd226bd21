using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Keys;

/// <summary>
/// Within one transaction: wraps every case key by the next master key and computes every blind index anew, from the value that lies sealed
/// beside it. A page of cases at a time; the memory it takes does not grow with the store.
/// </summary>
internal sealed class KeyRewrapping(DbConnection connection, DbTransaction transaction, CaseVault from, CaseVault to)
{
    private const int PageSize = 250;

    private long _numbers;
    private long _pushes;

    /// <exception cref="System.Security.Cryptography.CryptographicException">A key or a value does not open: the store was changed from outside.</exception>
    public async Task<RotationReport> RunAsync()
    {
        var keys = 0L;
        var last = string.Empty;
        while (true)
        {
            var page = (await connection.QueryAsync<KeyedCase>(
                $"""
                SELECT k.case_id AS CaseId, k.wrapped AS Wrapped, c.agency_code AS AgencyCode, c.number_index AS NumberIndex, c.series_index AS SeriesIndex, c.caption AS Caption
                FROM case_key k LEFT JOIN decision_case c ON c.case_id = k.case_id
                WHERE k.case_id > @last ORDER BY k.case_id LIMIT {PageSize}
                """,
                new { last },
                transaction)).AsList();
            if (page.Count == 0)
            {
                break;
            }

            await RewrapAsync(page, last);
            keys += page.Count;
            last = page[^1].CaseId;
        }

        // The sequences of numbers are read anew from what is sealed, by the desk that starts next.
        await connection.ExecuteAsync("UPDATE decision_case SET number_serial = NULL WHERE number_index IS NOT NULL", transaction: transaction);
        await connection.ExecuteAsync("UPDATE number_explanation SET number_sequence = NULL", transaction: transaction);
        var forgotten = await connection.ExecuteAsync("DELETE FROM idempotency WHERE sealed IS NULL", transaction: transaction);
        return new RotationReport(from.MasterKeyId, to.MasterKeyId, keys, _numbers, _pushes, forgotten, IsPurged: false);
    }

    private async Task RewrapAsync(List<KeyedCase> page, string after)
    {
        var pushes = (await connection.QueryAsync<KeyedPush>(
            "SELECT case_id AS CaseId, key_index AS KeyIndex, sealed AS Sealed FROM idempotency WHERE case_id > @after AND case_id <= @last AND sealed IS NOT NULL",
            new { after, last = page[^1].CaseId },
            transaction)).ToLookup(push => push.CaseId, StringComparer.Ordinal);
        var wrapped = new List<object[]>();
        var numbers = new List<object[]>();
        var series = new List<object[]>();
        var indexes = new List<object[]>();
        foreach (var entry in page)
        {
            wrapped.Add([entry.CaseId, from.Rewrap(entry.CaseId, entry.Wrapped, to)]);
            using var key = from.Unwrap(entry.CaseId, entry.Wrapped);
            if (entry.NumberIndex is not null)
            {
                numbers.Add([entry.CaseId, CaseNumber.Index(to, entry.AgencyCode!, Number(entry, key))]);
            }

            if (entry.SeriesIndex is not null)
            {
                series.Add([entry.CaseId, Series(entry, key)]);
            }

            foreach (var push in pushes[entry.CaseId])
            {
                var memory = CaseParts.Read<PushMemory>(key, CasePart.Idempotency, push.Sealed) ?? throw new JsonException("A push is remembered by nothing.");
                indexes.Add([entry.AgencyCode!, push.KeyIndex, PushMemory.Index(to, entry.AgencyCode!, memory.IdempotencyKey)]);
            }
        }

        await UpdateAsync("UPDATE case_key SET wrapped = v.column2 FROM (VALUES {0}) AS v WHERE case_id = v.column1", wrapped);
        await UpdateAsync("UPDATE decision_case SET number_index = v.column2 FROM (VALUES {0}) AS v WHERE case_id = v.column1", numbers);
        await UpdateAsync("UPDATE decision_case SET series_index = v.column2 FROM (VALUES {0}) AS v WHERE case_id = v.column1", series);
        await UpdateAsync(
            "UPDATE idempotency SET key_index = v.column3 FROM (VALUES {0}) AS v WHERE agency_code = v.column1 AND key_index = v.column2", indexes);
        _numbers += numbers.Count;
        _pushes += indexes.Count;
    }

    private static string Number(KeyedCase entry, CaseKey key) =>
        entry.Caption is { } caption && CaseParts.Read<CaseCaption>(key, CasePart.Caption, caption)?.DocumentNumber is { } number
            ? number
            : throw new InvalidOperationException($"Case {entry.CaseId} has the index of a number and no number.");

    private string Series(KeyedCase entry, CaseKey key) =>
        entry.Caption is { } caption && CaseSeries.Index(to, entry.AgencyCode!, CaseParts.Read<CaseCaption>(key, CasePart.Caption, caption)?.SeriesId) is { } index
            ? index
            : throw new InvalidOperationException($"Case {entry.CaseId} has the index of a series and no series.");

    private async Task UpdateAsync(string sql, List<object[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var parameters = new DynamicParameters();
        var values = new List<string>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
            {
                parameters.Add($"p{i}_{j}", rows[i][j]);
            }

            values.Add($"({string.Join(", ", Enumerable.Range(0, rows[i].Length).Select(j => $"@p{i}_{j}"))})");
        }

        var updated = await connection.ExecuteAsync(string.Format(CultureInfo.InvariantCulture, sql, string.Join(", ", values)), parameters, transaction);
        if (updated != rows.Count)
        {
            throw new InvalidOperationException($"{rows.Count} rows were to be changed, but {updated} were; nothing was kept.");
        }
    }

    private sealed record KeyedCase
    {
        public required string CaseId { get; init; }

        public required byte[] Wrapped { get; init; }

        /// <summary>Null for the key of something that is no case, such as a mail address: it has no index.</summary>
        public string? AgencyCode { get; init; }

        public string? NumberIndex { get; init; }

        public string? SeriesIndex { get; init; }

        public byte[]? Caption { get; init; }
    }

    private sealed record KeyedPush
    {
        public required string CaseId { get; init; }

        public required string KeyIndex { get; init; }

        public required byte[] Sealed { get; init; }
    }
}
