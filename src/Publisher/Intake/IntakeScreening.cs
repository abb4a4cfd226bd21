using Disclosure.Conversion;
using Disclosure.Conversion.Outcomes;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Disclosure.Redactor.Documents;

namespace Disclosure.Publisher.Intake;

/// <summary>A file that carries no secrecy mark: what may be stored of it.</summary>
internal sealed record ScreenedFile
{
    /// <summary>Present when the document is read in another form than it was sent in.</summary>
    public ConversionOutcome.Converted? Converted { get; init; }

    /// <summary>Present when the document could not be read, and so not searched: then it is not kept.</summary>
    public SecrecyFinding.Unreadable? Unreadable { get; init; }

    /// <summary>The document; null when it could not be read.</summary>
    public SourceDocument? Document { get; init; }
}

/// <summary>
/// The way of every file into the desk, whoever sends it: converted once, in memory, and searched for secrecy marks before anything of it is
/// stored (公示办法 Art. 11(2)). A mark is told of in audit and log, without anything of the content.
/// </summary>
public sealed partial class IntakeScreening(
    DeskStore store, DocumentConverter converter, SecrecyGate gate, TimeProvider time, ILogger<IntakeScreening> logger)
{
    /// <summary>What may be stored; null when something of it carries a mark, and then nothing may.</summary>
    internal async Task<ScreenedFile?> ScreenAsync(DecisionSender sender, PushedFiles files, CancellationToken cancellationToken)
    {
        var conversion = await ConvertAsync(sender, files, cancellationToken);
        switch (gate.Search(files, conversion, cancellationToken))
        {
            case SecrecyFinding.Clean clean:
                return new ScreenedFile { Converted = conversion as ConversionOutcome.Converted, Document = clean.Document };
            case SecrecyFinding.Unreadable unreadable:
                return new ScreenedFile { Unreadable = unreadable };
            default:
                await RefuseAsync(sender, cancellationToken);
                return null;
        }
    }

    /// <summary>Whether texts that are stored beside a document may be; false when they carry a mark, and then that is told of.</summary>
    internal async Task<bool> MayKeepAsync(DecisionSender sender, byte[] metadata, CancellationToken cancellationToken)
    {
        if (!SecrecyGate.IsMarked(metadata))
        {
            return true;
        }

        await RefuseAsync(sender, cancellationToken);
        return false;
    }

    // Once, and in memory: every step after this one reads what came of it.
    private async Task<ConversionOutcome> ConvertAsync(DecisionSender sender, PushedFiles files, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var conversion = await converter.ConvertAsync(files.Document, cancellationToken);
        var milliseconds = (long)time.GetElapsedTime(start).TotalMilliseconds;
        if (conversion is ConversionOutcome.Converted converted)
        {
            Log.Converted(logger, sender.AgencyCode, converted.Format, milliseconds);
        }
        else if (conversion is ConversionOutcome.Refused refused)
        {
            Log.NotConverted(logger, sender.AgencyCode, refused.Refusal.Code, milliseconds);
        }

        return conversion;
    }

    private async Task RefuseAsync(DecisionSender sender, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            desk => AuditTrail.AppendAsync(desk, new AuditEntry
            {
                Actor = sender.Actor.Id,
                AgencyCode = sender.AgencyCode,
                Act = AuditActs.RefusedAtIntake,
                Code = "GS-11-2a",
            }),
            cancellationToken);
        Log.SecrecyMark(logger, sender.AgencyCode, sender.Actor.Id);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "What {Actor} of agency {Agency} sent in carried a secrecy mark; nothing of it was stored.")]
        public static partial void SecrecyMark(ILogger logger, string agency, string actor);

        [LoggerMessage(Level = LogLevel.Information, Message = "A pushed file of agency {Agency} was converted from {Format} in {Milliseconds} ms.")]
        public static partial void Converted(ILogger logger, string agency, ForeignFormat format, long milliseconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A pushed file of agency {Agency} was not converted: {Code}, after {Milliseconds} ms.")]
        public static partial void NotConverted(ILogger logger, string agency, string code, long milliseconds);
    }
}
