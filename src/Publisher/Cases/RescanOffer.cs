using System.Data.Common;
using System.Globalization;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>How an offered finding was accounted for. Names are stored and audited: never renamed.</summary>
public enum RescanAnswerKind
{
    /// <summary>The decision was taken down.</summary>
    TakenDown = 1,

    /// <summary>A person looked at it: nothing is to be done.</summary>
    Nothing,

    /// <summary>The text is no longer public for another cause.</summary>
    Gone,
}

/// <summary>Findings of one kind.</summary>
/// <param name="Kind">Their kind; <c>outcome</c> when the rules of today would not publish the decision at all.</param>
/// <param name="Count">How many.</param>
public sealed record OfferedKind(string Kind, int Count);

/// <summary>A published decision in which a re-scan found what would be hidden today: kinds and counts, never a value.</summary>
public sealed record RescanOffer
{
    /// <summary>The kind of a decision that would not be published today.</summary>
    public const string OutcomeKind = "outcome";

    internal const string Columns =
        "r.offer_id AS Id, r.case_id AS CaseId, r.agency_code AS AgencyCode, r.rules AS Rules, r.kinds AS KindsText, r.found_at AS FoundAt, r.answer AS AnswerName, r.answered_at AS AnsweredAt, r.answered_by AS AnsweredBy";

    /// <summary>Its own id.</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The agency whose decision it is.</summary>
    public required string AgencyCode { get; init; }

    /// <summary>The stamp of the rules by which it was found.</summary>
    public required string Rules { get; init; }

    /// <summary>When it was found, milliseconds since 1970-01-01 UTC.</summary>
    public required long FoundAt { get; init; }

    /// <summary>What was found.</summary>
    public IReadOnlyList<OfferedKind> Kinds =>
    [
        .. KindsText.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':'))
            .Select(pair => new OfferedKind(pair[0], int.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];

    /// <summary>How it was accounted for; null while it waits.</summary>
    public RescanAnswerKind? Answer => AnswerName is null ? null : Enum.Parse<RescanAnswerKind>(AnswerName);

    /// <summary>When; null while it waits.</summary>
    public long? AnsweredAt { get; init; }

    /// <summary>By which account; null while it waits, and when nobody did.</summary>
    public string? AnsweredBy { get; init; }

    internal string KindsText { get; init; } = string.Empty;

    internal string? AnswerName { get; init; }
}

/// <summary>Why nothing was to be done about an offered finding; sealed with the case.</summary>
/// <param name="OfferId">The finding.</param>
/// <param name="Reason">Why, in a person's words.</param>
public sealed record RescanAnswer(string OfferId, string Reason);

/// <summary>Reads and writes offered findings.</summary>
internal static class RescanOffers
{
    /// <summary>Kinds and counts as they are stored.</summary>
    public static string Stored(IEnumerable<OfferedKind> kinds) => string.Join(
        ' ', kinds.OrderBy(kind => kind.Kind, StringComparer.Ordinal).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Kind}:{kind.Count}")));

    /// <summary>What waits to be looked at of a case; null when nothing does.</summary>
    public static Task<RescanOffer?> OpenAsync(DbConnection connection, string caseId, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<RescanOffer>(
            $"SELECT {RescanOffer.Columns} FROM rescan_offer r WHERE r.case_id = @caseId AND r.answered_at IS NULL", new { caseId }, transaction);

    /// <summary>Accounts for what waits of a case, and writes that down; false when nothing waits. The row must have been taken.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="row">The case.</param>
    /// <param name="answer">How.</param>
    /// <param name="actor">Who, for the audit.</param>
    /// <param name="account">The person's account; null when nobody decided it.</param>
    public static async Task<bool> AnswerAsync(DeskTransaction desk, CaseRow row, RescanAnswerKind answer, Actor actor, string? account)
    {
        var answered = await desk.Connection.ExecuteAsync(
            "UPDATE rescan_offer SET answer = @answer, answered_at = @at, answered_by = @account WHERE case_id = @CaseId AND answered_at IS NULL",
            new { answer = answer.ToString(), at = desk.AtMilliseconds, account, row.CaseId },
            desk.Transaction);
        if (answered > 0)
        {
            await CaseJournal.NoteAsync(desk, row, key: null, actor, AuditActs.RescanAnswered, answer.ToString());
        }

        return answered > 0;
    }
}
