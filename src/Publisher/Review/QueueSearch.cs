using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Review;

/// <summary>
/// Looks for words in what lists show. It is sealed and can only be compared after opening, so that of each case no more is read and opened
/// than the words may stand in, on every core there is.
/// </summary>
internal sealed class QueueSearch(CaseVault vault)
{
    // Words that many cases have fill a page from the first few; words that few have want few questions.
    private const int FirstScan = 250;
    private const int ScanSize = 1000;

    private static readonly string Columns =
        $"""
        case_id AS CaseId, queue_rank AS QueueRank, caption AS Caption,
        (SELECT wrapped FROM case_key WHERE case_key.case_id = decision_case.case_id) AS WrappedKey,
        (SELECT content FROM case_part WHERE case_part.case_id = decision_case.case_id AND part = '{CasePart.Digest}') AS Digest
        """;

    /// <summary>Opens at most <paramref name="most"/> cases behind the cursor, until <paramref name="size"/> are found.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="question">Which cases, and in which order.</param>
    /// <param name="text">What is looked for, as <see cref="CaseNumber.Normalise"/> writes it.</param>
    /// <param name="after">The cursor.</param>
    /// <param name="size">Cases to find at most.</param>
    /// <param name="most">Cases to open at most.</param>
    public async Task<QueueFound> FindAsync(DbConnection connection, QueueQuestion question, string text, (long Rank, string? CaseId) after, int size, int most)
    {
        var found = new List<string>();
        for (var opened = 0; opened < most;)
        {
            var limit = Math.Min(opened == 0 ? FirstScan : ScanSize, most - opened);
            var (sql, parameters) = question.Page(Columns, after, limit);
            var rows = (await connection.QueryAsync<SealedLine>(sql, parameters)).AsList();
            var hits = rows.AsParallel().AsOrdered().Select(row => Holds(row, text)).ToList();
            for (var i = 0; i < rows.Count; i++)
            {
                if (!hits[i])
                {
                    continue;
                }

                found.Add(rows[i].CaseId);
                if (found.Count == size)
                {
                    return new QueueFound(found, opened + rows.Count, (rows[i].QueueRank, rows[i].CaseId), IsStopped: false);
                }
            }

            opened += rows.Count;
            if (rows.Count < limit)
            {
                return new QueueFound(found, opened, Next: null, IsStopped: false);
            }

            after = (rows[^1].QueueRank, rows[^1].CaseId);
        }

        return new QueueFound(found, most, after, IsStopped: true);
    }

    private bool Holds(SealedLine row, string text)
    {
        if (row.WrappedKey is null)
        {
            return false;
        }

        using var key = vault.Unwrap(row.CaseId, row.WrappedKey);
        return (row.Caption is not null && CaseParts.Read<CaseCaption>(key, CasePart.Caption, row.Caption) is { } caption && (Has(caption.Title) || Has(caption.DocumentNumber)))
            || (row.Digest is not null && CaseParts.Read<CaseDigest>(key, CasePart.Digest, row.Digest) is { } digest && digest.Parties.Any(Has));

        bool Has(string? value) => value is not null && CaseNumber.Normalise(value).Contains(text, StringComparison.Ordinal);
    }

    private sealed record SealedLine
    {
        public required string CaseId { get; init; }

        public required long QueueRank { get; init; }

        public byte[]? Caption { get; init; }

        public byte[]? WrappedKey { get; init; }

        public byte[]? Digest { get; init; }
    }
}

/// <summary>What a search found.</summary>
/// <param name="CaseIds">In the order of the queue.</param>
/// <param name="Opened">Cases opened, found or not.</param>
/// <param name="Next">Where the next page begins; null when every case was looked at.</param>
/// <param name="IsStopped">Whether it stopped with others left because it had opened as many as it may.</param>
internal sealed record QueueFound(IReadOnlyList<string> CaseIds, int Opened, (long Rank, string? CaseId)? Next, bool IsStopped);
