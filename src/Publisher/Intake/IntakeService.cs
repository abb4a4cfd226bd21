using Disclosure.Conversion;
using Disclosure.Conversion.Outcomes;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// Takes decisions in. Nothing is stored that was not searched for secrecy marks; what is acknowledged is committed; a repeated push
/// finds its case again.
/// </summary>
public sealed partial class IntakeService(
    DeskStore store, CaseVault vault, DocumentConverter converter, SecrecyGate gate, TimeProvider time, ILogger<IntakeService> logger)
{
    /// <summary>Takes a decision in for the agency of the client.</summary>
    /// <param name="client">Who pushes; the case becomes its agency's.</param>
    /// <param name="idempotencyKey">The client's own name for this push.</param>
    /// <param name="files">What is pushed.</param>
    /// <param name="cancellationToken">Gives up; what was committed by then stays.</param>
    public async Task<SubmitOutcome> SubmitAsync(ApiClient client, string idempotencyKey, PushedFiles files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(files);
        using var trace = DeskTracing.Start(DeskTracing.Intake);
        var push = new PushedDecision
        {
            Client = client,
            Files = files,
            KeyIndex = PushMemory.Index(vault, client.AgencyCode, idempotencyKey),
            Memory = PushMemory.Of(idempotencyKey, files),
        };
        if (await store.ReadAsync(connection => RepeatedPush.FindAsync(connection, vault, push, transaction: null), cancellationToken) is { } repeated)
        {
            return await store.WriteAsync(desk => PushNotes.WriteAsync(desk, client, repeated), cancellationToken);
        }

        // Marks before form: a marked text must not get a second look because a comma is missing.
        var conversion = await ConvertAsync(client, files, cancellationToken);
        var finding = gate.Search(files, conversion, cancellationToken);
        if (finding is SecrecyFinding.Marked)
        {
            await store.WriteAsync(desk => RefuseAsync(desk, client), cancellationToken);
            Log.SecrecyMark(logger, client.AgencyCode, client.Prefix);
            return new SubmitOutcome.SecrecyMarked();
        }

        if (MetadataReader.Read(files.Metadata, time, out var errors) is not { } submission)
        {
            return new SubmitOutcome.Invalid(errors);
        }

        push = push with { Submission = submission, Converted = conversion as ConversionOutcome.Converted, Unreadable = finding as SecrecyFinding.Unreadable };
        return await StoreAsync(push, cancellationToken);
    }

    // Once, and in memory: every step after this one reads what came of it.
    private async Task<ConversionOutcome> ConvertAsync(ApiClient client, PushedFiles files, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var conversion = await converter.ConvertAsync(files.Document, cancellationToken);
        var milliseconds = (long)time.GetElapsedTime(start).TotalMilliseconds;
        if (conversion is ConversionOutcome.Converted converted)
        {
            Log.Converted(logger, client.AgencyCode, converted.Format, milliseconds);
        }
        else if (conversion is ConversionOutcome.Refused refused)
        {
            Log.NotConverted(logger, client.AgencyCode, refused.Refusal.Code, milliseconds);
        }

        return conversion;
    }

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

    private static async Task<bool> RefuseAsync(DeskTransaction desk, ApiClient client)
    {
        await AuditTrail.AppendAsync(desk, new AuditEntry
        {
            Actor = client.Actor.Id,
            AgencyCode = client.AgencyCode,
            Act = AuditActs.RefusedAtIntake,
            Code = "GS-11-2a",
        });
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "A push of agency {Agency} with key {Key} carried a secrecy mark; nothing of it was stored.")]
        public static partial void SecrecyMark(ILogger logger, string agency, string key);

        [LoggerMessage(Level = LogLevel.Information, Message = "A pushed file of agency {Agency} was converted from {Format} in {Milliseconds} ms.")]
        public static partial void Converted(ILogger logger, string agency, ForeignFormat format, long milliseconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A pushed file of agency {Agency} was not converted: {Code}, after {Milliseconds} ms.")]
        public static partial void NotConverted(ILogger logger, string agency, string code, long milliseconds);
    }
}
