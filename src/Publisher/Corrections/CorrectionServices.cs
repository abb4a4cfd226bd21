using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Corrections;

/// <summary>What requests for correction are made of.</summary>
internal static class CorrectionServices
{
    public static void AddCorrections(this IServiceCollection services, CorrectionsPolicy policy, Mailbox? mailbox, InboxKey? key, bool works)
    {
        services.AddSingleton(policy);
        services.AddSingleton<RequestRegister>();
        services.AddSingleton<RequestQueue>();
        services.AddSingleton<RequestService>();
        services.AddSingleton<CounterRequests>();
        services.AddSingleton<AccessCodes>();
        if (mailbox is null || key is null)
        {
            return;
        }

        // By factory, so that the container closes them.
        services.AddSingleton(_ => mailbox);
        services.AddSingleton(_ => key);
        services.AddSingleton<InboxTaking>();
        services.AddSingleton<ReplyPosting>();
        if (works)
        {
            services.AddHostedService<WorkLoop<InboxTaking>>();
            services.AddHostedService<WorkLoop<ReplyPosting>>();
        }
    }
}
