using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Audit;

/// <summary>Which stretch of the audit; whole days in China.</summary>
/// <param name="From">First day; null for the beginning.</param>
/// <param name="To">Last day, itself included; null for today.</param>
public sealed record AuditPeriod(DateOnly? From, DateOnly? To)
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>The days, such as <c>2026-10-01/2026-10-31</c>; null for everything.</summary>
    internal string? Words => this is { From: null, To: null } ? null : string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}");

    /// <summary>First instant, milliseconds since 1970-01-01 UTC.</summary>
    public long FromMilliseconds => From is { } day ? Start(day) : 0;

    /// <summary>First instant that is not in it any more, milliseconds since 1970-01-01 UTC.</summary>
    public long ToMilliseconds => To is { } day && day < DateOnly.MaxValue ? Start(day.AddDays(1)) : long.MaxValue;

    private static long Start(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), ChinaOffset).ToUnixTimeMilliseconds();
}

/// <summary>
/// Writes the audit as lines of JSON that a third party can check without the database: each entry with everything its hash is made of,
/// and at the end the signed head. Reasons stay sealed. A chain that does not hold gets no head.
/// </summary>
public sealed class AuditExport(DeskStore store, AuditAnchors anchors, HeadSigner signer, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Writes down that it was exported, then exports; the result says where the chain breaks, if it does.</summary>
    public async Task<AuditReport> WriteAsync(AuditPeriod period, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(output);
        await store.WriteAsync(
            async desk =>
            {
                await AuditTrail.AppendAsync(desk, new AuditEntry { Actor = Actor.Operator.Id, Act = AuditActs.Exported, Code = period.Words });
                return true;
            },
            cancellationToken);
        return await store.ReadAsync(
            async connection =>
            {
                // One stretch without gaps: what clocks or waiting put out of order in between belongs to it.
                var bounds = await connection.QuerySingleAsync<Bounds>(
                    "SELECT MIN(sequence) AS First, MAX(sequence) AS Last FROM audit WHERE at >= @FromMilliseconds AND at < @ToMilliseconds", period);
                if (bounds.First is not { } first || bounds.Last is not { } last)
                {
                    return new AuditReport(1, await AuditChain.HeadAsync(connection), Break: null);
                }

                AuditHead? written = null;
                var report = await new AuditChain(connection, await anchors.ReadAsync(first, cancellationToken)).WalkAsync(
                    first,
                    last,
                    async page =>
                    {
                        foreach (var entry in page)
                        {
                            await output.WriteLineAsync(JsonSerializer.Serialize(ExportedEntry.Of(entry), Json).AsMemory(), cancellationToken);
                        }

                        written = new AuditHead { Sequence = page[^1].Sequence, Hash = page[^1].Hash };
                    },
                    cancellationToken);
                if (report.Break is null && written is not null)
                {
                    var head = SignedAuditHead.Sign(signer, written, time.GetUtcNow());
                    await output.WriteLineAsync($"{{\"head\":{head.ToLine()}}}".AsMemory(), cancellationToken);
                }

                return report;
            },
            cancellationToken);
    }

    private sealed record Bounds
    {
        public long? First { get; init; }

        public long? Last { get; init; }
    }

    /// <summary>An entry as it leaves the house: hashes in lower-case hex, the sealed reason in base64.</summary>
    private sealed record ExportedEntry(
        long Sequence,
        long At,
        string Actor,
        string? AgencyCode,
        string? CaseId,
        string Act,
        string? FromState,
        string? ToState,
        string? Code,
        byte[]? Detail,
        string PreviousHash,
        string Hash)
    {
        public static ExportedEntry Of(AuditEntry entry) => new(
            entry.Sequence,
            entry.At,
            entry.Actor,
            entry.AgencyCode,
            entry.CaseId,
            entry.Act,
            entry.FromState,
            entry.ToState,
            entry.Code,
            entry.Detail,
            Convert.ToHexStringLower(entry.PreviousHash),
            Convert.ToHexStringLower(entry.Hash));
    }
}
