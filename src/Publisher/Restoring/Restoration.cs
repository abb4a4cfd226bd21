using Disclosure.Gazette.Log;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;

namespace Disclosure.Publisher.Restoring;

/// <summary>
/// Before the port opens: what was erased is erased again, what the gazette knows and the desk does not is written down, and what the gazette
/// lost is told anew. On a store that was never restored this is a look at the ends of ledger and log. Each part can be cut off anywhere and
/// is completed by the next start: it is done again from what the stores say.
/// </summary>
internal sealed partial class Restoration(
    ErasedAgain erased, GazetteAdoption adoption, LostTexts lost, RestoredMark mark, GazetteWriter gazette, ILogger<Restoration> logger)
{
    /// <summary>Does it all.</summary>
    /// <param name="endsUnknown">True: what is public and the desk cannot vouch for is taken out of sight, in place of being refused.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many records were ended for that reason.</returns>
    /// <exception cref="UnknownRecordsException">Something is public that the desk does not know.</exception>
    public async Task<int> RunAsync(bool endsUnknown, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.Restore);
        await mark.TakeAsync(cancellationToken);
        var cases = await erased.RunAsync(cancellationToken);
        var adopted = await adoption.RunAsync(cancellationToken);
        var told = await lost.RunAsync(cancellationToken);
        // What was ended because nobody could tell it again is news to the desk.
        var unknown = told > 0 ? (await adoption.RunAsync(cancellationToken)).Unknown : adopted.Unknown;
        if (unknown.Count > 0 && !endsUnknown)
        {
            throw new UnknownRecordsException(unknown);
        }

        foreach (var record in unknown)
        {
            await lost.EndAsync(record, cancellationToken);
        }

        if (unknown.Count > 0)
        {
            await adoption.RunAsync(cancellationToken);
        }

        await mark.RemoveAsync(cancellationToken);
        if (gazette.BroughtForward + cases + adopted.Adopted + told + unknown.Count > 0)
        {
            Log.Restored(logger, gazette.BroughtForward, cases, adopted.Adopted, told, unknown.Count);
        }

        return unknown.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A restored store was brought forward: {Entries} entries of the gazette from its ledger, {Cases} cases erased again, {Adopted} steps of cases that the gazette knew of, {Told} records told anew, {Ended} ended because the desk did not know them.")]
        public static partial void Restored(ILogger logger, int entries, int cases, int adopted, int told, int ended);
    }
}

/// <summary>What the restoration is made of.</summary>
internal static class RestoringServices
{
    public static void AddRestoring(this IServiceCollection services)
    {
        services.AddSingleton<ErasedAgain>();
        services.AddSingleton<GazetteAdoption>();
        services.AddSingleton<LostTexts>();
        services.AddSingleton<RestoredMark>();
        services.AddSingleton<Restoration>();
    }
}
