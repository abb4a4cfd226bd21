namespace Disclosure.Publisher.Rescanning;

/// <summary>What re-scans are made of.</summary>
internal static class RescanParts
{
    public static void AddRescans(this IServiceCollection services)
    {
        services.AddSingleton<RescanOriginals>();
        services.AddSingleton<RecordRescan>();
        services.AddSingleton<RescanService>();
        services.AddSingleton<ReviewedRescan>();
        services.AddSingleton<RescanOffering>();
        services.AddHostedService<RulesInForce>();
    }
}
