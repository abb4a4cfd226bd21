using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>A mail that was claimed.</summary>
internal sealed record LetterRow
{
    internal const string Columns = "letter_id AS Id, token AS Token, recipient AS Recipient, purpose AS PurposeName, created_at AS CreatedAt, attempts AS Attempts";

    public required long Id { get; init; }

    /// <summary>What its Message-ID is made of, at every try the same.</summary>
    public required string Token { get; init; }

    /// <summary>The account.</summary>
    public required string Recipient { get; init; }

    public LetterPurpose Purpose => Enum.Parse<LetterPurpose>(PurposeName, ignoreCase: true);

    /// <summary>When it was first to be sent, milliseconds since 1970-01-01 UTC.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Tries, this one included.</summary>
    public required int Attempts { get; init; }

    internal string PurposeName { get; init; } = string.Empty;
}

/// <summary>
/// The mails to be sent. A claim marks a mail as being sent before anything is handed to the server, and only the claimer ends that: so no
/// mail is sent twice, neither by two workers nor after a crash, at the price that one which a crash cut off may not have been sent at all.
/// </summary>
internal static class LetterTable
{
    /// <summary>Failure of a mail whose sender died: nobody knows whether the server had taken it.</summary>
    public const string Crashed = "crashed";

    /// <summary>Adds a mail that is due at once.</summary>
    public static Task<long> AddAsync(DeskTransaction desk, string recipient, LetterPurpose purpose) => desk.Connection.QuerySingleAsync<long>(
        """
        INSERT INTO letter (token, recipient, purpose, state, created_at, due_at, attempts) VALUES (@token, @recipient, @purpose, @waiting, @At, @At, 0)
        RETURNING letter_id
        """,
        new
        {
            token = RandomNumberGenerator.GetHexString(32, lowercase: true),
            recipient,
            purpose = purpose.Wire(),
            waiting = LetterState.Waiting.Wire(),
            At = desk.AtMilliseconds,
        },
        desk.Transaction);

    /// <summary>Lets go of what still waits of a purpose.</summary>
    public static Task DropAsync(DeskTransaction desk, string recipient, LetterPurpose purpose) => desk.Connection.ExecuteAsync(
        "UPDATE letter SET state = @dropped, done_at = @At WHERE recipient = @recipient AND purpose = @purpose AND state = @waiting",
        new { dropped = LetterState.Dropped.Wire(), At = desk.AtMilliseconds, recipient, purpose = purpose.Wire(), waiting = LetterState.Waiting.Wire() },
        desk.Transaction);

    /// <summary>Whether a mail is due.</summary>
    public static async Task<bool> IsDueAsync(DbConnection connection, long now) =>
        await connection.QueryFirstOrDefaultAsync<long?>("SELECT letter_id FROM letter WHERE state = 'waiting' AND due_at <= @now LIMIT 1", new { now }) is not null;

    /// <summary>Claims the mail that has been due longest; null when none is.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="lease">How long the claimer has; after that it is taken to have died.</param>
    /// <param name="isShared">Whether others may claim at the same time: what they are claiming is skipped.</param>
    public static Task<LetterRow?> ClaimAsync(DeskTransaction desk, TimeSpan lease, bool isShared) => desk.Connection.QueryFirstOrDefaultAsync<LetterRow>(
        $"""
        UPDATE letter SET state = 'sending', claimed_until = @until, attempts = attempts + 1
        WHERE state = 'waiting' AND letter_id = (
            SELECT letter_id FROM letter WHERE state = 'waiting' AND due_at <= @At ORDER BY due_at, letter_id LIMIT 1 {(isShared ? "FOR UPDATE SKIP LOCKED" : string.Empty)})
        RETURNING {LetterRow.Columns}
        """,
        new { until = desk.AtMilliseconds + (long)lease.TotalMilliseconds, At = desk.AtMilliseconds },
        desk.Transaction);

    /// <summary>Ends a claim for good; false when it had run out, and then what was found out about it since stands.</summary>
    public static async Task<bool> EndAsync(DeskTransaction desk, LetterRow letter, LetterState state, string? failure = null) => await desk.Connection.ExecuteAsync(
        "UPDATE letter SET state = @state, failure = @failure, done_at = @At, claimed_until = NULL WHERE letter_id = @Id AND (state = 'sending' OR (state = 'uncertain' AND failure = @Crashed AND @state = 'sent'))",
        new { state = state.Wire(), failure, At = desk.AtMilliseconds, letter.Id, Crashed },
        desk.Transaction) > 0;

    /// <summary>Gives a claim back: certainly nothing was sent.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="letter">The claimed mail.</param>
    /// <param name="pause">How long it rests.</param>
    /// <param name="failure">Why.</param>
    /// <param name="counts">Whether it counts as a try.</param>
    public static Task PutOffAsync(DeskTransaction desk, LetterRow letter, TimeSpan pause, string? failure, bool counts) => desk.Connection.ExecuteAsync(
        "UPDATE letter SET state = 'waiting', due_at = @due, claimed_until = NULL, failure = @failure, attempts = attempts - @back WHERE letter_id = @Id AND state = 'sending'",
        new { due = desk.AtMilliseconds + (long)pause.TotalMilliseconds, failure, back = counts ? 0 : 1, letter.Id },
        desk.Transaction);

    /// <summary>Finds the mails whose sender died, and says of each that nobody knows; how many.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="all">Whether every claim is that of a dead process: at the start of one that owns the store alone.</param>
    public static Task<int> FindCrashedAsync(DeskTransaction desk, bool all) => desk.Connection.ExecuteAsync(
        $"UPDATE letter SET state = 'uncertain', failure = @Crashed, done_at = @At, claimed_until = NULL WHERE state = 'sending' {(all ? string.Empty : "AND claimed_until <= @At")}",
        new { Crashed, At = desk.AtMilliseconds },
        desk.Transaction);
}
