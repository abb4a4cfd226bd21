using System.Diagnostics;
using Disclosure.Gazette.Log;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>Cuts work off right before or right after a traced step, for the caller's own flow of work and no other test's.</summary>
internal static class PowerCut
{
    private static readonly AsyncLocal<(string Step, bool Before)?> Armed = new();
    private static readonly ActivityListener Listener = Listen();

    public static Task BeforeAsync(string step, Func<Task> work) => CutAsync(step, before: true, work);

    public static Task AfterAsync(string step, Func<Task> work) => CutAsync(step, before: false, work);

    private static async Task CutAsync(string step, bool before, Func<Task> work)
    {
        Assert.NotNull(Listener);
        Armed.Value = (step, before);
        await Assert.ThrowsAsync<PowerCutException>(work);
        Armed.Value = null;
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is GazetteTracing.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = static activity => Cut(activity, before: true),
            ActivityStopped = static activity => Cut(activity, before: false),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void Cut(Activity activity, bool before)
    {
        if (Armed.Value is not { } armed || armed.Before != before || !string.Equals(armed.Step, activity.OperationName, StringComparison.Ordinal))
            return;
        throw new PowerCutException();
    }

    private sealed class PowerCutException : Exception;
}
