using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Aftermath;

/// <summary>Records what became of a decision as two people do, and looks at what the public sees then.</summary>
internal static class AftermathSteps
{
    public static Task<ReviewOutcome> RecordAsync(DeskProcess desk, string user, string caseId, AftermathEntry entry) =>
        desk.Service<AftermathService>().RecordAsync(desk.User(user), caseId, entry, default);

    public static Task<ReviewOutcome> ConfirmAsync(DeskProcess desk, string user, string caseId) => ConfirmAsync(desk, desk.User(user), caseId);

    public static async Task<ReviewOutcome> ConfirmAsync(DeskProcess desk, DeskUser user, string caseId)
    {
        var detail = await desk.SettledOutboxAsync(caseId);
        return await desk.Service<AftermathService>().ConfirmAsync(user, caseId, detail.Waiting[0].RecordedAt, default);
    }

    public static async Task PublishAsync(DeskProcess desk, string caseId, AftermathEntry entry)
    {
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "clerk", caseId, entry));
        Assert.IsType<ReviewOutcome.Done>(await ConfirmAsync(desk, "reviewer", caseId));
        await desk.SettledOutboxAsync(caseId);
    }

    public static async Task<PublicView> PublicAsync(DeskProcess desk, string caseId) =>
        (await PublicView.OfAsync(desk, (await desk.SettledOutboxAsync(caseId)).Case))!;
}
