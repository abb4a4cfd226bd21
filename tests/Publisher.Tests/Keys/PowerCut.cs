using System.Diagnostics;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Keys;

namespace Disclosure.Publisher.Tests.Keys;

/// <summary>Cuts work off right before or right after a traced stage, for the caller's own flow of work and no other test's.</summary>
internal static class PowerCut
{
    private static readonly AsyncLocal<(string Stage, bool Before)?> Armed = new();
    private static readonly ActivityListener Listener = Listen();

    public static async Task AtAsync(string stage, bool before, Func<Task> work)
    {
        Assert.NotNull(Listener);
        Armed.Value = (stage, before);
        await Assert.ThrowsAsync<PowerCutException>(work);
        Armed.Value = null;
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is KeyTracing.SourceName or StoreTracing.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = static activity => Cut(activity, before: true),
            ActivityStopped = static activity => Cut(activity, before: false),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void Cut(Activity activity, bool before)
    {
        if (Armed.Value is { } armed && armed.Before == before && string.Equals(armed.Stage, activity.OperationName, StringComparison.Ordinal))
        {
            throw new PowerCutException();
        }
    }

    private sealed class PowerCutException : Exception;
}
