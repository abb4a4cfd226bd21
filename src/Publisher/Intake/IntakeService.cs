using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Redactor.Documents.Fields;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// Takes decisions in. Nothing is stored that was not searched for secrecy marks; what is acknowledged is committed; a repeated push
/// finds its case again.
/// </summary>
public sealed class IntakeService(DeskStore store, CaseVault vault, IntakeScreening screening, FieldCompletion completion, TimeProvider time)
{
    /// <summary>Takes a decision in for the agency of the sender.</summary>
    /// <param name="sender">Who sends it; the case becomes their agency's.</param>
    /// <param name="idempotencyKey">The sender's own name for this push.</param>
    /// <param name="files">What is sent.</param>
    /// <param name="cancellationToken">Gives up; what was committed by then stays.</param>
    public async Task<SubmitOutcome> SubmitAsync(DecisionSender sender, string idempotencyKey, PushedFiles files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(files);
        using var trace = DeskTracing.Start(DeskTracing.Intake);
        var push = new PushedDecision
        {
            Sender = sender,
            Files = files,
            KeyIndex = PushMemory.Index(vault, sender.AgencyCode, idempotencyKey),
            Memory = PushMemory.Of(idempotencyKey, files),
        };
        if (await store.ReadAsync(connection => RepeatedPush.FindAsync(connection, vault, push, transaction: null), cancellationToken) is { } repeated)
        {
            return await store.WriteAsync(desk => PushNotes.WriteAsync(desk, sender, repeated), cancellationToken);
        }

        // Marks before form: a marked text must not get a second look because a comma is missing.
        if (await screening.ScreenAsync(sender, files, cancellationToken) is not { } screened)
        {
            return new SubmitOutcome.SecrecyMarked();
        }

        if (MetadataReader.Read(files.Metadata, time, out var errors) is not { } submission)
        {
            return new SubmitOutcome.Invalid(errors);
        }

        // What was typed has no other text from which it could be completed.
        if (files.Origin is DecisionOrigin.Typed && completion.Missing(submission) is { Count: > 0 } missing)
        {
            return new SubmitOutcome.Invalid(missing);
        }

        var read = files.Origin is not DecisionOrigin.Program && screened.Document is { } document ? DecisionFieldExtractor.Extract(document) : null;
        push = push with { Submission = submission, Converted = screened.Converted, Unreadable = screened.Unreadable, NumberInText = read?.DocumentNumber };
        var outcome = await StoreAsync(push, cancellationToken);
        return outcome is SubmitOutcome.Accepted accepted && files.Origin is not DecisionOrigin.Program
            ? accepted with { Foreseen = Foresee(push, read) }
            : outcome;
    }

    // The step that reads the case says it again, and for good; whoever waits at a screen is told now.
    private IReadOnlyList<CaseMessage> Foresee(PushedDecision push, DecisionFields? read) =>
        push.Unreadable is { } unreadable ? [new CaseMessage("document", unreadable.Code, unreadable.Message)]
        : read is null ? []
        : completion.Foresee(push.Submission, read, push.Sender.AgencyCode);

    private async Task<SubmitOutcome> StoreAsync(PushedDecision push, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await store.WriteAsync(desk => CaseIntake.InsertAsync(desk, vault, push), cancellationToken);
            }
            catch (SamePushException) when (attempt == 0)
            {
                // The same push was committed by another request meanwhile: the next look finds it.
            }
        }
    }
}
