namespace Disclosure.Publisher.Takedowns;

/// <summary>What emergency takedowns are made of.</summary>
internal static class TakedownParts
{
    public static void AddTakedowns(this IServiceCollection services)
    {
        services.AddSingleton<TakedownService>();
        services.AddSingleton<TakedownLookup>();
        services.AddSingleton<TakedownReader>();
        services.AddSingleton<TakedownSweep>();
        services.AddSingleton<TakedownWatch>();
        services.AddSingleton<RescanAnswerService>();
    }
}
