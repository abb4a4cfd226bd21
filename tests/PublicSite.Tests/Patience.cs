namespace Disclosure.PublicSite.Tests;

/// <summary>Waits for what must come about.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Longest);
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }
}
