using Disclosure.Gazette.Log;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Aftermath;

/// <summary>
/// What became of a published decision: 履行情况 (公示办法 Art. 8(四)), 复议 and 诉讼 (Art. 8(六)). One person records it, another confirms it,
/// and the record is published anew with it; the text of the decision is not touched. A decision that is not public, not any more or for a time
/// not, cannot come back this way.
/// </summary>
public sealed class AftermathService(CaseActRunner runner, CaseVault vault, ReleaseVerifier verifier, AftermathPolicy policy, OfficialNames names, DueDates dueDates)
{
    /// <summary>Whether an entry waits for a second person.</summary>
    public bool NeedsSecondPerson(AftermathEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Performance is null || policy.Performance.NeedsSecondPerson;
    }

    /// <summary>Records an entry: it waits for a second person, or is on its way where none is needed.</summary>
    public Task<ReviewOutcome> RecordAsync(DeskUser user, string caseId, AftermathEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(entry);
        return runner.RunAsync(user, caseId, CaseAct.RecordAftermath, [], async (desk, row, key) =>
        {
            // Who says nothing else learns of it today; of what overturns nothing the day does not matter.
            entry = entry with { LearnedOn = entry.Overturns ? entry.LearnedOn ?? ChineseDay.Of(desk.At) : null };
            var known = await AftermathParts.ReadAsync(desk, key, caseId);
            if (await ObjectionAsync(desk, row, key, known, entry) is { } objection)
            {
                return objection;
            }

            var waiting = await AftermathParts.WaitingAsync(desk, key, caseId);
            if (waiting.Any(entry.IsSameAs))
            {
                return new ReviewOutcome.Invalid([new CaseMessage(string.Empty, "known", "这一项已经登记，正在等待另一人确认。")]);
            }

            if (waiting.Count >= AftermathChecks.Most)
            {
                return new ReviewOutcome.Invalid([new CaseMessage(string.Empty, "count", "等待确认的登记太多，请先请另一人确认。")]);
            }

            entry = entry with
            {
                Recorder = user.Name,
                RecordedFor = user.IsDeputyOnly ? user.StandsInFor : [],
                RecordedAt = Math.Max(desk.AtMilliseconds, waiting.Count == 0 ? 0 : waiting.Max(other => other.RecordedAt) + 1),
            };
            await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.AftermathRecorded, entry.Subject, entry.Told());
            if (!NeedsSecondPerson(entry))
            {
                return await OrderAsync(desk, row, key, known, entry);
            }

            await AftermathParts.WriteWaitingAsync(desk, key, caseId, [.. waiting, entry]);
            await CaseNews.WaitsAsync(desk, row, user.Actor, entry.RecordedAt);
            await RenewClockAsync(desk, row, key, user, entry);
            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);
    }

    /// <summary>Confirms an entry, which is then on its way to the public.</summary>
    /// <param name="user">Another than who recorded it, and nobody who stands in for or is stood in for by that person.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="recordedAt"><see cref="AftermathEntry.RecordedAt"/> of the entry that was seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ReviewOutcome> ConfirmAsync(DeskUser user, string caseId, long recordedAt, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.ConfirmAftermath, [], async (desk, row, key) =>
        {
            var waiting = await AftermathParts.WaitingAsync(desk, key, caseId);
            if (waiting.FirstOrDefault(other => other.RecordedAt == recordedAt) is not { } entry)
            {
                return new ReviewOutcome.Stale();
            }

            if (!CaseActs.IsSecondPerson(user, entry))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.RecordedTakesTwo);
            }

            if (!await Proposers.StandAsync(desk.Connection, row, entry.Recorder, desk.Transaction))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.ProposerIsGone);
            }

            // What was confirmed since it was recorded counts.
            var known = await AftermathParts.ReadAsync(desk, key, caseId);
            if (await ObjectionAsync(desk, row, key, known, entry) is { } objection)
            {
                return objection;
            }

            await AftermathParts.WriteWaitingAsync(desk, key, caseId, [.. waiting.Where(other => other.RecordedAt != recordedAt)]);
            await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.AftermathConfirmed, entry.Subject, entry.Told());
            var outcome = await OrderAsync(desk, row, key, known, entry);
            await RenewClockAsync(desk, row, key, user, entry);
            return outcome;
        }, cancellationToken);

    /// <summary>
    /// Takes back what waits, one's own or another's; what is public stays as it is. What set the clock of a withdrawal going (<see cref="WithdrawalClock"/>)
    /// a second person takes back: who recorded it does not stop alone what has perhaps run out.
    /// </summary>
    public Task<ReviewOutcome> DeclineAsync(DeskUser user, string caseId, long recordedAt, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync(user, caseId, CaseAct.RecordAftermath, ReasonRule.Errors(reason), async (desk, row, key) =>
        {
            var waiting = await AftermathParts.WaitingAsync(desk, key, caseId);
            if (waiting.FirstOrDefault(other => other.RecordedAt == recordedAt) is not { } entry)
            {
                return new ReviewOutcome.Stale();
            }

            if (WithdrawalClock.IsSetBy(row.ActType, entry) && !CaseActs.IsSecondPerson(user, entry))
            {
                return await CaseActRunner.RefuseAsync(desk, row, user, DutyRules.ClockTakesTwo);
            }

            await AftermathParts.WriteWaitingAsync(desk, key, caseId, [.. waiting.Where(other => other != entry)]);
            await CaseJournal.NoteAsync(desk, row, key, user.Actor, AuditActs.AftermathDeclined, entry.Subject, reason.Trim());
            await RenewClockAsync(desk, row, key, user, entry);
            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);

    private Task RenewClockAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, AftermathEntry entry) =>
        entry.Proceeding is null ? Task.CompletedTask : WithdrawalClock.RenewAsync(desk, dueDates, row, key, user.Actor);

    private async Task<ReviewOutcome?> ObjectionAsync(DeskTransaction desk, CaseRow row, CaseKey key, CaseAftermath known, AftermathEntry entry)
    {
        var errors = AftermathChecks.Errors(entry, row, known, policy, names, ChineseDay.Of(desk.At));
        if (errors.Count > 0)
        {
            return new ReviewOutcome.Invalid(errors);
        }

        // Said while the person is still there; it is verified again in the moment before it is told.
        if (await OutwardCheck.VerifyAftermathAsync(desk.Connection, vault, verifier, row, key, known.With(entry), desk.Transaction) is VerificationOutcome.Blocked blocked)
        {
            return new ReviewOutcome.Blocked(blocked.Failures);
        }

        // Not what was entered, but what stands beside it: published under rules that were made stricter since.
        return await OutwardCheck.VerifyWithAsync(desk.Connection, verifier, row, key, known.With(entry), desk.Transaction) is VerificationOutcome.Blocked
            ? new ReviewOutcome.Invalid([new CaseMessage(string.Empty, "decision-blocked", "已公开的决定本身没有通过现在的核验，不能公开新的版本。登记的内容没有问题，请先更正这件决定，或者中止公开后查清。")])
            : null;
    }

    private static async Task<ReviewOutcome> OrderAsync(DeskTransaction desk, CaseRow row, CaseKey key, CaseAftermath known, AftermathEntry entry)
    {
        await AftermathParts.OrderAsync(desk, key, row.CaseId, known, entry);
        await Outbox.AddAsync(desk, row, new OutboxOrder(OutboxAct.Amend, row.State, entry.Proceeding is null ? ChangeNature.Technical : ChangeNature.Legal));
        return new ReviewOutcome.Done(row.State);
    }
}
