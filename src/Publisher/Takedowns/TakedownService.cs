using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Records;

namespace Disclosure.Publisher.Takedowns;

/// <summary>
/// Emergency takedown (公示办法 Art. 20(4)): one person takes a published decision out of sight at once, without a document number; a second one
/// confirms it, or brings the text back (<see cref="Changes.ChangeService"/>), within one working day.
/// </summary>
public sealed partial class TakedownService(DeskStore store, CaseVault vault, CaseActRunner runner, DueDates clocks, ILogger<TakedownService> logger)
{
    private const int IdBytes = 16;

    /// <summary>
    /// Takes a decision down: of the own agency for who may withdraw, of any agency of the region for a supervisor. Ordered again it is done already. While
    /// another change of the decision is on its way to the gazette, the order is accepted and follows it: what is accepted last is what the public sees.
    /// </summary>
    /// <returns>NotFound when nothing public of this id is within the person's reach, whether or not it is anywhere.</returns>
    public async Task<ReviewOutcome> TakeDownAsync(DeskUser user, RecordId record, TakedownOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(order);
        using var trace = DeskTracing.Start(DeskTracing.Decide, record.Value, nameof(CaseAct.Suspend));
        return await store.WriteAsync(desk => TakeDownAsync(desk, user, record, order), cancellationToken);
    }

    /// <summary>As the other overload, of the decision for which a case of the own agency stands.</summary>
    public async Task<ReviewOutcome> TakeDownAsync(DeskUser user, string caseId, TakedownOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(order);
        using var trace = DeskTracing.Start(DeskTracing.Decide, caseId, nameof(CaseAct.Suspend));
        return await store.WriteAsync(
            async desk =>
            {
                var row = user.MayReadCases ? await CaseRow.FindAsync(desk.Connection, user.AgencyCode, caseId, desk.Transaction) : null;
                if (row is null)
                {
                    return new ReviewOutcome.NotFound();
                }

                // Of the own agency's case it is told why nothing can be taken down.
                return await TakeDownAsync(desk, user, row.RecordId, order) switch
                {
                    ReviewOutcome.NotFound when CaseActs.Forbids(user, row, CaseAct.Suspend) is { } rule => await CaseActRunner.RefuseAsync(desk, row, user, rule),
                    ReviewOutcome.NotFound => new ReviewOutcome.Conflict(row.State),
                    var outcome => outcome,
                };
            },
            cancellationToken);
    }

    /// <summary>
    /// Confirms a takedown, by another person than who ordered it and than who submitted the case: the text does not come back as it was. Another course may
    /// be chosen the same way until one has come about.
    /// </summary>
    /// <param name="user">The second person, a reviewer of the agency.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="course">What is to follow; <see cref="TakedownCourse.End"/> follows at once.</param>
    /// <param name="words">More about it; sealed. Null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> ConfirmAsync(DeskUser user, string caseId, TakedownCourse? course, string? words, CancellationToken cancellationToken)
    {
        var errors = TakedownOrder.WordsErrors(words);
        if (course is not { } chosen || !Enum.IsDefined(chosen))
        {
            errors = [new CaseMessage("course", "required", "请选择接下来怎样办理。"), .. errors];
        }

        return runner.RunAsync(user, caseId, CaseAct.ConfirmTakedown, errors, (desk, row, key) => ConfirmAsync(desk, row, key, user, course!.Value, words), cancellationToken);
    }

    private async Task<ReviewOutcome> TakeDownAsync(DeskTransaction desk, DeskUser user, RecordId record, TakedownOrder order)
    {
        if (await ReachAsync(desk, user, record) is not { } agency || await TakedownOrders.StandingAsync(desk, agency, record) is not { } row)
        {
            return new ReviewOutcome.NotFound();
        }

        if (!user.MaySupervise && CaseActs.Forbids(user, row, CaseAct.Suspend) is { } rule)
        {
            return await CaseActRunner.RefuseAsync(desk, row, user, rule);
        }

        var open = await TakedownOrders.OpenTaskAsync(desk, record);
        var standing = await StandingTakedowns.ReadAsync(desk.Connection, record, desk.Transaction);
        if (standing.Undecided is not null)
        {
            if (open is null && TakedownOrders.IsShown(row.State))
            {
                // The row says that it is away, and it is not, as in a store that was put back: what is asked for is that it goes.
                await TakedownOrders.RenewAsync(desk, row);
            }

            return new ReviewOutcome.Done(CaseState.Suspended);
        }

        // What is away is taken down anew when it may come back, and when nobody knows how it went.
        if (row.State is CaseState.Suspended && standing.All.Count > 0 && !(open is { } leadsTo && TakedownOrders.IsShown(leadsTo)))
        {
            return new ReviewOutcome.Conflict(row.State);
        }

        if (order.Errors() is { Count: > 0 } errors)
        {
            return new ReviewOutcome.Invalid(errors);
        }

        await OrderAsync(desk, row, user, order);
        return new ReviewOutcome.Done(CaseState.Suspended);
    }

    private async Task OrderAsync(DeskTransaction desk, CaseRow row, DeskUser user, TakedownOrder order)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var due = clocks.TakedownOf(row.AgencyCode, desk.AtMilliseconds);
        await desk.Connection.ExecuteAsync(
            """
            INSERT INTO takedown (takedown_id, record_id, case_id, agency_code, version, public_from, ordered_at, ordered_by, ordered_for, by_supervisor, end_version, due_on)
            VALUES (@id, @record, @CaseId, @AgencyCode, @Version, @publicFrom, @at, @Name, @standsFor, @bySupervisor, @endVersion, @due)
            """,
            new
            {
                id,
                record = row.RecordId.Value,
                row.CaseId,
                row.AgencyCode,
                row.Version,
                publicFrom = await TakedownOrders.PublicFromAsync(desk, row),
                at = desk.AtMilliseconds,
                user.Name,
                standsFor = user.IsDeputyOnly ? string.Join(' ', user.StandsInFor) : null,
                bySupervisor = user.MaySupervise ? 1 : 0,
                endVersion = await TakedownOrders.OrderAsync(desk, row),
                due = ChineseDay.Stored(due.DueOn),
            },
            desk.Transaction);
        // Behind another task of its record it does not wait for the turn of that one, nor for its next try.
        await Outbox.HastenAsync(desk, row.RecordId);
        await TakedownOrders.OrderWaitingAsync(desk, row.AgencyCode, row.RecordId);
        await SayAsync(desk, row, new TakedownAccount { Id = id, Reason = order.Reason!.Value, Words = order.Said });
        await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, AuditActs.TakenDown, order.Reason.Value.ToString());
        await RescanOffers.AnswerAsync(desk, row, RescanAnswerKind.TakenDown, user.Actor, user.Name);
        await NotificationLedger.TellAsync(
            desk,
            NotificationAudience.Reviewers(row.AgencyCode, row.Authors),
            new NotificationNews { Kind = NotificationKind.TakedownWaits, Occasion = id, CaseId = row.CaseId, AgencyCode = row.AgencyCode, Except = user.Name });
    }

    // A text is taken away even where nothing can be sealed with its case any more; why is then in the audit alone.
    private async Task SayAsync(DeskTransaction desk, CaseRow row, TakedownAccount account)
    {
        try
        {
            using var key = vault.Unwrap(row.CaseId, row.WrappedKey ?? throw new CryptographicException("A published case lacks its key."));
            await TakedownAccounts.AddAsync(desk, key, account);
        }
        catch (CryptographicException)
        {
            Log.Unsealed(logger, row.CaseId);
        }
    }

    private async Task<ReviewOutcome> ConfirmAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, TakedownCourse course, string? words)
    {
        var takedown = (await StandingTakedowns.ReadAsync(desk.Connection, row.RecordId, desk.Transaction)).Current;
        if (takedown is null or { Decision: TakedownDecision.Restored })
        {
            return new ReviewOutcome.Conflict(row.State);
        }

        if (!CaseActs.IsSecondPerson(user, takedown))
        {
            return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.TakedownTakesTwo);
        }

        // Nobody confirms what is still on its way, nor ends what another task may just be changing.
        if (!takedown.MayBeConfirmed || await TakedownOrders.OpenTaskAsync(desk, row.RecordId) is not null)
        {
            return new ReviewOutcome.Busy();
        }

        var isOver = row.State is not CaseState.Suspended;
        if (isOver && course != (row.State is CaseState.Withdrawn ? TakedownCourse.Withdraw : TakedownCourse.End))
        {
            return new ReviewOutcome.Conflict(row.State);
        }

        if (takedown.Course == course)
        {
            return new ReviewOutcome.Done(row.State);
        }

        if (course is TakedownCourse.End && !isOver)
        {
            var move = new CaseMove { To = CaseState.Expired, Actor = user.Actor, Code = nameof(TakedownCourse.End) };
            if (!await CaseJournal.MoveAsync(desk, row, key, move))
            {
                return new ReviewOutcome.Conflict(row.State);
            }

            await desk.Connection.ExecuteAsync(
                "UPDATE takedown SET ended_at = @at, outcome = @outcome WHERE record_id = @record AND ended_at IS NULL",
                new { at = desk.AtMilliseconds, outcome = nameof(TakedownEnd.Ended), record = row.RecordId.Value },
                desk.Transaction);
        }

        await takedown.DecideAsync(desk, TakedownDecision.Confirmed, course, user.Name);
        if (!string.IsNullOrWhiteSpace(words))
        {
            await TakedownAccounts.SayAsync(desk, vault, takedown, words.Trim());
        }

        await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, AuditActs.TakedownConfirmed, course.ToString());
        return new ReviewOutcome.Done(course is TakedownCourse.End ? CaseState.Expired : row.State);
    }

    /// <summary>The agency of a record within the person's reach; null when there is none, or it is another's.</summary>
    private static async Task<string?> ReachAsync(DeskTransaction desk, DeskUser user, RecordId record)
    {
        var reach = TakedownReach.Of(user);
        return reach is null
            ? null
            : await desk.Connection.QueryFirstOrDefaultAsync<string?>(
                $"SELECT c.agency_code FROM decision_case c JOIN agency g ON g.code = c.agency_code WHERE c.record_id = @record AND {reach.Sql}",
                new { record = record.Value, reach.Agency, reach.Length, reach.Prefix },
                desk.Transaction);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "Case {CaseId}: its key does not open; it is taken down without what was said of it.")]
        public static partial void Unsealed(ILogger logger, string caseId);
    }
}
