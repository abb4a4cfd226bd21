using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Receipts;

/// <summary>What receipts are made of.</summary>
internal static class ReceiptServices
{
    /// <summary>Adds everything; nodes are asked by a desk that works.</summary>
    public static void AddReceipts(this IServiceCollection services, DeskOptions options)
    {
        NodeClient.AddHttp(services);
        services.AddSingleton<StatementCheck>();
        services.AddSingleton<NodeClient>();
        services.AddSingleton<NodeRounds>();
        services.AddSingleton<ReceiptAlarms>();
        services.AddSingleton<NodeReader>();
        ResidueProbe.AddHttp(services);
        services.AddSingleton<ResidueProbe>();
        services.AddSingleton<ResidueSweep>();
        if (options.Works)
        {
            services.AddHostedService<NodeWatch>();
            services.AddHostedService<WorkLoop<ResidueSweep>>();
        }
    }
}
