using System.Text;
using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>
/// The agency's people and programs, who go on whatever happens to the desk: they push, ask, decide, and after a broken connection do the
/// same again, as a careful client does.
/// </summary>
internal sealed class Workload(Ledger ledger, DeskApi api, DeskForms forms, ErasedBytes erased, IReadOnlyList<Life> lives)
{
    // Far longer than anything takes: on a machine with much else to do a desk may die several times before it has done one step.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private TaskCompletionSource _pushing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;

    /// <summary>Completes when the next push has been sent.</summary>
    public Task Pushing => _pushing.Task;

    /// <summary>Leads lives, several at once, until told to stop; then those that began are led to their ends.</summary>
    public async Task RunAsync(int atOnce, CancellationToken over)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(over);
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            try
            {
                while (!enough.IsCancellationRequested)
                {
                    await LeadAsync(Interlocked.Increment(ref _next) - 1);
                }
            }
            catch
            {
                await enough.CancelAsync();
                throw;
            }
        })));
    }

    /// <summary>Leads each life once.</summary>
    public Task LeadAllAsync() => Task.WhenAll(lives.Select(_ => LeadAsync(Interlocked.Increment(ref _next) - 1)));

    private async Task LeadAsync(int serial)
    {
        var editions = new List<LedgerCase>();
        for (var life = lives[serial % lives.Count]; life is not null; life = life.AmendedBy)
        {
            var known = await PushAsync(serial, editions.Count, life);
            editions.Add(known);
            await UntilStateAsync(known, "inReview");
            foreach (var (act, number) in life.Acts.Select((act, number) => (act, number)))
            {
                await LeadThroughAsync(known, editions[0], act, number);
            }
        }

        if (serial % 3 == 0)
        {
            foreach (var known in editions)
            {
                await PushAsync(serial, known.Edition, known.Life);
            }
        }
    }

    private async Task<LedgerCase> PushAsync(int serial, int edition, Life life)
    {
        // Some clients are impatient and send the same push twice at once.
        var pushes = Enumerable.Range(0, serial % 4 == 1 ? 2 : 1).Select(_ => PushUntilAcknowledgedAsync(serial, edition)).ToList();
        return (await Task.WhenAll(pushes)).Select(caseId => ledger.Acknowledge(serial, edition, life, caseId)).Last();
    }

    private Task<string> PushUntilAcknowledgedAsync(int serial, int edition) => UntilAnsweredAsync(async () =>
    {
        var decision = CrashDecision.Of(serial, edition);
        var push = api.PushAsync(decision.Metadata, Encoding.UTF8.GetBytes(decision.Document), "decision.txt", $"crash-{serial}-{edition}");
        Interlocked.Exchange(ref _pushing, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        var (status, body) = await push;
        Assert.True(status == 202, $"Push {serial}, edition {edition}, was answered {status}: {body}");
        return body.GetProperty("caseId").GetString()!;
    });

    /// <summary>Does an act until the case shows that it was done: after a broken connection only the case can tell.</summary>
    private async Task LeadThroughAsync(LedgerCase known, LedgerCase first, LifeAct act, int number)
    {
        var before = known.Life.StateBefore(number);
        var isDone = false;
        await UntilStateAsync(known, act.States[^1], async state =>
        {
            if (!isDone && string.Equals(state, before, StringComparison.Ordinal) && await TryAsync(known, first, act, number))
            {
                isDone = true;
                known.Acknowledged++;
            }
        });
    }

    private async Task UntilStateAsync(LedgerCase known, string wanted, Func<string, Task>? act = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await StateAsync(known) is var state && !string.Equals(state, wanted, StringComparison.Ordinal))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"Case {known.CaseId} stays {state}, on its way to {wanted}; acts acknowledged: {known.Acknowledged}.");
            await (act?.Invoke(state) ?? Task.CompletedTask);
            await Task.Delay(Pause);
        }
    }

    private async Task<string> StateAsync(LedgerCase known) =>
        (await UntilAnsweredAsync(() => api.ReadAsync(known.CaseId))).GetProperty("state").GetString()!;

    private async Task<bool> TryAsync(LedgerCase known, LedgerCase first, LifeAct act, int number)
    {
        try
        {
            return (!act.Erases || await RememberAsync(known, first, number)) && await act.DoAsync(forms, known.CaseId);
        }
        catch (Exception exception) when (Broken.Is(exception))
        {
            return false;
        }
    }

    /// <summary>By the record's identity, which the desk tells of the first edition: that of a correction it tells when it is public.</summary>
    private async Task<bool> RememberAsync(LedgerCase known, LedgerCase first, int number) =>
        await erased.RememberAsync(known.CaseId, number, (await api.ReadAsync(first.CaseId)).GetProperty("recordId").GetString()!);

    private static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> ask)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception exception) when (Broken.Is(exception) && TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause);
            }
        }
    }
}
