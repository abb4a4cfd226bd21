using System.Data.Common;
using Dapper;

namespace Disclosure.Publisher.Audit;

/// <summary>Where the audit does not hold, and which rule it breaks.</summary>
/// <param name="Sequence">Number of the first entry that does not fit.</param>
/// <param name="Rule">One of <see cref="AuditRules"/>.</param>
public sealed record AuditBreak(long Sequence, string Rule);

/// <summary>Rules of the chain.</summary>
public static class AuditRules
{
    /// <summary>Entries are numbered without gaps.</summary>
    public const string Gap = "gap";

    /// <summary>An entry carries the hash of the one before.</summary>
    public const string Link = "link";

    /// <summary>An entry's hash is that of its content.</summary>
    public const string Content = "content";

    /// <summary>The chain ends where the head says.</summary>
    public const string Head = "head";

    /// <summary>The chain is the one that was signed.</summary>
    public const string Anchor = "anchor";

    /// <summary>What stands in the file of anchors is signed.</summary>
    public const string Signature = "signature";

    /// <summary>The sentence for people.</summary>
    public static string Chinese(string rule) => rule switch
    {
        Gap => "编号不连续，有记录被删除或者改号",
        Link => "与前一条记录接不上",
        Content => "内容与自身的校验值不符",
        Head => "末尾与记录的链头不符",
        Anchor => "与此前签名存证的链头不符",
        Signature => "存证文件中有未经签名的链头",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule of the chain."),
    };
}

/// <summary>What a check found.</summary>
/// <param name="From">First entry that was checked.</param>
/// <param name="Head">The head up to which it was checked.</param>
/// <param name="Break">Where it does not hold; null when it does.</param>
public sealed record AuditReport(long From, AuditHead Head, AuditBreak? Break);

/// <summary>
/// Walks the chain in order, a page at a time: memory does not grow with it. What is appended meanwhile lies beyond the head that was
/// read first, and is left to the next walk.
/// </summary>
public sealed class AuditChain(DbConnection connection, AnchorSet anchors)
{
    private const int PageSize = 2000;

    /// <summary>The head as it is stored.</summary>
    public static Task<AuditHead> HeadAsync(DbConnection connection) =>
        connection.QuerySingleAsync<AuditHead>("SELECT sequence AS Sequence, hash AS Hash FROM audit_head WHERE id = 1");

    /// <summary>Checks from an entry to the head.</summary>
    /// <param name="from">Number of the first entry; 1 for the whole chain. The one before is taken at its word.</param>
    /// <param name="to">Number of the last entry to check; null for the head.</param>
    /// <param name="each">Is given each page once it was found whole.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AuditReport> WalkAsync(
        long from, long? to, Func<IReadOnlyList<AuditEntry>, Task> each, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(each);
        var end = await connection.QuerySingleAsync<ChainEnd>(
            "SELECT sequence AS Sequence, hash AS Hash, (SELECT COALESCE(MAX(sequence), 0) FROM audit) AS Newest FROM audit_head WHERE id = 1");
        var head = new AuditHead { Sequence = end.Sequence, Hash = end.Hash };
        if (anchors.Forged > 0)
        {
            return new AuditReport(from, head, new AuditBreak(from, AuditRules.Signature));
        }

        var previous = await HashAsync(from - 1);
        var next = from;
        var last = Math.Min(to ?? end.Sequence, end.Sequence);
        while (next <= last)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = (await connection.QueryAsync<AuditEntry>(
                $"SELECT {AuditTrail.Columns} FROM audit WHERE sequence >= @next AND sequence <= @last ORDER BY sequence LIMIT {PageSize}", new { next, last })).AsList();
            foreach (var entry in page)
            {
                if (Broken(entry, next, previous) is { } rule)
                {
                    return new AuditReport(from, head, new AuditBreak(next, rule));
                }

                previous = entry.Hash;
                next++;
            }

            if (page.Count == 0)
            {
                return new AuditReport(from, head, new AuditBreak(next, AuditRules.Gap));
            }

            await each(page);
        }

        return new AuditReport(from, head, last == end.Sequence ? EndBreak(end, previous) : null);
    }

    private string? Broken(AuditEntry entry, long expected, byte[] previous)
    {
        if (entry.Sequence != expected)
        {
            return AuditRules.Gap;
        }

        if (!entry.PreviousHash.AsSpan().SequenceEqual(previous))
        {
            return AuditRules.Link;
        }

        if (!entry.Hash.AsSpan().SequenceEqual(entry.ComputeHash()))
        {
            return AuditRules.Content;
        }

        return anchors.Hashes.TryGetValue(expected, out var anchored) && !string.Equals(anchored, Convert.ToHexStringLower(entry.Hash), StringComparison.Ordinal)
            ? AuditRules.Anchor
            : null;
    }

    private AuditBreak? EndBreak(ChainEnd end, byte[] previous)
    {
        if (end.Newest != end.Sequence || !end.Hash.AsSpan().SequenceEqual(previous))
        {
            return new AuditBreak(Math.Min(end.Newest, end.Sequence) + 1, AuditRules.Head);
        }

        // Signed once, gone now: the end was cut off.
        return anchors.Hashes.Keys.LastOrDefault() > end.Sequence ? new AuditBreak(end.Sequence + 1, AuditRules.Anchor) : null;
    }

    private async Task<byte[]> HashAsync(long sequence) => sequence <= 0
        ? new byte[32]
        : await connection.QuerySingleOrDefaultAsync<byte[]>("SELECT hash FROM audit WHERE sequence = @sequence", new { sequence }) ?? [];

    private sealed record ChainEnd
    {
        public required long Sequence { get; init; }

        public required byte[] Hash { get; init; }

        public required long Newest { get; init; }
    }
}
