using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>
/// Sends what waits: claims a mail, hands it to the server, writes down what came of it. Sent once: a mail that was being handed over when
/// the desk died is not handed over again (<see cref="LetterTable"/>); what it told of is on screen in any case.
/// </summary>
internal sealed partial class LetterCarrier(
    DeskStore store, CaseVault vault, MailOptions options, NotificationPolicy policy, PostRetries retries, ILogger<LetterCarrier> logger) : IRepeatedWork
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly LetterGathering _gathering = new(store, policy);
    private readonly SmtpPost _post = new(options);

    /// <summary>A store with a single owner has no other sender: what is being sent, a dead one was sending.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => FindCrashedAsync(all: !store.IsShared, cancellationToken);

    /// <summary>Gathers what is due and sends one mail; false when there was nothing to do, or the server is being left alone.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var gathered = await _gathering.RunAsync(cancellationToken);
        if (retries.IsPausing)
        {
            return gathered;
        }

        if (store.IsShared && await store.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM letter WHERE state = 'sending' AND claimed_until <= @now", new { now = store.NowMilliseconds }), cancellationToken) > 0)
        {
            await FindCrashedAsync(all: false, cancellationToken);
        }

        if (!await store.ReadAsync(connection => LetterTable.IsDueAsync(connection, store.NowMilliseconds), cancellationToken)
            || await store.WriteAsync(desk => LetterTable.ClaimAsync(desk, retries.Longest, store.IsShared), cancellationToken) is not { } letter)
        {
            return gathered;
        }

        await CarryAsync(letter, cancellationToken);
        return true;
    }

    private async Task CarryAsync(LetterRow letter, CancellationToken cancellationToken)
    {
        PostOutcome? outcome = null;
        var isNeeded = true;
        try
        {
            if (await ComposeAsync(letter, cancellationToken) is { } ready)
            {
                outcome = await retries.RunAsync(token => _post.SendAsync(ready.Address, letter.Token, ready.Text, token), cancellationToken);
            }
            else
            {
                isNeeded = false;
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Nothing is handed over outside the post, which answers instead of throwing.
            await store.WriteAsync(desk => LetterTable.PutOffAsync(desk, letter, Pause(letter), PostCodes.Defect, counts: true), CancellationToken.None);
            throw;
        }

        // What came of it is written down even while the desk ends.
        await store.WriteAsync(desk => isNeeded ? WriteAsync(desk, letter, outcome) : LetterTable.EndAsync(desk, letter, LetterState.Dropped), CancellationToken.None);
        Log.Carried(logger, letter.Id, isNeeded ? outcome?.GetType().Name ?? PostCodes.Stopped : nameof(LetterState.Dropped), CodeOf(outcome), letter.Attempts);
    }

    private Task<ReadyLetter?> ComposeAsync(LetterRow letter, CancellationToken cancellationToken) => store.ReadAsync(
        async connection =>
        {
            var row = await MailAddressRow.FindAsync(connection, letter.Recipient);
            // A letter may have waited long: whoever has left meanwhile gets none.
            if (row is not { IsOfMember: true } || row.Open(vault) is not { } address)
            {
                return null;
            }

            var text = (letter.Purpose, row.VerifiedAt, address.Code) switch
            {
                (LetterPurpose.News, not null, _) => await LetterText.OfNewsAsync(connection, letter, options.DeskAddress),
                (LetterPurpose.Code, null, { } code) when row.CodeUntil > store.NowMilliseconds => LetterText.OfCode(code, options.DeskAddress),
                _ => null,
            };
            return text is null ? null : new ReadyLetter(address.Address, text);
        },
        cancellationToken);

    private async Task<bool> WriteAsync(DeskTransaction desk, LetterRow letter, PostOutcome? outcome)
    {
        switch (outcome)
        {
            case PostOutcome.Sent:
                return await LetterTable.EndAsync(desk, letter, LetterState.Sent);
            case PostOutcome.Uncertain uncertain:
                return await LetterTable.EndAsync(desk, letter, LetterState.Uncertain, uncertain.Code);
            case PostOutcome.Refused refused:
                return await FailAsync(desk, letter, refused.Code, refused.IsOfAddress);
            case PostOutcome.PutOff putOff when desk.AtMilliseconds - letter.CreatedAt > TimeSpan.FromHours(policy.Mail.GiveUpHours).TotalMilliseconds:
                return await FailAsync(desk, letter, $"{PostCodes.Expired}/{putOff.Code}", isOfAddress: false);
            case PostOutcome.PutOff putOff:
                await LetterTable.PutOffAsync(desk, letter, Pause(letter), putOff.Code, counts: true);
                return true;
            default:
                await LetterTable.PutOffAsync(desk, letter, TimeSpan.FromSeconds(options.PauseSeconds), PostCodes.Stopped, counts: false);
                return true;
        }
    }

    private static async Task<bool> FailAsync(DeskTransaction desk, LetterRow letter, string code, bool isOfAddress)
    {
        if (!await LetterTable.EndAsync(desk, letter, LetterState.Failed, code))
        {
            return false;
        }

        if (isOfAddress)
        {
            // It would be refused the next time too: the person has to prove it anew.
            await desk.Connection.ExecuteAsync(
                "UPDATE mail_address SET verified_at = NULL, refused_at = @At WHERE account = @Recipient", new { At = desk.AtMilliseconds, letter.Recipient }, desk.Transaction);
        }

        if (letter.Purpose is LetterPurpose.News)
        {
            await NotificationLedger.TellAsync(
                desk,
                NotificationAudience.Admins(letter.Recipient),
                new NotificationNews { Kind = NotificationKind.MailFailed, Occasion = $"letter/{letter.Id}", About = letter.Recipient });
        }

        return true;
    }

    private async Task FindCrashedAsync(bool all, CancellationToken cancellationToken)
    {
        var found = await store.WriteAsync(desk => LetterTable.FindCrashedAsync(desk, all), cancellationToken);
        if (found > 0)
        {
            Log.Crashed(logger, found);
        }
    }

    // Doubled with each try, and scattered so that many do not come back at once.
    private TimeSpan Pause(LetterRow letter)
    {
        var pause = Math.Min(options.PauseSeconds * Math.Pow(2, Math.Min(letter.Attempts - 1, 12)), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(pause * RandomNumberGenerator.GetInt32(75, 126) / 100);
    }

    private static string? CodeOf(PostOutcome? outcome) => outcome switch
    {
        PostOutcome.PutOff putOff => putOff.Code,
        PostOutcome.Refused refused => refused.Code,
        PostOutcome.Uncertain uncertain => uncertain.Code,
        _ => null,
    };

    private sealed record ReadyLetter(string Address, LetterText Text);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Letter}: {Outcome} ({Code}), try {Attempt}.")]
        public static partial void Carried(ILogger logger, long letter, string outcome, string? code, int attempt);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} mails were being sent when their sender died. They may not have been sent, and are not sent again.")]
        public static partial void Crashed(ILogger logger, int count);
    }
}
