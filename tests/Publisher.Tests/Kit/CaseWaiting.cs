using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>Waits for what the workers do.</summary>
public static class CaseWaiting
{
    private static readonly CaseState[] Passing = [CaseState.Received, CaseState.Read, CaseState.Assessed, CaseState.Redacted, CaseState.Verified];

    /// <summary>Waits until the case needs a person, or has an end; fails with its state after 20 s.</summary>
    public static Task<CaseDetail> SettledAsync(this DeskProcess desk, string caseId) =>
        desk.UntilAsync(caseId, detail => !Passing.Contains(detail.Case.State));

    public static Task<CaseDetail> UntilAsync(this DeskProcess desk, string caseId, CaseState state) =>
        desk.UntilAsync(caseId, detail => detail.Case.State == state);

    /// <summary>Waits until nothing of the case is on its way to the gazette.</summary>
    public static Task<CaseDetail> SettledOutboxAsync(this DeskProcess desk, string caseId) =>
        desk.UntilAsync(caseId, detail => detail.Ordered is null);

    private static async Task<CaseDetail> UntilAsync(this DeskProcess desk, string caseId, Func<CaseDetail, bool> settled)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var detail = await desk.Service<CaseReader>().ReadAsync(desk.User("reviewer"), caseId, CancellationToken.None)
                ?? throw new InvalidOperationException("The case is not the agency's.");
            if (settled(detail))
            {
                return detail;
            }

            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"The case stays {detail.Case.State}: " + string.Join('\n', desk.Logs.Lines.Where(line => line.Contains(caseId, StringComparison.Ordinal))));
            }

            await Task.Delay(50, CancellationToken.None);
        }
    }
}
